import { type Transition, type TransitionKind, transitionSchema } from "../../../src/contract/transition";
import { deepFrozen } from "../../../src/guard/deep-frozen";
import { sha256Hex } from "../../../src/integrity/sha256";
import { type ListRecord, type ListRecordInput, listRecordSchema } from "../../../src/lists/list-record";
import {
  applyTransition,
  newRecordIdsOf,
  subjectsOf,
  type TransitionResult,
} from "../../../src/sandbox/registry/apply-transition";
import { createDrawer } from "../../../src/sandbox/registry/drawer";
import { settle } from "../../../src/sandbox/registry/settle";
import type { HeldRecord, SubjectFile } from "../../../src/sandbox/registry/subject-file";
import { syntheticResidentId, syntheticUscc } from "../../../src/sandbox/synthetic";
import { isSameSubject, type SubjectRef } from "../../../src/subject/subject";
import { parseCalendarDate } from "../../../src/time/calendar-date";

export const company = { kind: "uscc", code: syntheticUscc(1) } as const;
export const otherCompany = { kind: "uscc", code: syntheticUscc(2) } as const;
export const person = { kind: "resident-id", code: syntheticResidentId(1) } as const;
export const otherPerson = { kind: "resident-id", code: syntheticResidentId(2) } as const;
export const unknownCompany = { kind: "uscc", code: syntheticUscc(9) } as const;

export const authority = { name: "泉州市生态环境局", code: "350500-HB" };
export const otherDepartment = { name: "泉州市税务局", code: "350500-SW" };
export const provider = { name: "泉州市生态环境监测站", code: "350500-JC" };
export const firstOn = "2026-03-02";

const listing = {
  by: authority,
  documentNumber: "泉环认〔2026〕1号",
  basis: "认定标准第三条",
  subject: company,
  field: { id: "environment", title: "环境保护" },
  scope: "city",
  bases: [{ title: "行政处罚决定书", documentNumber: "泉环罚〔2026〕1号" }],
  term: { kind: "until", lastOn: "2026-12-31" },
} as const;

/** What a test says of a transition; all else is that of {@link authority}, from 2 March to the end of the year. */
type TransitionDraft = { readonly [field: string]: unknown };

/** The files of two companies and two persons, to which one transition after the other is applied. */
export interface Desk {
  /** Applies one, and keeps the files as they are then. */
  act(kind: TransitionKind, draft: TransitionDraft): TransitionResult;
  /** The same, where anything but `applied` fails the test. */
  must(kind: TransitionKind, draft: TransitionDraft): Extract<TransitionResult, { readonly kind: "applied" }>;
  /** The code with which it is refused, or `applied`. */
  said(kind: TransitionKind, draft: TransitionDraft): string;
  /** Lets time pass through a day, and the calendar do what it does. */
  sleepUntil(date: string): void;
  /** Lets time pass, and nobody looks. */
  passUntil(date: string): void;
  file(subject: SubjectRef): SubjectFile;
  held(recordId: string): HeldRecord | undefined;
  record(recordId: string): ListRecord | undefined;
  /** `listed`, or the way and the day of the exit. */
  status(recordId: string): string;
  recordIds(subject: SubjectRef): readonly string[];
}

/** Opens a desk, with records as another platform has left them. */
export function aDesk(imported: readonly ListRecordInput[] = []): Desk {
  let today = firstOn;
  let serial = 0;
  let files: readonly SubjectFile[] = [company, otherCompany, person, otherPerson].map((subject) => ({
    subject,
    subjectType: subject.kind === "uscc" ? "legal-person" : "natural-person",
    name: "示例（虚构）",
    held: imported
      .filter((record) => isSameSubject(record.subject, subject))
      .map((record) => ({ record: listRecordSchema.parse(record) })),
  }));
  const momentNow = () => ({ at: `${today}T09:00:00+08:00`, date: parseCalendarDate(today) });

  function keep(changed: readonly SubjectFile[]): void {
    files = files.map((file) => changed.find(({ subject }) => isSameSubject(subject, file.subject)) ?? file);
  }

  function act(kind: TransitionKind, draft: TransitionDraft): TransitionResult {
    serial += 1;
    const transition = transitionSchema.parse({
      ...listing,
      ...(kind === "list-black" || kind === "turn-black" ? { watchDays: 30 } : {}),
      transitionId: `T-${serial}`,
      kind,
      ...draft,
    });
    const result = applyTransition(transition, groundOf(transition));
    if (result.kind === "applied") keep(result.files);
    return result;
  }

  /** No more than what is promised to be enough, and nothing in it can be written to. */
  function groundOf(transition: Transition) {
    const all = files.flatMap(({ subject, held }) => held.map((one) => ({ subject, held: one })));
    const found = all.find(({ held: { record } }) => record.recordId === transition.recordId);
    const place = found && { ...found, recordId: transition.recordId };
    const touched = subjectsOf(transition, place);
    return deepFrozen({
      files: files.filter((file) => touched.some((subject) => isSameSubject(subject, file.subject))),
      takenRecordIds: newRecordIdsOf(transition).filter((recordId) =>
        all.some(({ held: { record } }) => record.recordId === recordId),
      ),
      moment: momentNow(),
      digestOf: sha256Hex,
    });
  }

  const held = (recordId: string) =>
    files.flatMap(({ held }) => held).find(({ record }) => record.recordId === recordId);

  return {
    act,
    must(kind, draft) {
      const result = act(kind, draft);
      if (result.kind === "refused") throw new Error(`${kind} is refused: ${result.code}.`);
      return result;
    },
    said(kind, draft) {
      const result = act(kind, draft);
      return result.kind === "refused" ? result.code : result.kind;
    },
    sleepUntil(date) {
      today = date;
      const drawer = createDrawer(files, momentNow(), sha256Hex);
      for (const file of files) settle(drawer, file);
      keep(drawer.changedFiles);
    },
    passUntil(date) {
      today = date;
    },
    file(subject) {
      const file = files.find((one) => isSameSubject(one.subject, subject));
      if (file === undefined) throw new Error("The subject is not on file.");
      return file;
    },
    held,
    record: (recordId) => held(recordId)?.record,
    status(recordId) {
      const status = held(recordId)?.record.status;
      if (status === undefined) return "gone";
      return status.kind === "listed" ? "listed" : `${status.way} ${status.on}`;
    },
    recordIds(subject) {
      const file = files.find((one) => isSameSubject(one.subject, subject));
      return file?.held.map(({ record }) => record.recordId) ?? [];
    },
  };
}

/** What a transition told of, as `event recordId`; of erasures the kind alone. */
export function toldBy(result: TransitionResult): readonly string[] {
  if (result.kind === "refused") return [];
  return result.changes.map(({ change }) =>
    change.kind === "changed" ? `${change.event} ${change.recordId}` : change.kind,
  );
}

/** A record as it came from a platform that knew of no days of watching. */
export function anImport(overrides: Partial<ListRecordInput>): ListRecordInput {
  return {
    recordId: "I-1",
    subject: company,
    list: "black",
    field: { id: "environment", title: "环境保护" },
    scope: "city",
    listedAs: "self",
    traits: [],
    authority,
    provider: authority,
    bases: [{ title: "行政处罚决定书" }],
    listedOn: "2025-03-02",
    term: { kind: "until", lastOn: "2026-03-31" },
    status: { kind: "listed" },
    ...overrides,
  };
}

/** Raises an objection and tells the provider, so that the verification can be ended. */
export function verify(desk: Desk, recordId: string): void {
  desk.must("object", { recordId, grounds: "objection" });
  desk.must("tell-provider", { recordId });
}
