import { setTimeout } from "node:timers/promises";
import type { Feedback } from "../../../src/contract/feedback";
import type { Transition, TransitionOf } from "../../../src/contract/transition";
import type { RegisteredSubject } from "../../../src/sandbox/registered-subject";
import type { Moment } from "../../../src/sandbox/registry/drawer";
import type { ListsSnapshot } from "../../../src/sandbox/storage/lists-snapshot";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { syntheticResidentId, syntheticUscc } from "../../../src/sandbox/synthetic";
import type { SubjectRef } from "../../../src/subject/subject";
import { type CalendarDate, parseCalendarDate } from "../../../src/time/calendar-date";

const authority = { name: "示例认定部门（虚构）", code: "DEPT-1" };
const act = { by: authority, documentNumber: "示例〔2026〕1号", basis: "示例依据" };

export function company(serial: number): SubjectRef {
  return { kind: "uscc", code: syntheticUscc(serial) };
}

export function person(serial: number): SubjectRef {
  return { kind: "resident-id", code: syntheticResidentId(serial) };
}

/** A morning, by default of the day around which these tests run. */
export function momentOn(date = "2026-11-24", time = "09:00:00"): Moment {
  return { at: `${date}T${time}+08:00`, date: dateOf(date) };
}

export function dateOf(date: string): CalendarDate {
  return parseCalendarDate(date);
}

export function entryOf(subject: SubjectRef, more: Partial<RegisteredSubject> = {}): RegisteredSubject {
  const isPerson = subject.kind === "resident-id";
  return {
    subject,
    subjectType: isPerson ? "natural-person" : "legal-person",
    name: "示例有限公司（虚构）",
    ...more,
  };
}

const contents = {
  ...act,
  field: { id: "environment", title: "生态环境" },
  scope: "city",
  bases: [{ title: "示例认定文书", documentNumber: "示例〔2026〕1号" }],
  term: { kind: "until", lastOn: dateOf("2027-11-23") },
} as const;

export function listBlack(
  subject: SubjectRef,
  recordId: string,
  more: Partial<TransitionOf<"list-black">> = {},
): Transition {
  return {
    kind: "list-black",
    transitionId: `list-${recordId}`,
    subject,
    recordId,
    ...contents,
    watchDays: 30,
    ...more,
  };
}

export function listWatch(
  subject: SubjectRef,
  recordId: string,
  more: Partial<TransitionOf<"list-watch">> = {},
): Transition {
  return { kind: "list-watch", transitionId: `list-${recordId}`, subject, recordId, ...contents, ...more };
}

export function listRed(
  subject: SubjectRef,
  recordId: string,
  more: Partial<TransitionOf<"list-red">> = {},
): Transition {
  return { kind: "list-red", transitionId: `list-${recordId}`, subject, recordId, ...contents, ...more };
}

type OnRecord =
  | { readonly kind: "object"; readonly grounds: "objection" }
  | { readonly kind: "tell-provider" | "uphold" | "reject" | "repair" | "change-standard" }
  | { readonly kind: "report-misuse" | "remove-misused" };

export function onRecord(recordId: string, step: OnRecord, more: Partial<typeof act> = {}): Transition {
  return { transitionId: `${step.kind}-${recordId}`, recordId, ...act, ...more, ...step };
}

const bytesStayMaxMs = 30_000;

/**
 * Begins to read all standings, once nothing of an erasure keeps from it: a server of PostgreSQL keeps its bytes for as
 * long as somebody writes in it who began before, in whatever database.
 */
export async function begunSnapshot(store: RegistryStore, moment: Moment): Promise<ListsSnapshot> {
  const untilMs = Date.now() + bytesStayMaxMs;
  for (;;) {
    const snapshot = await store.beginSnapshot(moment);
    if (snapshot !== undefined) return snapshot;
    if (Date.now() >= untilMs) throw new Error("Bytes of an erasure are still in the files.");
    await setTimeout(50);
  }
}

/** Applies acts one after the other, on the day of every test, none of them refused. */
export async function applied(store: RegistryStore, ...acts: readonly Transition[]): Promise<void> {
  await appliedAt(momentOn(), store, acts);
}

/** From the objection to the end of a record that proves a mis-listing. */
export async function erase(store: RegistryStore, recordId: string, moment: Moment): Promise<void> {
  await appliedAt(moment, store, [
    onRecord(recordId, { kind: "object", grounds: "objection" }),
    onRecord(recordId, { kind: "tell-provider" }),
    onRecord(recordId, { kind: "uphold" }),
  ]);
}

async function appliedAt(moment: Moment, store: RegistryStore, acts: readonly Transition[]): Promise<void> {
  for (const act of acts) {
    const outcome = await store.apply(act, moment);
    if (outcome.kind !== "applied") throw new Error(`${act.kind} was refused: ${outcome.code}`);
  }
}

export function feedbackOn(recordIds: readonly string[], feedbackId = "F-1"): Feedback {
  return {
    feedbackId,
    department: authority,
    caseId: `CASE-${feedbackId}`,
    matterType: "administrative-license",
    subject: company(1),
    conclusion: "refused",
    recordIds,
    executions: [],
    concludedAt: "2026-11-24T10:00:00+08:00",
  };
}
