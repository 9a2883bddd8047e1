import type { ListSource, SourceAnswer } from "../freshness/list-source";
import { type SubjectRef, subjectKey } from "../subject/subject";
import type { KnownStanding } from "./known-standing";
import { sourceStates } from "./source-states";

/** A list source in memory that a proof writes, holds up and watches. */
export interface ScriptedLists extends ListSource {
  put(standing: KnownStanding): void;
  fail(subject: SubjectRef): void;
  goDown(): void;
  /** The next request reads the lists as they are, and waits with its answer for the function that is returned. */
  holdNext(): () => void;
  /** Whom each request asked about, in the order of their beginning. */
  readonly requests: readonly (readonly SubjectRef[])[];
}

const unreachable: SourceAnswer = {
  finding: { kind: "failed", reason: { code: "platform-unreachable" } },
};

const firstAsOfMs = Date.parse("2018-04-25T09:00:00+08:00");

/**
 * Makes empty lists, on which nobody is known.
 *
 * @returns the lists; their version and time rise with every standing put, and with nothing else
 * @example
 * const lists = createScriptedLists();
 * lists.put(knownStanding(subject, "B-1"));
 */
export function createScriptedLists(): ScriptedLists {
  const held = new Map<string, KnownStanding | "failed">();
  const requests: (readonly SubjectRef[])[] = [];
  let state: "up" | "down" = "up";
  let listVersion = 1;
  let gate: Promise<void> | undefined;

  function answerAbout(subject: SubjectRef): SourceAnswer {
    const entry = held.get(subjectKey(subject));
    if (state === "down" || entry === "failed") return unreachable;
    const said = entry ?? ({ kind: "unknown", subject, sources: sourceStates() } as const);
    const asOf = new Date(firstAsOfMs + listVersion * 1_000).toISOString();
    return {
      finding: { kind: "found", standing: { ...said, listVersion, asOf } },
      catalogueVersion: 1,
    };
  }

  return {
    requests,
    async find(subjects) {
      requests.push(subjects);
      const answers = subjects.map(answerAbout);
      const own = gate;
      gate = undefined;
      await own;
      return answers;
    },
    put(standing) {
      held.set(subjectKey(standing.subject), standing);
      listVersion += 1;
    },
    fail(subject) {
      held.set(subjectKey(subject), "failed");
    },
    goDown() {
      state = "down";
    },
    holdNext() {
      let release = () => {};
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
  };
}
