import type { SubjectRef } from "../../src/subject/subject";

export const subject: SubjectRef = { kind: "uscc", code: "91350500PDY00001XT" };
export const other: SubjectRef = { kind: "uscc", code: "91350500PDY00002LN" };

/** A record as it stands on the wire, right in everything. */
export function wireRecord(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    recordId: "B-1",
    subject,
    list: "black",
    field: { id: "tax", title: "重大税收违法" },
    scope: "city",
    listedAs: "self",
    traits: [],
    authority: { name: "示例认定部门" },
    provider: { name: "示例信息提供单位" },
    bases: [{ title: "示例认定文书" }],
    listedOn: "2018-01-01",
    term: { kind: "indefinite" },
    status: { kind: "listed" },
    ...change,
  };
}

/** A standing as it stands on the wire, right in everything. */
export function wireStanding(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    kind: "known",
    subject,
    subjectType: "legal-person",
    name: "泉州示例建筑有限公司",
    formerNames: [],
    links: [],
    records: [wireRecord({ subject: change["subject"] ?? subject })],
    recognitions: [],
    sources: [{ id: "quanzhou", title: "泉州市", lists: ["red", "black", "watch"], state: "answered" }],
    ...change,
  };
}

/** A whole answer, right in everything. */
export function wireAnswer(
  standings: readonly unknown[] = [wireStanding()],
  change: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    listVersion: 7,
    asOf: "2026-11-24T09:00:00+08:00",
    catalogueVersion: 3,
    standings,
    ...change,
  };
}

/** A source's own view of time: a minute after {@link wireAnswer} was made, and lists may be a day old. */
export const freshLists = {
  clock: { wallMs: () => Date.parse("2026-11-24T09:01:00+08:00"), monotonicMs: () => 0 },
  asOfMaxAgeMs: 86_400_000,
  watchList: "demanded",
} as const;
