import type { Transition } from "../../src/contract/transition";
import type { Moment } from "../../src/sandbox/registry/drawer";
import { syntheticResidentId, syntheticUscc } from "../../src/sandbox/synthetic";
import type { SubjectRef } from "../../src/subject/subject";
import { beijingDateOf } from "../../src/time/calendar-date";
import { seededRandom } from "../seeded-random";
import type { CrashOrder } from "./crash-message";

const subjectCount = 40;

/** An instant by which nothing that the plan lists is over. */
export const planMoment: Moment = {
  at: "2026-11-24T09:00:00+08:00",
  date: beijingDateOf(Date.parse("2026-11-24T09:00:00+08:00")),
};

/** Whom the plan lists: organizations, each with the one person who answers for it. */
export const planSubjects: readonly SubjectRef[] = Array.from({ length: subjectCount }, (_, index) => [
  companyOf(index),
  personOf(index),
]).flat();

/**
 * The transitions of one writer, without an end: a listing with a responsible person, an objection, its result, which
 * erases the one record in three.
 */
export function* crashPlan({ round, seed }: Omit<CrashOrder, "place">): Generator<Transition, never> {
  const random = seededRandom(seed * 100_003 + round);
  const act = {
    by: { name: "示例认定部门（虚构）", code: "DEPT-1" },
    documentNumber: "示例〔2026〕1号",
    basis: "示例依据",
  };
  for (let cycle = 0; ; cycle += 1) {
    const index = random.below(subjectCount);
    const recordId = `B-${round}-${cycle}`;
    const idOf = (kind: string) => `${round}-${cycle}-${kind}`;
    yield {
      kind: "list-black",
      transitionId: idOf("list"),
      ...act,
      recordId,
      subject: companyOf(index),
      field: { id: "environment", title: "生态环境" },
      scope: "city",
      bases: [{ title: "示例认定文书" }],
      term: { kind: "indefinite" },
      watchDays: 30,
      responsiblePersons: [{ subject: personOf(index), role: "principal", recordId: `P-${round}-${cycle}` }],
    };
    yield { kind: "object", transitionId: idOf("object"), ...act, recordId, grounds: "objection" };
    yield { kind: "tell-provider", transitionId: idOf("tell"), ...act, recordId };
    if (random.isOneIn(3)) yield { kind: "uphold", transitionId: idOf("uphold"), ...act, recordId };
    else {
      yield { kind: "reject", transitionId: idOf("reject"), ...act, recordId };
      if (random.isOneIn(2)) yield { kind: "repair", transitionId: idOf("repair"), ...act, recordId };
    }
  }
}

function companyOf(index: number): SubjectRef {
  return { kind: "uscc", code: syntheticUscc(index + 1) };
}

function personOf(index: number): SubjectRef {
  return { kind: "resident-id", code: syntheticResidentId(index + 1) };
}
