import type { ActiveCatalogue } from "../../src/catalogue/active-catalogue";
import { quanzhou201851 } from "../../src/catalogue/packs/quanzhou-2018-51";
import type { UnestablishedReason } from "../../src/decision/facts";
import { createCachingSource } from "../../src/freshness/caching-source";
import { type CatalogueKeeper, keepOwnCatalogue } from "../../src/freshness/catalogue-keeper";
import type { FindHow, ListSource, SourceAnswer } from "../../src/freshness/list-source";
import { assembleGuard, type Guard } from "../../src/guard/assemble-guard";
import { createGuardEvents } from "../../src/guard/guard-event";
import type { GuardParts } from "../../src/guard/guard-parts";
import type { Standing } from "../../src/lists/standing";
import { type SubjectRef, subjectKey } from "../../src/subject/subject";
import { createManualMachine, type ManualMachine } from "../../src/testing/manual-machine";
import { chinaWorkingDays } from "../../src/time/china-working-days";
import { createHonestClock } from "../../src/time/honest-clock";
import { allSources, theCatalogue } from "../decision/fixtures";

/** A guard over lists that the test writes, with a clock that the test moves. */
export interface GuardBench {
  readonly guard: Guard;
  readonly clock: ManualMachine;
  /** The subjects asked for, one row a lookup. */
  readonly asked: readonly (readonly string[])[];
  put(standing: Standing): void;
  fail(subject: SubjectRef, reason: UnestablishedReason): void;
  /** From now on lookups of the subject wait for the function that is returned. */
  stall(subject: SubjectRef): () => void;
}

export function guardBench(
  over: {
    readonly catalogue?: ActiveCatalogue;
    readonly keeper?: CatalogueKeeper;
    readonly startMs?: number;
    readonly answersCatalogueVersion?: () => number;
  } & Partial<Pick<GuardParts, "department" | "maxAgeMs" | "deadlineMs" | "calendar">> = {},
): GuardBench {
  const { catalogue = theCatalogue(), keeper = keepOwnCatalogue(catalogue), startMs, ...rest } = over;
  const { answersCatalogueVersion = () => catalogue.version, ...parts } = rest;
  const clock = createManualMachine(startMs ?? Date.parse("2026-11-24T10:00:00+08:00"));
  const honest = createHonestClock(clock, { schedule: clock.schedule });
  const standings = new Map<string, SourceAnswer>();
  const stalls = new Map<string, Promise<void>>();
  const asked: string[][] = [];

  const lists: ListSource = {
    async find(subjects: readonly SubjectRef[], _how: FindHow) {
      asked.push(subjects.map(subjectKey));
      await Promise.all(subjects.map((subject) => stalls.get(subjectKey(subject))));
      return subjects.map(
        (subject): SourceAnswer =>
          standings.get(subjectKey(subject)) ?? {
            finding: {
              kind: "found",
              standing: {
                kind: "unknown",
                subject,
                sources: allSources,
                listVersion: 1,
                asOf: "2026-11-24T02:00:00Z",
              },
            },
            catalogueVersion: answersCatalogueVersion(),
          },
      );
    },
  };
  const guard = assembleGuard({
    source: createCachingSource(lists, honest, { maxCount: 1_000 }),
    catalogue: keeper,
    pack: quanzhou201851,
    clock: honest,
    calendar: chinaWorkingDays,
    events: createGuardEvents(),
    maxAgeMs: 60_000,
    deadlineMs: 3_000,
    ...parts,
  });
  return {
    guard,
    clock,
    asked,
    put(standing) {
      standings.set(subjectKey(standing.subject), {
        finding: { kind: "found", standing },
        catalogueVersion: answersCatalogueVersion(),
      });
    },
    fail(subject, reason) {
      standings.set(subjectKey(subject), { finding: { kind: "failed", reason } });
    },
    stall(subject) {
      let release = () => {};
      stalls.set(
        subjectKey(subject),
        new Promise((resolve) => {
          release = () => {
            stalls.delete(subjectKey(subject));
            resolve();
          };
        }),
      );
      return () => release();
    },
  };
}
