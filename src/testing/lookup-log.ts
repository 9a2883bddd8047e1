import { AssertionError } from "node:assert";
import { lookupRequestSchema } from "../contract/lookup";
import { maskSubject } from "../subject/mask";
import { isSameSubject, parseSubject, type SubjectInput, type SubjectRef } from "../subject/subject";
import type { Clock } from "../time/clock";

/** One lookup that was sent to the platform. */
export interface AskedLookup {
  readonly subjects: readonly SubjectRef[];
  /** When it was sent, RFC 3339, by the platform's clock. */
  readonly at: string;
  /** `yes`: asked with the right secret, and answered by a signed message of the lists. `no`: the platform was down,
   * it refused or failed, what it said was no answer of the lists, or nobody waited for it; or it is under way. */
  readonly answered: "yes" | "no";
}

/** A lookup in the log, of which it is not known yet what comes. */
interface NotedLookup {
  /** From now on it is one that the platform answered. */
  answered(): void;
}

/** What the platform was asked, so that a test can show that the check came before the approval. */
export interface LookupLog {
  /** Every lookup since the start or the last `reset`, in the order of sending: retries included, and those that a
   * platform that is down never heard. What the guard remembers, and what its breaker holds back, is not sent. */
  lookups(): readonly AskedLookup[];
  /** Fails with an AssertionError unless the platform answered somebody about the subject: an attempt that was
   * refused or came to nothing is no check. */
  expectAskedAbout(subject: SubjectInput): void;
  /** Fails with an AssertionError if somebody so much as tried to ask about the subject, answered or not. */
  expectNotAskedAbout(subject: SubjectInput): void;
}

/**
 * Makes the log of what a platform was asked.
 *
 * @param clock when lookups are sent
 * @returns the log, with `note` for the text of a request, undefined for what is no lookup, and `forget`
 * @example
 * createLookupLog(systemClock).note('{"subjects":[]}')
 */
export function createLookupLog(
  clock: Clock,
): LookupLog & { note(text: string): NotedLookup | undefined; forget(): void } {
  let lookups: readonly AskedLookup[] = [];

  const about = (subject: SubjectRef) =>
    lookups.filter(({ subjects }) => subjects.some((asked) => isSameSubject(asked, subject)));

  const log = {
    lookups: () => lookups,
    note(text: string) {
      const subjects = subjectsIn(text);
      if (subjects === undefined) return undefined;
      const sent: AskedLookup = { subjects, at: new Date(clock.wallMs()).toISOString(), answered: "no" };
      lookups = [...lookups, sent];
      return {
        answered() {
          lookups = lookups.map((lookup) => (lookup === sent ? { ...sent, answered: "yes" } : lookup));
        },
      };
    },
    forget() {
      lookups = [];
    },
    expectAskedAbout(input: SubjectInput) {
      const subject = parseSubject(input);
      const asked = about(subject);
      if (asked.some(({ answered }) => answered === "yes")) return;
      const mask = maskSubject(subject);
      const told =
        asked.length === 0
          ? `Nobody asked the platform about ${mask}.`
          : `The platform was asked about ${mask} and did not answer.`;
      throw new AssertionError({
        message: `${told} ${summaryOf(lookups)}`,
        stackStartFn: log.expectAskedAbout,
      });
    },
    expectNotAskedAbout(input: SubjectInput) {
      const subject = parseSubject(input);
      if (about(subject).length === 0) return;
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
  const rows = lookups.slice(-shownMaxCount).map(({ at, subjects, answered }) => {
    const masks = subjects.slice(0, shownMaxCount).map(maskSubject).join(", ");
    return `  ${at} ${masks}${answered === "yes" ? "" : " (not answered)"}`;
  });
  return [`It was asked in ${lookups.length} lookups, of which the last:`, ...rows].join("\n");
}
