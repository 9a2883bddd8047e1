import { deepStrictEqual, ok, strictEqual } from "node:assert";
import { timestampToleranceMs } from "../contract/request-signature";
import { errorCodes } from "../errors/error-code";
import type { ListSource, SourceAnswer } from "../freshness/list-source";
import type { AsOf } from "../lists/standing";
import { syntheticUscc } from "../sandbox/synthetic";
import type { SubjectRef } from "../subject/subject";
import { answersInWords } from "./answers-in-words";
import type { ContractClause } from "./contract-clause";
import { knownStanding } from "./known-standing";
import type { ListSourceBench } from "./list-source-bench";
import { standingClauses } from "./standing-clauses";

const fresh = { maxAgeMs: 0 };
/** Of nobody on the sandbox's lists, nor of those that a test platform gives out. */
const firstSerial = 40_001;
const uscc = (serial: number): SubjectRef => ({ kind: "uscc", code: syntheticUscc(firstSerial + serial) });
const [a, b, c, stranger] = [uscc(0), uscc(1), uscc(2), uscc(3)];

type Run = (bench: ListSourceBench) => Promise<void>;

/**
 * Writes down what every list source must hold to, as data for any test runner.
 *
 * @param createBench makes a source of nobody known, with its levers
 * @param how `maxCount`: the most subjects that one call may ask about. Default 1,000
 * @returns a clause for each sentence of the contract
 * @source 五(三) (R21): what could not be established is never "no record"
 * @example
 * for (const { title, prove } of listSourceContract(createBench)) it(title, prove);
 */
