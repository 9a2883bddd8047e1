import type { FindHow, ListSource, SourceAnswer } from "../../src/freshness/list-source";
import type { SubjectRef } from "../../src/subject/subject";

export const uscc = (code: string): SubjectRef => ({ kind: "uscc", code });

const everyList = { id: "all", title: "全部", lists: ["red", "black", "watch"], state: "answered" } as const;

/** An answer that says nothing but whom it is about and from which version of the lists it is. */
export function found(subject: SubjectRef, listVersion = 1, name = "示例"): SourceAnswer {
  return {
    finding: {
      kind: "found",
      standing: {
        kind: "known",
        subject,
        subjectType: "legal-person",
        name,
        formerNames: [],
        links: [],
        records: [],
        recognitions: [],
        sources: [everyList],
        listVersion,
        asOf: "2018-04-25T09:00:00+08:00",
      },
    },
    catalogueVersion: 1,
  };
}

export const unreachable: SourceAnswer = {
  finding: { kind: "failed", reason: { code: "platform-unreachable" } },
};

export function versionOf({ finding }: SourceAnswer): number | undefined {
  return finding.kind === "found" ? finding.standing.listVersion : undefined;
}

/** A request that reached the fake and waits for the test to answer it. */
export interface Pending {
  readonly subjects: readonly SubjectRef[];
  readonly how: FindHow;
  readonly codes: readonly string[];
  answer(answers: readonly SourceAnswer[]): void;
  /** Answers every subject as found, from a version of the lists. */
  find(listVersion?: number): void;
  break(error: unknown): void;
}

/** A source whose answers the test gives, in any order. */
export function createFakeSource(): ListSource & { readonly pending: readonly Pending[] } {
  const pending: Pending[] = [];
  return {
    pending,
    find: (subjects, how) =>
      new Promise((resolve, reject) => {
        pending.push({
          subjects,
          how,
          codes: subjects.map((subject) => subject.code),
          answer: resolve,
          find: (listVersion) => resolve(subjects.map((subject) => found(subject, listVersion))),
          break: reject,
        });
      }),
  };
}

/** Lets everything that can go on go on. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
