import { afterEach, describe, expect, it } from "vitest";
import { type AnswerReader, answerReader } from "../../proofs/bodies/answer-reader";
import { doorDisagreements } from "../../proofs/bodies/door";
import { answerJudge } from "../../proofs/bodies/judge-answer";
import { catalogueJudge } from "../../proofs/bodies/judge-catalogue";
import { mutatedAnswer, mutatedCatalogue } from "../../proofs/bodies/mutant";
import { mutateText } from "../../proofs/bodies/mutated-bytes";
import { plainValue } from "../../proofs/bodies/plain-value";
import { validCatalogueText } from "../../proofs/bodies/valid-bodies";
import { seededRandom } from "../../proofs/seeded-random";
import { packAlone } from "../../src/catalogue/active-catalogue";
import { quanzhou201851 } from "../../src/catalogue/packs/quanzhou-2018-51";
import { aRecord, aStanding, company, factsOf } from "../decision/fixtures";

const { readAnswer, decide } = answerReader;
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The faults that the judge finds in some hundred mutated answers, each named once. */
async function faultsOf(fault: Partial<AnswerReader>): Promise<readonly string[]> {
  const catalogue = await answerReader.readCatalogue(bytesOf(validCatalogueText));
  const judge = answerJudge({ ...answerReader, ...fault }, catalogue);
  const faults = new Set<string>();
  for (let seed = 1; seed <= 250; seed += 1)
    for (const one of (await judge(mutatedAnswer(seed))).faults) faults.add(one);
  return [...faults].sort();
}

/** The same of mutated catalogues. */
async function catalogueFaultsOf(fault: Partial<AnswerReader>): Promise<readonly string[]> {
  const catalogue = await answerReader.readCatalogue(bytesOf(validCatalogueText));
  const judge = catalogueJudge({ ...answerReader, ...fault }, catalogue, {
    listed: factsOf(aStanding({ records: [aRecord()] })),
    clean: factsOf(aStanding()),
  });
  const faults = new Set<string>();
  for (let seed = 1; seed <= 120; seed += 1)
    for (const one of (await judge(mutatedCatalogue(seed))).faults) faults.add(one);
  return [...faults].sort();
}

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, "polluted");
});

describe("the proof of bodies", () => {
  it("makes one body of a seed for ever, and never the unmutated one", () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const { answer, bytes } = mutatedAnswer(seed);
      expect(Buffer.from(bytes).equals(Buffer.from(mutatedAnswer(seed).bytes))).toBe(true);
      expect(Buffer.from(bytes).toString()).not.toBe(answer.text);
    }
  });

  it("mutates a number of 200,000 digits as fast as any other token", () => {
    // A search from each of its digits took minutes, and the proof never came to its end.
    const text = JSON.stringify({ a: "9".repeat(200_000), b: 1 });
    const seeds = Array.from({ length: 30 }, (_, seed) => seed);
    const changed = seeds.filter((seed) => mutateText(text, seededRandom(seed)) !== text);
    expect(changed.length).toBeGreaterThan(15);
  }, 10_000);

  it("finds no fault where there is none", async () => {
    expect(await faultsOf({})).toEqual([]);
    expect(await catalogueFaultsOf({})).toEqual([]);
  });

  it("sees records that are dropped, 五(三) (R21)", async () => {
    const faults = await faultsOf({
      readAnswer: async (bytes, asked) =>
        (await readAnswer(bytes, asked)).map((answer) => {
          const { finding } = answer;
          if (finding.kind === "failed" || finding.standing.kind === "unknown") return answer;
          return { ...answer, finding: { ...finding, standing: { ...finding.standing, records: [] } } };
        }),
    });
    expect(faults).toEqual(["cleared", "misread"]);
  });

  it("sees garbage that is read as nobody's records, 五(三) (R21)", async () => {
    const standing = aStanding({ subject: company });
    const faults = await faultsOf({
      readAnswer: async (bytes, asked) =>
        (await readAnswer(bytes, asked)).map((answer, place) => {
          const subject = asked[place] ?? company;
          return answer.finding.kind === "found"
            ? answer
            : { finding: { kind: "found", standing: { ...standing, subject } } };
        }),
    });
    expect(faults).toEqual(["cleared", "misread"]);
  });

  it("sees a decision that throws, one that clears what is not, and a reason without a code", async () => {
    const throwing = await faultsOf({
      decide: (...given) => {
        const decision = decide(...given);
        if (decision.outcome === "review") throw new TypeError("Reviewed.");
        return decision;
      },
    });
    expect(throwing).toEqual(["threw"]);
    const clearing = await faultsOf({
      decide: (...given) => {
        const { evidence, inconsistencies, measures, matterType, derivedFrom } = decide(...given);
        const base = { evidence, inconsistencies, measures, matterType, derivedFrom };
        return { outcome: "proceed", incentives: [], ...base };
      },
    });
    expect(clearing).toEqual(["cleared", "disagreed"]);
    const untyped = await faultsOf({
      readAnswer: async (bytes, asked) =>
        (await readAnswer(bytes, asked)).map((answer) =>
          answer.finding.kind === "found"
            ? answer
            : { finding: { kind: "failed", reason: { code: "constructor" as "answer-invalid" } } },
        ),
    });
    expect(untyped).toContain("untyped");
  });

  it("sees a catalogue that is taken though it does not hold, or that clears a listed one, 五(四)", async () => {
    const alone = packAlone(quanzhou201851);
    const lenient = await catalogueFaultsOf({
      readCatalogue: (bytes, current) =>
        answerReader.readCatalogue(bytes, current).catch(() => ({ ...alone, version: 9 })),
    });
    expect(lenient).toEqual(["misread"]);
    const untyped = await catalogueFaultsOf({
      readCatalogue: (bytes, current) =>
        answerReader.readCatalogue(bytes, current).catch(() => Promise.reject(new TypeError("No."))),
    });
    expect(untyped).toEqual(["untyped"]);
    const clearing = await catalogueFaultsOf({
      decide: (given, ...rest) =>
        decide({ ...given, finding: { kind: "found", standing: aStanding() } }, ...rest),
    });
    expect(clearing).toEqual(["cleared", "disagreed"]);
  });

  it("sees a short way that is not the way of the door", async () => {
    const said: string[] = [];
    const faulty = { ...answerReader, readAnswer: async () => [] };
    expect(await doorDisagreements(faulty, 3, (line) => said.push(line))).toBe(3);
    expect(said).toHaveLength(3);
    expect(await doorDisagreements(answerReader, 3, (line) => said.push(line))).toBe(0);
  });

  it("reads plainly no text that says one thing twice, and none that is not UTF-8", () => {
    expect(plainValue(bytesOf('{"a":"x:\\"y","b":[{"c":1}]}'))).toEqual({ a: 'x:"y', b: [{ c: 1 }] });
    expect(plainValue(bytesOf('{"a":1,"a":2}'))).toBeUndefined();
    expect(plainValue(bytesOf('{"a":{"b":1},"a":{"b":1}}'))).toBeUndefined();
    expect(plainValue(Uint8Array.of(0x22, 0xc0, 0xaf, 0x22))).toBeUndefined();
  });
});
