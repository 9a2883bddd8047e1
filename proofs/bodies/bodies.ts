import type { ActiveCatalogue } from "../../src/catalogue/active-catalogue";
import type { Facts } from "../../src/decision/facts";
import type { Extent, Figure, Proof } from "../proof";
import { prototypeSnapshot } from "../prototype-snapshot";
import { type AnswerReader, answerReader } from "./answer-reader";
import { doorDisagreements } from "./door";
import { type BodyGrowth, bodyGrowth } from "./growth";
import { type AnswerFault, answerJudge } from "./judge-answer";
import { catalogueJudge } from "./judge-catalogue";
import { mutatedAnswer, mutatedCatalogue } from "./mutant";
import { validAnswers, validCatalogueText } from "./valid-bodies";

export const bodies: Proof = {
  name: "bodies",
  what: "Whatever a signed body holds, it is read as what it says or not at all, and nobody is cleared by garbage.",
  run: (extent, say) => proveBodies(answerReader, extent, say),
};

export interface BodyCounts {
  readonly answerCount: number;
  readonly catalogueCount: number;
  /** Of the answers, how many also come through the whole door. */
  readonly doorCount: number;
}

const sizes: Readonly<Record<Extent, BodyCounts>> = {
  full: { answerCount: 900_000, catalogueCount: 100_000, doorCount: 5_000 },
  short: { answerCount: 800, catalogueCount: 100, doorCount: 20 },
};
const slowestMaxMs = 50;
const growthMax = 15;
/** Every pair is named, which is quadratic and bounded by the records that a standing may hold: decision record 0018. */
const pairedMaxMs = 100;
const toldMaxCount = 20;
const faultTitles: Readonly<Record<AnswerFault, string>> = {
  threw: "throws where there is an outcome for it",
  untyped: "errors and reasons without a code of the table",
  misread: "bodies read as something else than they say, or about another",
  cleared: "subjects that may proceed and by the bare JSON may not",
  disagreed: "decisions unlike those of the naive reading of the rules",
};
const none = (what: string, measured: number): Figure => ({ what, measured, bound: { atMost: 0 } });

/** Proves it of a reader; the seeds are 1 on. */
async function proveBodies(
  reader: AnswerReader,
  extent: Extent,
  say: (line: string) => void,
  counts: BodyCounts = sizes[extent],
): Promise<readonly Figure[]> {
  const unchanged = prototypeSnapshot();
  const catalogue = await reader.readCatalogue(new TextEncoder().encode(validCatalogueText));
  const tally = createTally(say);
  const misjudgedCount = await misjudgedValidAnswers(reader, catalogue, say);
  const answers = await triedAnswers(reader, catalogue, counts.answerCount, tally);
  const catalogues = await triedCatalogues(reader, catalogue, counts.catalogueCount, tally);
  const growth = await bodyGrowth(reader, catalogue, say, { enough: growthMax, extent });
  return [
    {
      what: "mutated bodies tried",
      measured: tally.triedCount(),
      bound: { atLeast: extent === "full" ? 1_000_000 : counts.answerCount + counts.catalogueCount },
    },
    none("unmutated answers that are not decided as they must be", misjudgedCount),
    ...share("mutated answers", counts.answerCount, answers.readCount),
    ...share("mutated catalogues", counts.catalogueCount, catalogues.readCount),
    {
      what: "mutated answers by which the subject may still proceed",
      measured: answers.proceedCount,
      bound: { atLeast: 1 },
    },
    ...Object.entries(faultTitles).map(([fault, what]) => none(what, tally.faults[fault as AnswerFault])),
    none(
      `of ${counts.doorCount.toLocaleString("en-US")} answers, those that the whole door reads otherwise`,
      await doorDisagreements(reader, counts.doorCount, say),
    ),
    none("changes of the built-in prototypes", unchanged() ? 0 : 1),
    // Beside other tests no time says anything.
    ...(extent === "full" ? timesOf(tally.slowestMs(), growth) : []),
  ];
}

function timesOf(slowestMs: number, { worst, pairedMs }: BodyGrowth): readonly Figure[] {
  return [
    { what: "slowest body", measured: slowestMs, unit: "ms", bound: { atMost: slowestMaxMs } },
    { what: "work for ten times the body", measured: worst, unit: "times", bound: { atMost: growthMax } },
    {
      what: "deciding by 500 red records beside 500 black ones, as many as a standing may hold",
      measured: pairedMs,
      unit: "ms",
      bound: { atMost: pairedMaxMs },
    },
  ];
}

