import { describe, expect, test } from "vitest";
import { isConstrainingWatch } from "../../../src/catalogue/constraining-watch";
import {
  aRecord,
  aRedRecord,
  aStanding,
  aWatchRecord,
  decideOn,
  factsOf,
  ownConstraints,
  ownIncentives,
  theCatalogue,
} from "../fixtures";

const { parameters } = theCatalogue();
const following = (exitWay: "repaired" | "expired" | "standard-changed") =>
  aWatchRecord({ listedOn: "2026-11-01", followsFrom: { recordId: "b1", exitWay } });

describe("a watch record", () => {
  test("R9: constrains by itself, 四(四)", () => {
    expect(isConstrainingWatch(aWatchRecord(), parameters)).toBe(true);
  });

  test("R9: after a repaired or expired black one constrains nothing by default, 五(五)", () => {
    expect(isConstrainingWatch(following("repaired"), parameters)).toBe(false);
    expect(isConstrainingWatch(following("expired"), parameters)).toBe(false);
    expect(isConstrainingWatch(following("standard-changed"), parameters)).toBe(true);
  });

  test("R9: a catalogue may let it constrain", () => {
    const catalogue = theCatalogue({ parameters: { watchAfterExit: "constrained" } });
    expect(isConstrainingWatch(following("repaired"), catalogue.parameters)).toBe(true);
    const facts = factsOf(aStanding({ records: [following("repaired")] }));
    expect(decideOn(facts, { catalogue }).outcome).toBe("review");
    expect(decideOn(facts).outcome).toBe("proceed");
  });

  test("R9: voids the red list like any other all the same, 六(二)", () => {
    const repaired = aRecord({ status: { kind: "exited", way: "repaired", on: "2026-11-01" } });
    const decision = decideOn(
      factsOf(aStanding({ records: [aRedRecord(), repaired, following("repaired")] })),
    );
    expect(decision.outcome).toBe("proceed");
    expect(ownConstraints(decision)).toEqual([]);
    expect(ownIncentives(decision)).toEqual([]);
    expect(decision.inconsistencies).toMatchObject([
      { kind: "red-record-left", recordIds: ["r1", "b1", "w1"] },
    ]);
  });
});
