import type { ActiveCatalogue } from "../../src/catalogue/active-catalogue";
import { chinaWorkingDays } from "../../src/time/china-working-days";
import { processorMs } from "../processor-ms";
import type { Extent } from "../proof";
import { timeRatio } from "../time-ratio";
import type { AnswerReader } from "./answer-reader";
import { asOf, provenOn, validAnswers, validCatalogueText } from "./valid-bodies";

type Json = Readonly<Record<string, unknown>>;

const encoder = new TextEncoder();
const firstAnswer = validAnswers.find(({ name }) => name === "red");
const subject = firstAnswer?.asked[0] ?? { kind: "uscc", code: "" };
const standing: Json = JSON.parse(firstAnswer?.text ?? "{}").standings[0];
const [record]: readonly Json[] = JSON.parse(JSON.stringify(standing["records"]));
const document = JSON.parse(validCatalogueText);
const [entry]: readonly Json[] = document.entries;

function records(count: number, change: (index: number) => Json): readonly Json[] {
  return Array.from({ length: count }, (_, index) => ({
    ...record,
    recordId: `r${index}`,
    bases: [{ title: "示例认定文书".repeat(25) }],
    ...change(index),
  }));
}

function answerOf(change: Json, count = 1): string {
  const standings = Array.from({ length: count }, () => ({ ...standing, ...change }));
  return JSON.stringify({ listVersion: 1, asOf, catalogueVersion: 1, standings });
}

const padding = "a".repeat(200);
const until = { kind: "until", lastOn: "2026-06-01" };
const lists = ["red", "black", "watch"];

/** As many as a standing may hold, half of them red and half of them black. */
const pairedAnswer = () =>
  answerOf({ records: records(1_000, (index) => ({ list: index % 2 === 0 ? "red" : "black" })) });

/*
 * Bodies of any size; what a size counts differs. From 64 KiB on a body is read with pauses, so that even the short ones
 * are longer, and the pauses fall to both.
 */
const answers: Readonly<Record<string, (size: number) => string>> = {
  "black records": (size) => answerOf({ records: records(size, () => ({ list: "black" })) }),
  "ended black records, and watch records of one authority": (size) =>
    answerOf({
      records: records(size, (index) =>
        index % 2 === 0 ? { list: "black", term: until } : { list: "watch" },
      ),
    }),
  "records of every list under verification": (size) =>
    answerOf({
      records: records(size, (index) => ({
        list: lists[index % 3],
        verification: {
          kind: "under-verification",
          grounds: { kind: "objection" },
          providerToldOn: "2026-11-02",
        },
      })),
    }),
  "records none of which can be read": (size) =>
    answerOf({
      records: records(size, () => ({ list: 1, term: 2, status: 3, bases: 4, traits: {}, constructor: 5 })),
    }),
  "records of another": (size) =>
    answerOf({ records: records(size, () => ({ subject: { kind: "uscc", code: "A" } })) }),
  standings: (size) => answerOf({}, size),
  "levels of nesting": (size) => `${"[".repeat(size * 500)}${"]".repeat(size * 500)}`,
  "characters of a name": (size) => answerOf({ name: "泉\u0301".repeat(size * 200) }),
  "members that nobody named": (size) =>
    answerOf(
      Object.fromEntries(Array.from({ length: size * 4 }, (_, index) => [`constructor${index}`, padding])),
    ),
  "quotes without end": (size) => `{"a":"${'\\"'.repeat(size * 500)}`,
};

const catalogues: Readonly<Record<string, (size: number) => string>> = {
  entries: (size) =>
    JSON.stringify({
      ...document,
      entries: Array.from({ length: size }, (_, index) => ({ ...entry, entryId: `e${index}` })),
    }),
  "item codes": (size) =>
    JSON.stringify({
      ...document,
      itemCodes: Array.from({ length: size * 20 }, (_, index) => ({
        itemCode: `c${index}`,
        matterType: "honor",
      })),
    }),
  "entries none of which can be read": (size) =>
    JSON.stringify({
      ...document,
      entries: Array.from({ length: size }, () => ({ ...entry, lists: 1, bases: [{}] })),
    }),
};

/** In the short form only what compares rows with each other. */
const shortForm: readonly string[] = ["ended black records, and watch records of one authority", "entries"];
const sizes = { short: 100, long: 1_000 } as const;
/** In the short form no ratio is too great. */
const onceOnly = { enough: Number.MAX_VALUE, sampleCount: 3 } as const;
const pairedSampleCount = 15;

export interface BodyGrowth {
  /** By how much more work ten times the size is to read and to decide by, at worst. */
  readonly worst: number;
  /** What a decision takes that names every pair of a red record and a black one beside it: the median, in ms. */
  readonly pairedMs: number;
}

export async function bodyGrowth(
  reader: AnswerReader,
  catalogue: ActiveCatalogue,
  say: (line: string) => void,
  { enough, extent }: { readonly enough: number; readonly extent: Extent },
): Promise<BodyGrowth> {
  const rules = catalogue.matters.get("administrative-license");
  if (rules === undefined) throw new TypeError("The catalogue knows licences.");
  const context = { catalogue, date: provenOn, calendar: chinaWorkingDays };
  let worst = 0;

  async function measure(
    what: string,
    make: (size: number) => string,
    run: (bytes: Uint8Array, size: number) => Promise<unknown>,
  ) {
    if (extent === "short" && !shortForm.includes(what)) return;
    const [short, long] = [encoder.encode(make(sizes.short)), encoder.encode(make(sizes.long))];
    const ratio = await timeRatio(
      () => run(short, sizes.short),
      () => run(long, sizes.long),
      extent === "short" ? onceOnly : { enough },
    );
    if (extent === "full" && ratio > enough / 1.5)
      say(`Ten times the ${what} take ${ratio.toFixed(1)} times as long.`);
    worst = Math.max(worst, ratio);
  }

  for (const [what, make] of Object.entries(answers))
    await measure(what, make, async (bytes, size) => {
      const asked = Array.from({ length: what === "standings" ? size : 1 }, () => subject);
      const [answer] = await reader.readAnswer(bytes, asked);
      if (answer !== undefined)
        reader.decide({ subject, finding: answer.finding, related: [] }, { rules }, context);
    });
  for (const [what, make] of Object.entries(catalogues))
    await measure(what, make, (bytes) => reader.readCatalogue(bytes).catch(() => undefined));

  const [paired] = await reader.readAnswer(encoder.encode(pairedAnswer()), [subject]);
  if (paired?.finding.kind !== "found") throw new TypeError("As many records as there may be can be read.");
  const { finding } = paired;
  const samplesMs = Array.from({ length: pairedSampleCount }, () => {
    const startedMs = processorMs();
    reader.decide({ subject, finding, related: [] }, { rules }, context);
    return processorMs() - startedMs;
  });
  const pairedMs = samplesMs.toSorted((a, b) => a - b)[Math.floor(pairedSampleCount / 2)] ?? Number.NaN;
  return { worst, pairedMs };
}
