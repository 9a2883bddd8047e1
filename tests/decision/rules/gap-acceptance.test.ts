import { describe, expect, test } from "vitest";
import type { Materials } from "../../../src/decision/facts";
import { gapAcceptance } from "../../../src/decision/rules/gap-acceptance";
import { aRedRecord, aStanding, contextOf, decideOn, factsOf, ownIncentives } from "../fixtures";
import { ruleContextOf } from "./rule-context";

const optional = { name: "验资报告", demandedBy: "none" } as const;
const promised: Materials = {
  missing: [optional],
  promise: "written",
  limit: { workingDaysCount: 10 },
};
const context = ruleContextOf(contextOf());

describe("accept-with-gaps, 二(二)", () => {
  test("R12: what no law demands, promised in writing within the matter's limit, must be accepted, 二(二)", () => {
    expect(gapAcceptance(promised, context)).toEqual({
      kind: "must-accept",
      due: { on: "2026-12-08", horizon: "known" },
    });
  });

  test("R12: without the matter's own limit no promise can be formed, whatever was promised, 二(二)", () => {
    expect(gapAcceptance({ missing: [optional], promise: "written" }, context)).toEqual({
      kind: "limit-missing",
    });
  });

  test("R12: without a written promise nothing is accepted, and the day it would run to is said, 二(二)", () => {
    expect(gapAcceptance({ ...promised, promise: "none" }, context)).toEqual({
      kind: "promise-missing",
      due: { on: "2026-12-08", horizon: "known" },
    });
  });

  test.each(["law", "regulation"] as const)(
    "R12: a material that a %s demands cannot be left out, and each is named, 二(二)",
    (demandedBy) => {
      const missing = [optional, { name: "资质证书", demandedBy }, { name: "环评批复", demandedBy }];
      expect(gapAcceptance({ ...promised, missing }, context)).toEqual({
        kind: "material-demanded",
        materials: ["资质证书", "环评批复"],
      });
    },
  );

  test("R12: nothing missing is no gap, and who does not ask is not answered, 二(二)", () => {
    expect(gapAcceptance({ ...promised, missing: [] }, context)).toEqual({ kind: "nothing-missing" });
    expect(gapAcceptance(undefined, context)).toEqual({ kind: "not-asked" });
  });

  test("R12: the limit counts working days, and past the known holidays it is provisional, 二(二)", () => {
    expect(gapAcceptance({ ...promised, limit: { workingDaysCount: 40 } }, context)).toEqual({
      kind: "must-accept",
      due: { on: "2027-01-19", horizon: "provisional" },
    });
  });

  test("R12: what must be accepted is mandatory, 应先行受理; before that it is recommended, 二(二)", () => {
    const facts = factsOf(aStanding({ records: [aRedRecord()] }));
    const bindingOf = (materials: Materials) =>
      ownIncentives(decideOn(facts, { materials })).find(({ measureId }) => measureId === "accept-with-gaps")
        ?.binding;
    expect(bindingOf(promised)).toBe("mandatory");
    expect(bindingOf({ ...promised, promise: "none" })).toBe("recommended");
  });
});
