import { describe, expect, test } from "vitest";
import {
  anIncentive,
  aRecord,
  aRedRecord,
  aStanding,
  aWatchRecord,
  decideOn,
  factsOf,
  ownIncentives,
  theCatalogue,
  underObjection,
} from "../fixtures";

type How = NonNullable<Parameters<typeof decideOn>[1]>;
const idsOf = (standing: ReturnType<typeof aStanding>, how: How = {}) =>
  ownIncentives(decideOn(factsOf(standing), how)).map(({ measureId, state }) => `${measureId} ${state}`);

const red = aStanding({ records: [aRedRecord()] });
const clean = aStanding({ cleanSinceOn: "2020-01-01" });

describe("the incentives of a matter", () => {
  test("R11: green channel and accept-with-gaps are for the red list AND for three clean years, 二(二)", () => {
    const all = ["green-channel available", "accept-with-gaps available", "expedited-handling available"];
    expect(idsOf(red)).toEqual(all);
    expect(idsOf(clean)).toEqual(all);
    expect(idsOf(aStanding())).toEqual([]);
  });

  test("二(四): preferred selection is for the red list only, so clean years do not open it", () => {
    expect(idsOf(red, { matterType: "government-procurement" })).toEqual([
      "credit-bonus available",
      "preferred-selection available",
    ]);
    expect(idsOf(clean, { matterType: "government-procurement" })).toEqual([]);
  });

  test("R12: accept-with-gaps alone says what it comes to for the materials, 二(二)", () => {
    const accepting = ownIncentives(decideOn(factsOf(red))).filter((one) => "acceptance" in one);
    expect(accepting.map(({ measureId }) => measureId)).toEqual(["accept-with-gaps"]);
  });

  test("each incentive says what entitles to it, and is recommended", () => {
    const decision = decideOn(factsOf(aStanding({ records: [aRedRecord()], cleanSinceOn: "2020-01-01" })));
    expect(ownIncentives(decision)[0]).toEqual({
      kind: "incentive",
      measureId: "green-channel",
      entryId: "green-channel",
      title: "绿色通道",
      clause: "二(二)",
      binding: "recommended",
      bases: expect.any(Array),
      executedBy: "approving-department",
      duty: "own",
      state: "available",
      because: [
        { kind: "red", recordId: "r1", objection: "none" },
        { kind: "clean-years", sinceOn: "2020-01-01", yearsCount: 3 },
      ],
    });
  });

  test("R20: all that is under verification beside a red record leaves the incentives held, 五(六) 六(二)", () => {
    const records = [aRedRecord(), aRecord({ verification: underObjection })];
    const decision = decideOn(factsOf(aStanding({ records })));
    expect(decision.outcome).toBe("proceed");
    expect(ownIncentives(decision).map(({ state }) => state)).toEqual(["held", "held", "held"]);
  });

  test("one entitlement that stands makes the incentive available, and only it is named", () => {
    const after = aWatchRecord({
      listedOn: "2026-11-01",
      followsFrom: { recordId: "b9", exitWay: "repaired" },
      verification: underObjection,
    });
    const standing = aStanding({ records: [aRedRecord(), after], cleanSinceOn: "2020-01-01" });
    expect(ownIncentives(decideOn(factsOf(standing)))[0]).toMatchObject({
      state: "available",
      because: [{ kind: "clean-years" }],
    });
  });

  test("R12: only accept-with-gaps says what it comes to, 二(二)", () => {
    const acceptances = ownIncentives(decideOn(factsOf(red))).map(({ acceptance }) => acceptance);
    expect(acceptances).toEqual([undefined, { kind: "not-asked" }, undefined]);
  });

  test("R30: an incentive of another department is information", () => {
    const catalogue = theCatalogue({ measures: [anIncentive({ implementers: ["350500-SW"] })] });
    const decision = decideOn(factsOf(red), { catalogue, department: "350500-ZJ" });
    expect(ownIncentives(decision).at(-1)).toMatchObject({ measureId: "own-incentive", duty: "information" });
  });
});
