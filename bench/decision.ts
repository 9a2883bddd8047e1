import { decide } from "../src/decision/decide";
import { rowsBroughtBy } from "../src/decision/rules/constraints";
import { incentivesOpenBy } from "../src/decision/rules/incentives";
import type { ListRecord } from "../src/lists/list-record";
import type { Benchmark, Contestant, Peer } from "./benchmark";
import { createCasbin } from "./decision/casbin";
import { createCasl } from "./decision/casl";
import { createJsonLogic } from "./decision/json-logic";
import { createJsonRules } from "./decision/json-rules";
import { createNaiveDecision, createNaiveFilter } from "./decision/naive-filter";
import {
  isConstraining,
  type PreparedFacts,
  preparedFacts,
  type SelectedMeasure,
  type Selection,
} from "./decision/prepared-facts";
import { measures, type Situation, situations } from "./decision/situations";

/** P5: which of 60 measures apply to a subject in a matter? */
export const decisions: readonly Benchmark[] = [
  {
    id: "P5",
    what: "one selection among 60 measures, for clean, red, black and watched subjects in 18 matter types: all are given the records in force and the grounds",
    async prepare() {
      const questions = situations.map(questionOf);
      const peers = await selectingPeers();
      for (const question of questions) {
        const ours = selectionText(select(question));
        for (const { peer, select } of peers)
          if (selectionText(await select(question.facts)) !== ours)
            throw new Error(`${peer} selects other measures for ${question.facts.matterType}.`);
      }
      return {
        ours: selecting(questions, select),
        peers: peers.map(({ peer, times, count, select }): Peer => {
          const of = (question: Question) => select(question.facts);
          return {
            peer,
            goal: { kind: "peer-to-ours", atLeast: times },
            count,
            ...(peer === "json-rules-engine" ? awaiting(questions, of) : selecting(questions, of)),
          };
        }),
        count: 72_000,
        roundCount: 15,
      };
    },
  },
  {
    id: "P5",
    what: "one whole decision (evidence, causes, duties, obligations, contradictions, derivation) from the standing on; the peer merely lists the measures",
    async prepare() {
      const naive = createNaiveDecision(measures, "key-supervision");
      for (const situation of situations)
        if (listText(naive(situation)) !== listText(whole(situation).measures))
          throw new Error(`The naive filter differs in ${situation.matterType}.`);
      return {
        ours: selecting(situations, whole),
        peers: [
          {
            peer: "naive filter",
            goal: { kind: "peer-to-ours", atLeast: 1 },
            ...selecting(situations, naive),
          },
        ],
        count: 14_400,
        roundCount: 15,
      };
    },
  },
];

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

async function selectingPeers() {
  return [
    { peer: "naive filter", times: 2.5, count: 7_200, select: createNaiveFilter(measures) },
    { peer: "@casl/ability", times: 6, count: 7_200, select: createCasl(measures) },
    { peer: "json-logic-js", times: 240, count: 1_440, select: createJsonLogic(measures) },
    { peer: "casbin", times: 700, count: 144, select: await createCasbin(measures) },
    { peer: "json-rules-engine", times: 4_500, count: 288, select: createJsonRules(measures) },
  ] as const;
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
function selecting<Q>(questions: readonly Q[], answer: (question: Q) => unknown): Contestant {
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
