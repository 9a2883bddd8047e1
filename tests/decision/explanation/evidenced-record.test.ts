import { expect, test } from "vitest";
import type { Decision } from "../../../src/decision/decision";
import { evidencedCauses, evidencedRecords } from "../../../src/decision/explanation/evidenced-record";
import {
  anUnknownStanding,
  aRecord,
  aStanding,
  constraintsOf,
  decideOn,
  factsOf,
  failedFacts,
  parent,
  person,
  relatedBy,
} from "../fixtures";

const tax = { id: "tax", title: "纳税" };
const food = { id: "food-drug", title: "食品药品" };

/** The fields of the records that are said to bring the strict review, by whose they are. */
function fieldsBehind(decision: Decision): readonly (readonly (string | undefined)[])[] {
  return constraintsOf(decision)
    .filter(({ measureId }) => measureId === "strict-review")
    .map((constraint) => [
      constraint.related?.relation.kind,
      ...evidencedCauses(decision, constraint).map(({ found }) => found?.record.field.title),
    ]);
}

test("of records with one id each is sought with the subject it belongs to, R16 三(六)", () => {
  const facts = factsOf(aStanding({ records: [aRecord({ field: tax })] }), {
    related: [
      relatedBy({ kind: "parent" }, aStanding({ subject: parent, records: [aRecord({ subject: parent })] })),
      relatedBy(
        { kind: "responsible-person", role: "principal" },
        aStanding({
          subject: person,
          subjectType: "natural-person",
          records: [aRecord({ subject: person, field: food, listedAs: "principal" })],
        }),
      ),
    ],
  });
  expect(fieldsBehind(decideOn(facts))).toEqual([
    [undefined, "纳税"],
    ["parent", "工程质量"],
  ]);
});

test("a cause whose record was erased is left as it was, without one, 六(三)", () => {
  const decision = decideOn(factsOf(aStanding({ records: [aRecord()] })));
  const [constraint] = constraintsOf(decision);
  if (constraint === undefined) throw new TypeError("A constraint was expected.");
  const causes = evidencedCauses({ ...decision, evidence: [] }, constraint);
  expect(causes).toStrictEqual([{ recordId: "b1", suspended: false }]);
});

test("where nothing was found or the subject is unknown there are no records, 五(三)", () => {
  for (const facts of [failedFacts, factsOf(anUnknownStanding())])
    expect(decideOn(facts).evidence.flatMap(evidencedRecords)).toEqual([]);
});
