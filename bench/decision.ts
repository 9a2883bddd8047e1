import { decide } from "../src/decision/decide";
import { rowsBroughtBy } from "../src/decision/rules/constraints";
import { incentivesOpenBy } from "../src/decision/rules/incentives";
import type { ListRecord } from "../src/lists/list-record";
import type { Benchmark, Contestant, Peer } from "./benchmark";
import { createCasbin } from "./decision/casbin";
import { createCasl } from "./decision/casl";
import { createJsonLogic } from "./decision/json-logic";
import { createJsonRules } from "./decision/json-rules";
import { createNaiveFilter } from "./decision/naive-filter";
import {
  decideBy,
  decideByAwaiting,
  type PeerEngine,
  selectBy,
  selectByAwaiting,
} from "./decision/peer-engine";
import {
  isConstraining,
  type PreparedFacts,
  preparedFacts,
  type SelectedMeasure,
  type Selection,
} from "./decision/prepared-facts";
import { measures, type Situation, situations, unanswered } from "./decision/situations";

/** P5: which of 60 measures apply to a subject in a matter, and what does it cost to decide? */
export const decisions: readonly Benchmark[] = [
  {
    id: "P5",
    what: "selection of the measures (part of P5): all are given the records in force and the grounds",
    async prepare() {
      const questions = situations.map(questionOf);
      const peers = await peersOf();
      for (const question of questions) {
        const ours = selectionText(select(question));
        for (const { peer, select } of peers)
          if (selectionText(await select(question.facts)) !== ours)
            throw new Error(`${peer} selects other measures for ${question.facts.matterType}.`);
      }
      return {
        ours: answering(questions, select),
        peers: peers.map(({ select, ...peer }) => peerOf(peer, questions, ({ facts }) => select(facts))),
        count: 72_000,
        roundCount: 15,
      };
    },
  },
  {
    id: "P5",
    what: "whole decisions from the standing on, 60 measures, clean, red, black and watched subjects in 18 matter types: ours also gives states, evidence, obligations, contradictions and derivation, the peers list the measures",
    async prepare() {
      const peers = await peersOf();
      for (const situation of situations) {
        const ours = listText(whole(situation).measures);
        for (const { peer, decide } of peers)
          if (listText(await decide(situation)) !== ours)
            throw new Error(`${peer} comes to other measures in ${situation.matterType}.`);
      }
      return {
        ours: answering(situations, whole),
        peers: peers.map(({ decide, ...peer }) => peerOf(peer, situations, decide)),
        count: 14_400,
        roundCount: 15,
      };
    },
  },
];

interface EngineOfPeer {
  readonly peer: string;
  readonly times: number;
  readonly count: number;
  readonly answers: "at-once" | "awaited";
}

async function peersOf() {
  const atOnce = (peer: string, times: number, count: number, engine: PeerEngine) => ({
    ...({ peer, times, count, answers: "at-once" } as const),
    select: selectBy(engine),
    decide: decideBy(engine, unanswered),
  });
  const jsonRules = createJsonRules(measures);
  return [
    atOnce("naive filter", 2.5, 7_200, createNaiveFilter(measures)),
    atOnce("@casl/ability", 6, 7_200, createCasl(measures)),
    atOnce("json-logic-js", 240, 1_440, createJsonLogic(measures)),
    atOnce("casbin", 700, 288, await createCasbin(measures)),
    {
      ...({ peer: "json-rules-engine", times: 4_500, count: 288, answers: "awaited" } as const),
      select: selectByAwaiting(jsonRules),
      decide: decideByAwaiting(jsonRules, unanswered),
    },
  ];
}

function peerOf<Q>(
  { peer, times, count, answers }: EngineOfPeer,
  questions: readonly Q[],
  answer: (question: Q) => unknown,
): Peer {
  const contestant = answers === "awaited" ? awaiting(questions, answer) : answering(questions, answer);
  return { peer, goal: { kind: "peer-to-ours", atLeast: times }, count, ...contestant };
}

interface Question {
  readonly situation: Situation;
  readonly records: readonly ListRecord[];
  readonly facts: PreparedFacts;
}

function questionOf(situation: Situation): Question {
  const { standing, matterType, date } = situation;
  return {
    situation,
    records: standing.records.filter((record) => isConstraining(record, date)),
    facts: preparedFacts(standing, matterType, date),
  };
}

function select({ situation, records, facts }: Question): Selection {
  const { rules } = situation.matter;
  return {
    constraints: records.map((record) => rowsBroughtBy(record, rules)),
    incentives: incentivesOpenBy(facts.grounds, rules),
  };
}

function whole({ facts, matter, context }: Situation) {
  return decide(facts, matter, context);
}

function selectionText({ constraints, incentives }: Selection): string {
  return [...constraints, incentives].map(listText).join("\n");
}

function listText(selected: readonly SelectedMeasure[]): string {
  return selected
    .map(({ measureId, binding }) => `${measureId}:${binding}`)
    .sort()
    .join();
}

/** Answers the questions in turn; what comes out is counted, so that nothing can be left undone. */
function answering<Q>(questions: readonly Q[], answer: (question: Q) => unknown): Contestant {
  return {
    run(count) {
      let answeredCount = 0;
      for (let done = 0, place = 0; done < count; done += 1) {
        const question = questions[place];
        if (question !== undefined && answer(question) !== undefined) answeredCount += 1;
        place = place + 1 === questions.length ? 0 : place + 1;
      }
      if (answeredCount !== count) throw new Error("A question was not answered.");
    },
  };
}

function awaiting<Q>(questions: readonly Q[], answer: (question: Q) => unknown): Contestant {
  return {
    async run(count) {
      for (let done = 0; done < count; done += 1) {
        const question = questions[done % questions.length];
        if (question !== undefined) await answer(question);
      }
    },
  };
}
