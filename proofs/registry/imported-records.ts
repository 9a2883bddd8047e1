import { type ListRecord, type ListRecordInput, listRecordSchema } from "../../src/lists/list-record";
import type { RegisteredSubject } from "../../src/sandbox/registered-subject";
import { syntheticResidentId, syntheticUscc } from "../../src/sandbox/synthetic";
import { type SubjectRef, subjectKey } from "../../src/subject/subject";

export const company = { kind: "uscc", code: syntheticUscc(1) } as const;
export const otherCompany = { kind: "uscc", code: syntheticUscc(2) } as const;
export const person = { kind: "resident-id", code: syntheticResidentId(1) } as const;
export const otherPerson = { kind: "resident-id", code: syntheticResidentId(2) } as const;

const authority = { name: "泉州市税务局", code: "350500-SW" };
const indefinite = { kind: "indefinite" } as const;

/** A record as another platform tells of it. */
export function importOf(
  said: Pick<ListRecordInput, "recordId" | "subject" | "list" | "listedOn"> & Partial<ListRecordInput>,
): ListRecord {
  return listRecordSchema.parse({
    ...{ field: { id: "tax", title: "税收" }, scope: "city", listedAs: "self", traits: ["owes-tax"] },
    ...{ authority, provider: authority, bases: [{ title: "行政处罚决定书" }], status: { kind: "listed" } },
    term: indefinite,
    ...said,
  });
}

/** Of each what is told together, as it stood before the platform knew how long somebody is watched. */
const importsOf = {
  over: [
    importOf({
      ...{ recordId: "I-over", subject: otherCompany, list: "black", listedOn: "2025-03-01" },
      term: { kind: "until", lastOn: "2026-01-20" },
    }),
  ],
  lasting: [importOf({ recordId: "I-lasting", subject: company, list: "black", listedOn: "2025-04-01" })],
  // Whoever told of it left it standing beside the other.
  beside: [importOf({ recordId: "I-beside", subject: company, list: "red", listedOn: "2024-04-01" })],
  red: [importOf({ recordId: "I-red", subject: otherPerson, list: "red", listedOn: "2025-06-01" })],
  watch: [
    importOf({
      ...{ recordId: "I-seen", subject: otherPerson, list: "watch", listedOn: "2025-07-01" },
      term: { kind: "until", lastOn: "2026-01-31" },
    }),
  ],
  left: [
    importOf({
      ...{ recordId: "I-left", subject: person, list: "black", listedOn: "2025-01-10" },
      status: { kind: "exited", way: "repaired", on: "2025-12-01" },
    }),
    importOf({
      ...{ recordId: "I-left:watch", subject: person, list: "watch", listedOn: "2025-12-01" },
      ...{ term: { kind: "until", lastOn: "2026-03-01" } },
      followsFrom: { recordId: "I-left", exitWay: "repaired" },
    }),
  ],
} as const;
export type ImportName = keyof typeof importsOf;
export const importNames = Object.keys(importsOf) as readonly ImportName[];

/** What is told of under these names. */
export function importedRecords(names: readonly ImportName[]): readonly ListRecord[] {
  return names.flatMap((name) => importsOf[name]);
}

/** Puts a subject on file with those records that are its own. */
export function entryOf(subject: SubjectRef, records: readonly ListRecord[] = []): RegisteredSubject {
  const own = records.filter((record) => subjectKey(record.subject) === subjectKey(subject));
  const isCompany = subject.kind === "uscc";
  return {
    ...{ subject, subjectType: isCompany ? "legal-person" : "natural-person", records: own },
    name: isCompany ? "某公司" : "某人",
  };
}
