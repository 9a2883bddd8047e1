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
  /** `yes`: asked with the right secret, and answered by a signed message of the lists from which a guard can establish
   * something about every one of the subjects. `no`: the platform was down, it refused or failed, what it said was no
   * answer of the lists or left out or did not hold for one of them, or nobody waited for it; or it is under way. */
  readonly answered: "yes" | "no";
}

/** A lookup in the log, of which it is not known yet what comes. */
interface NotedLookup {
  readonly subjects: readonly SubjectRef[];
  /** From now on it is one that the platform answered about these. */
  answered(about: readonly SubjectRef[]): void;
}

/** What the platform was asked, so that a test can show that the check came before the approval. */
export interface LookupLog {
  /** Every lookup since the start or the last `reset`, in the order of sending: retries included, and those that a
   * platform that is down never heard. What the guard remembers, and what its breaker holds back, is not sent. */
  lookups(): readonly AskedLookup[];
  /** Fails with an AssertionError unless the platform answered somebody about the subject: an attempt that was
   * refused or came to nothing is no check, and an answer that does not hold for this very subject is none either. */
  expectAskedAbout(subject: SubjectInput): void;
  /** Fails with an AssertionError if somebody so much as tried to ask about the subject, answered or not. */
  expectNotAskedAbout(subject: SubjectInput): void;
}

/**
 * Makes the log of what a platform was asked.
 *
 * @param clock when lookups are sent
 * @returns the log, with `note` for the text of a request, undefined for what is no lookup, `answeredAbout` for the
 *   lookups that were answered about a subject, whatever came of the others in them, and `forget`
 * @example
 * createLookupLog(systemClock).note('{"subjects":[]}')
 */
export function createLookupLog(clock: Clock): LookupLog & {
  note(text: string): NotedLookup | undefined;
  answeredAbout(subject: SubjectRef): readonly AskedLookup[];
  forget(): void;
} {
  let lookups: readonly (AskedLookup & { readonly known: readonly SubjectRef[] })[] = [];

  const about = (subject: SubjectRef) =>
    lookups.filter(({ subjects }) => subjects.some((asked) => isSameSubject(asked, subject)));

  const answeredAbout = (subject: SubjectRef) =>
    lookups.filter(({ known }) => known.some((answered) => isSameSubject(answered, subject)));

  const log = {
    lookups: () => lookups.map(({ subjects, at, answered }) => ({ subjects, at, answered })),
    answeredAbout,
    note(text: string) {
      const subjects = subjectsIn(text);
      if (subjects === undefined) return undefined;
      const at = new Date(clock.wallMs()).toISOString();
      const sent = { subjects, at, answered: "no" as const, known: [] };
      lookups = [...lookups, sent];
      return {
        subjects,
        answered(about: readonly SubjectRef[]) {
          const answered = about.length === subjects.length ? "yes" : "no";
          lookups = lookups.map((lookup) => (lookup === sent ? { ...sent, answered, known: about } : lookup));
        },
      };
    },
    forget() {
      lookups = [];
    },
    expectAskedAbout(input: SubjectInput) {
      const subject = parseSubject(input);
      if (answeredAbout(subject).length > 0) return;
      const mask = maskSubject(subject);
      const told =
        about(subject).length === 0
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
