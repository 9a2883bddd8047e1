import { describe, expect, it } from "vitest";
import type { Facts } from "../../src/decision/facts";
import { driftBetween } from "../../src/guard/drift";
import {
  aRecord,
  aStanding,
  decideOn,
  factsOf,
  parent,
  relatedBy,
  underObjection,
} from "../decision/fixtures";

const toParent = { kind: "parent", subject: parent, name: "总公司" } as const;
const branch = (own: object, ofParent: object): Facts =>
  factsOf(aStanding({ subjectType: "branch", links: [toParent], records: [aRecord(own)] }), {
    related: [
      relatedBy(
        { kind: "parent" },
        aStanding({ subject: parent, records: [aRecord({ subject: parent, ...ofParent })] }),
      ),
    ],
  });

describe("what changed between two checks", () => {
  it("is told apart by whose record it is, though both share an id, 五(六)", () => {
    const before = decideOn(branch({ verification: underObjection }, {}));
    const after = decideOn(branch({ verification: { kind: "rejected", closedOn: "2026-11-20" } }, {}));
    const drift = driftBetween(before, after);
    expect(drift).toMatchObject({
      kind: "changed",
      recordsChanged: ["b1"],
      recordsAdded: [],
      recordsGone: [],
    });
    expect(drift.measuresChanged).toContain("strict-review");
  });

  it.each([
    ["severity", { severity: "serious" }],
    ["term", { term: { kind: "until", lastOn: "2030-01-01" } }],
    [
      "doubt that awaits confirmation",
      { verification: { kind: "under-verification", grounds: { kind: "doubt", confirmation: "pending" } } },
    ],
  ])("holds a record with another %s", (_, over) => {
    const before = decideOn(factsOf(aStanding({ records: [aRecord()] })));
    const after = decideOn(factsOf(aStanding({ records: [aRecord(over as object)] })));
    expect(driftBetween(before, after)).toMatchObject({ kind: "changed", recordsChanged: ["b1"] });
  });

  it("is nothing where nothing is another", () => {
    const facts = branch({}, {});
    expect(driftBetween(decideOn(facts), decideOn(facts)).kind).toBe("none");
  });
});
