import { AssertionError } from "node:assert";
import { lookupRequestSchema } from "../contract/lookup";
import { maskSubject } from "../subject/mask";
import { isSameSubject, parseSubject, type SubjectInput, type SubjectRef } from "../subject/subject";
import type { Clock } from "../time/clock";

/** One lookup that reached the platform. */
export interface AskedLookup {
  readonly subjects: readonly SubjectRef[];
  /** When it arrived, RFC 3339, by the platform's clock. */
  readonly at: string;
}

/** What the platform was asked, so that a test can show that the check came before the approval. */
export interface LookupLog {
  /** Every lookup that arrived since the start or the last `reset`, retries included, in the order of arrival. */
  readonly lookups: readonly AskedLookup[];
  /** Fails with an AssertionError unless somebody asked about the subject. */
  expectAskedAbout(subject: SubjectInput): void;
  /** Fails with an AssertionError if somebody asked about the subject. */
  expectNotAskedAbout(subject: SubjectInput): void;
}

/**
 * Makes the log of what a platform was asked.
 *
 * @param clock when lookups arrive
 * @returns the log, with `note` for the text of a request and `forget`
 * @example
 * createLookupLog(systemClock).note('{"subjects":[]}')
 */
export function createLookupLog(clock: Clock): LookupLog & { note(text: string): void; forget(): void } {
  let lookups: readonly AskedLookup[] = [];

  const isAsked = (subject: SubjectRef) =>
    lookups.some(({ subjects }) => subjects.some((asked) => isSameSubject(asked, subject)));

  const log = {
    get lookups() {
      return lookups;
    },
    note(text: string) {
      const subjects = subjectsIn(text);
      if (subjects === undefined) return;
      lookups = [...lookups, { subjects, at: new Date(clock.wallMs()).toISOString() }];
    },
    forget() {
      lookups = [];
    },
    expectAskedAbout(input: SubjectInput) {
      const subject = parseSubject(input);
      if (isAsked(subject)) return;
      throw new AssertionError({
        message: `Nobody asked the platform about ${maskSubject(subject)}. ${summaryOf(lookups)}`,
        stackStartFn: log.expectAskedAbout,
      });
    },
    expectNotAskedAbout(input: SubjectInput) {
      const subject = parseSubject(input);
      if (!isAsked(subject)) return;
      throw new AssertionError({
        message: `The platform was asked about ${maskSubject(subject)}. ${summaryOf(lookups)}`,
        stackStartFn: log.expectNotAskedAbout,
      });
    },
  };
  return log;
}

function subjectsIn(text: string): readonly SubjectRef[] | undefined {
  try {
    return lookupRequestSchema.safeParse(JSON.parse(text)).data?.subjects;
  } catch {
    return undefined;
  }
}

const shownMaxCount = 10;

function summaryOf(lookups: readonly AskedLookup[]): string {
  if (lookups.length === 0) return "It was asked about nobody.";
  const rows = lookups
    .slice(-shownMaxCount)
    .map(({ at, subjects }) => `  ${at} ${subjects.slice(0, shownMaxCount).map(maskSubject).join(", ")}`);
  return [`It was asked in ${lookups.length} lookups, of which the last:`, ...rows].join("\n");
}