/** A fuzz by which nothing is read tries the door only; one by which most is read mutates too little. */
function share(what: string, triedCount: number, readCount: number): readonly Figure[] {
  const percent = (count: number) => (100 * count) / triedCount;
  return [
    { what: `${what} still read`, measured: percent(readCount), unit: "%", bound: { atLeast: 1 } },
    { what: `${what} refused`, measured: percent(triedCount - readCount), unit: "%", bound: { atLeast: 50 } },
  ];
}

function createTally(say: (line: string) => void) {
  const faults = { threw: 0, untyped: 0, misread: 0, cleared: 0, disagreed: 0 };
  let [slowestMs, toldCount, triedCount] = [0, 0, 0];
  return {
    faults,
    slowestMs: () => slowestMs,
    triedCount: () => triedCount,
    add(what: string, found: readonly AnswerFault[], workMs: number) {
      for (const fault of found) faults[fault] += 1;
      slowestMs = Math.max(slowestMs, workMs);
      triedCount += 1;
      if (triedCount % 100_000 === 0) say(`${triedCount.toLocaleString("en-US")} bodies tried.`);
      if ((found.length === 0 && workMs <= slowestMaxMs) || toldCount === toldMaxCount) return;
      toldCount += 1;
      say(`${what}: ${found.join(", ")} in ${workMs.toFixed(1)} ms.`);
    },
  };
}

type Tally = ReturnType<typeof createTally>;

async function misjudgedValidAnswers(
  reader: AnswerReader,
  catalogue: ActiveCatalogue,
  say: (line: string) => void,
): Promise<number> {
  const judge = answerJudge(reader, catalogue);
  let misjudgedCount = 0;
  for (const answer of validAnswers) {
    const { faults, isRead, outcomes } = await judge({
      seed: 0,
      answer,
      bytes: new TextEncoder().encode(answer.text),
    });
    if (faults.length === 0 && isRead && (answer.outcome === undefined || outcomes[0] === answer.outcome))
      continue;
    misjudgedCount += 1;
    say(`The answer ${answer.name} as it is: ${faults.join(", ")} ${outcomes.join(", ")}.`);
  }
  return misjudgedCount;
}

async function triedAnswers(reader: AnswerReader, catalogue: ActiveCatalogue, count: number, tally: Tally) {
  const judge = answerJudge(reader, catalogue);
  let [readCount, proceedCount] = [0, 0];
  for (let seed = 1; seed <= count; seed += 1) {
    const mutant = mutatedAnswer(seed);
    const { faults, isRead, outcomes, workMs } = await judge(mutant);
    if (isRead) readCount += 1;
    if (outcomes[0] === "proceed") proceedCount += 1;
    tally.add(`mutatedAnswer(${seed}) of ${mutant.answer.name}`, faults, workMs);
  }
  return { readCount, proceedCount };
}

async function triedCatalogues(
  reader: AnswerReader,
  catalogue: ActiveCatalogue,
  count: number,
  tally: Tally,
) {
  const judge = catalogueJudge(reader, catalogue, {
    listed: await factsOf(reader, "black"),
    clean: await factsOf(reader, "red"),
  });
  let readCount = 0;
  for (let seed = 1; seed <= count; seed += 1) {
    const { faults, isRead, workMs } = await judge(mutatedCatalogue(seed));
    if (isRead) readCount += 1;
    tally.add(`mutatedCatalogue(${seed})`, faults, workMs);
  }
  return { readCount };
}

/** The facts that an unmutated answer gives about its first subject. */
async function factsOf(reader: AnswerReader, name: string): Promise<Facts> {
  const answer = validAnswers.find((one) => one.name === name);
  const [subject] = answer?.asked ?? [];
  if (answer === undefined || subject === undefined) throw new TypeError(`There is no answer ${name}.`);
  const [own] = await reader.readAnswer(new TextEncoder().encode(answer.text), answer.asked);
  return {
    subject,
    finding: own?.finding ?? { kind: "failed", reason: { code: "answer-incomplete" } },
    related: [],
  };
}