export function listSourceContract(
  createBench: () => ListSourceBench | Promise<ListSourceBench>,
  how: { readonly maxCount?: number } = {},
): readonly ContractClause[] {
  const { maxCount = 1_000 } = how;
  const clause = (title: string, run: Run): ContractClause => ({
    title,
    prove: () => onBench(createBench, run),
  });

  return [
    clause("gives one answer for each subject, in the order asked", async (bench) => {
      await putEach(bench, [a, b, c]);
      deepStrictEqual(await asked(bench.source, [c, a, b]), ["R-2", "R-0", "R-1"]);
    }),
    clause("gives a subject that is asked about twice its answer in both places", async (bench) => {
      await putEach(bench, [a, b]);
      deepStrictEqual(await asked(bench.source, [a, b, a, a]), ["R-0", "R-1", "R-0", "R-0"]);
    }),
    clause("gives nobody an answer when nobody is asked about", async ({ source }) => {
      deepStrictEqual(await source.find([], fresh), []);
    }),
    clause("takes the same code of another kind for another subject", async (bench) => {
      await putEach(bench, [a]);
      const namesake: SubjectRef = { kind: "registration-number", code: a.code };
      deepStrictEqual(await asked(bench.source, [namesake, a]), ["unknown", "R-0"]);
    }),
    clause("finds a subject that is on no list as unknown, which is no failure", async (bench) => {
      await putEach(bench, [a]);
      deepStrictEqual(await asked(bench.source, [stranger, a]), ["unknown", "R-0"]);
    }),
    clause("finds what the lists hold by now when a fresh answer is asked for", async (bench) => {
      await putEach(bench, [a]);
      deepStrictEqual(await asked(bench.source, [a]), ["R-0"]);
      await bench.put(knownStanding(a, "R-9"));
      deepStrictEqual(await asked(bench.source, [a]), ["R-9"]);
    }),
    ...standingClauses(clause, [a, b, c]),
    clause(
      "tells of each finding from which lists, of when and under which catalogue it is",
      async (bench) => {
        await putEach(bench, [a]);
        for (const { finding, catalogueVersion } of await bench.source.find([a, stranger], fresh)) {
          ok(finding.kind === "found", "A subject was not found.");
          const { listVersion, asOf } = finding.standing;
          ok(
            Number.isSafeInteger(listVersion) && listVersion >= 0,
            "The version of the lists is no whole number.",
          );
          ok(Number.isFinite(Date.parse(asOf)), "The time of the lists is no instant.");
          ok(Date.parse(asOf) <= Date.now() + timestampToleranceMs, "The time of the lists is yet to come.");
          ok(
            catalogueVersion !== undefined && Number.isSafeInteger(catalogueVersion),
            "The version of the catalogue is missing.",
          );
        }
      },
    ),
    clause("never goes back in the version or in the time of the lists", async (bench) => {
      const ages: AsOf[] = [];
      for (const recordId of ["R-1", "R-2"]) {
        await bench.put(knownStanding(a, recordId));
        for (const { finding } of await bench.source.find([a], fresh))
          if (finding.kind === "found") ages.push(finding.standing);
      }
      const [earlier, later] = ages;
      ok(earlier !== undefined && later !== undefined, "A subject was not found.");
      ok(earlier.listVersion <= later.listVersion, "The version of the lists went back.");
      ok(Date.parse(earlier.asOf) <= Date.parse(later.asOf), "The time of the lists went back.");
    }),
    clause("lets a failure concern its own subject and no other", async (bench) => {
      await putEach(bench, [a, b, c]);
      await bench.fail(b);
      deepStrictEqual(await asked(bench.source, [a, b, c]), ["R-0", "failed", "R-2"]);
    }),
    clause(
      "finds every subject as failed when nothing can be established, and rejects nobody",
      async (bench) => {
        await putEach(bench, [a, b]);
        await bench.goDown();
        deepStrictEqual(await asked(bench.source, [b, a, stranger]), ["failed", "failed", "failed"]);
      },
    ),
    clause(
      "says of a failure why, by a code of the table, and holds no standing beside it",
      async (bench) => {
        await bench.fail(a);
        failureOf(await bench.source.find([a], fresh));
        await bench.goDown();
        failureOf(await bench.source.find([b], fresh));
      },
    ),
    clause("finds again what failed before, once it can be established", async (bench) => {
      await bench.fail(a);
      deepStrictEqual(await asked(bench.source, [a]), ["failed"]);
      await putEach(bench, [a]);
      deepStrictEqual(await asked(bench.source, [a]), ["R-0"]);
    }),
    clause(`answers ${maxCount} subjects in one call, each in its place`, async (bench) => {
      const many = Array.from({ length: maxCount }, (_, index) => uscc(index));
      await putEach(bench, [a, b, c]);
      const words = await asked(bench.source, many);
      deepStrictEqual(words.slice(0, 5), ["R-0", "R-1", "R-2", "unknown", "unknown"].slice(0, maxCount));
      strictEqual(words.filter((word) => word === "unknown").length, Math.max(0, maxCount - 3));
      deepStrictEqual(await asked(bench.source, many.toReversed()), words.toReversed());
    }),
    clause("gives calls at the same time each their own answers", async (bench) => {
      await putEach(bench, [a, b, c]);
      await bench.fail(b);
      const calls = [[a, b], [c], [b], [stranger, c, a], []];
      deepStrictEqual(await Promise.all(calls.map((subjects) => asked(bench.source, subjects))), [
        ["R-0", "failed"],
        ["R-2"],
        ["failed"],
        ["unknown", "R-2", "R-0"],
        [],
      ]);
    }),
    clause(
      "rejects a caller that aborts with its own reason, or answers it, and nothing else",
      async (bench) => {
        await putEach(bench, [a]);
        await bench.fail(b);
        const reason = new Error("the caller left");
        const before = AbortSignal.abort(reason);
        const during = new AbortController();
        const ends = [before, during.signal].map((signal) =>
          bench.source.find([a, b], { ...fresh, signal }).then(
            (answers) => deepStrictEqual(answersInWords([a, b], answers), ["R-0", "failed"]),
            (error: unknown) => strictEqual(error, reason),
          ),
        );
        during.abort(reason);
        await Promise.all(ends);
      },
    ),
    clause("leaves the others their answers when one caller aborts", async (bench) => {
      await putEach(bench, [a, b]);
      const leaving = new AbortController();
      const left = bench.source.find([a], { ...fresh, signal: leaving.signal }).catch(() => undefined);
      const staying = asked(bench.source, [a, b]);
      leaving.abort(new Error("the caller left"));
      deepStrictEqual(await staying, ["R-0", "R-1"]);
      await left;
    }),
  ];
}

async function onBench(
  createBench: () => ListSourceBench | Promise<ListSourceBench>,
  run: Run,
): Promise<void> {
  const bench = await createBench();
  try {
    await run(bench);
  } finally {
    await bench.close?.();
  }
}

/** Lists each subject with one record, R-0 the first. */
async function putEach(bench: ListSourceBench, subjects: readonly SubjectRef[]): Promise<void> {
  for (const [index, subject] of subjects.entries()) await bench.put(knownStanding(subject, `R-${index}`));
}

async function asked(source: ListSource, subjects: readonly SubjectRef[]): Promise<readonly string[]> {
  return answersInWords(subjects, await source.find(subjects, fresh));
}

function failureOf(answers: readonly SourceAnswer[]): void {
  strictEqual(answers.length, 1, "There is not one answer.");
  for (const { finding, catalogueVersion } of answers) {
    ok(finding.kind === "failed", "What could not be established was found.");
    ok(Object.hasOwn(errorCodes, finding.reason.code), "The reason is no code of the table.");
    ok(!("standing" in finding), "A failure holds a standing.");
    strictEqual(catalogueVersion, undefined, "A failure names the version of a catalogue.");
    const { retryAt } = finding.reason;
    ok(retryAt === undefined || Number.isFinite(Date.parse(retryAt)), "retryAt is no instant.");
  }
}
