import fc from "fast-check";
import { expect, test } from "vitest";
import { compileCatalogue } from "../../src/catalogue/active-catalogue";
import { bearingMeasures } from "../../src/catalogue/bearing-measures";
import { refuseFaultyCatalogue } from "../../src/catalogue/refuse-faulty-catalogue";
import { listedAsSchema } from "../../src/lists/list-record";
import { anyCatalogueParts, type CatalogueParts, stated } from "../decision/catalogue-arbitrary";
import { aRecord, aRedRecord, aStanding, aWatchRecord, decideOn, factsOf } from "../decision/fixtures";

/** YINGCHA_RUNS asks for more. */
const runsCount = Number(process.env["YINGCHA_RUNS"] ?? 2_000);

const takenCatalogue = anyCatalogueParts.filter(({ pack, document }) => {
  try {
    refuseFaultyCatalogue(pack, document);
    return true;
  } catch {
    return false;
  }
});

const anyRecord = fc
  .record({
    make: fc.constantFrom(aRecord, aRecord, aWatchRecord, aRedRecord),
    field: fc.constantFrom("f1", "f2", "tax", "construction"),
    severity: fc.constantFrom(undefined, "minor" as const, "considerable" as const, "serious" as const),
    traits: fc.constantFrom([], ["t1"], ["t2"], ["t1", "t2"]),
    listedAs: fc.constantFrom(...listedAsSchema.options),
    followsFrom: fc.constantFrom(undefined, "repaired" as const, "standard-changed" as const),
  })
  .map(({ make, field, severity, traits, listedAs, followsFrom }) =>
    make({
      field: { id: field, title: "领域" },
      traits,
      ...(make === aRedRecord ? {} : { listedAs, ...stated({ severity }) }),
      ...(make === aWatchRecord && followsFrom !== undefined
        ? { followsFrom: { recordId: "b1", exitWay: followsFrom } }
        : {}),
    }),
  );

type Called = ReadonlyMap<string, string>;

/** As the checks of a subject that has this record alone say it, one check for each matter. */
function ownInAnyMatter(
  record: ReturnType<typeof aRecord>,
  { pack, document }: CatalogueParts,
  department: string,
): Called {
  const catalogue = compileCatalogue(pack, document);
  const facts = factsOf(aStanding({ records: [record] }));
  const own = new Map<string, string>();
  for (const { id } of pack.matterTypes)
    for (const measure of decideOn(facts, { matterType: id, catalogue, department }).measures)
      if (measure.duty === "own" && own.get(measure.measureId) !== "mandatory")
        own.set(measure.measureId, measure.binding);
  return own;
}

test("a record calls on a department just where a check of it finds the department's own measure, R30 五(一)", () => {
  let calledCount = 0;
  fc.assert(
    fc.property(takenCatalogue, anyRecord, fc.constantFrom("D1", "D2", "D3"), (parts, record, department) => {
      const { measures } = parts.pack;
      const isApproving = (id: string) =>
        measures.some(
          ({ measureId, executedBy }) => measureId === id && executedBy === "approving-department",
        );
      const called = bearingMeasures(parts.pack, parts.document, record, department)
        .filter(({ measureId }) => isApproving(measureId))
        .map(({ measureId, binding }) => [measureId, binding] as const);
      calledCount += called.length;
      expect(new Map(called)).toEqual(ownInAnyMatter(record, parts, department));
    }),
    { numRuns: runsCount },
  );
  expect(calledCount).toBeGreaterThan(runsCount / 4);
});
