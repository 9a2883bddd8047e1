import { describe, expect, test } from "vitest";
import { rowsBroughtBy } from "../../../src/decision/rules/constraints";
import {
  aConstraint,
  aRecord,
  aRedRecord,
  aStanding,
  aWatchRecord,
  constraintsOf,
  decideOn,
  factsOf,
  ownConstraints,
  smallCatalogue,
  theCatalogue,
  underObjection,
} from "../fixtures";

type How = NonNullable<Parameters<typeof decideOn>[1]>;
const onRecords = (records: readonly ReturnType<typeof aRecord>[], how: How = {}) =>
  decideOn(factsOf(aStanding({ records })), how);
const entryIds = (decision: ReturnType<typeof decideOn>) =>
  ownConstraints(decision).map(({ entryId }) => entryId);

const other = aRecord({ recordId: "b2", field: { id: "tax", title: "税收" } });

describe("the constraints of one subject", () => {
  test("三(二): a black record brings strict review of a licence, recommended, and never a stop (R15)", () => {
    const decision = onRecords([aRecord()]);
    expect(decision.outcome).toBe("review");
    expect(ownConstraints(decision)).toEqual([
      {
        kind: "constraint",
        measureId: "strict-review",
        entryId: "strict-review",
        title: "从严审核行政许可审批项目",
        clause: "三(二)",
        binding: "recommended",
        effect: "review",
        bases: expect.any(Array),
        executedBy: "approving-department",
        duty: "own",
        state: "in-force",
        because: [{ recordId: "b1", suspended: false }],
      },
    ]);
  });

  test("every matching record is a cause, not the first hit only", () => {
    const [measure] = ownConstraints(onRecords([aRecord(), other]));
    expect(measure?.because).toEqual([
      { recordId: "b1", suspended: false },
      { recordId: "b2", suspended: false },
    ]);
  });

  test("R3: a constraint that rests on a record under verification is suspended, record by record, 五(六)", () => {
    const disputed = aRecord({ verification: underObjection });
    const alone = onRecords([disputed]);
    expect(alone.outcome).toBe("proceed");
    expect(ownConstraints(alone)).toMatchObject([
      { state: "suspended", because: [{ recordId: "b1", suspended: true }] },
    ]);

    const withOther = onRecords([disputed, other]);
    expect(withOther.outcome).toBe("review");
    expect(ownConstraints(withOther)).toMatchObject([
      {
        state: "in-force",
        because: [
          { recordId: "b1", suspended: true },
          { recordId: "b2", suspended: false },
        ],
      },
    ]);
  });

  test("R6: what is over or not yet begun constrains nothing, 六(一)", () => {
    const expired = aRecord({ term: { kind: "until", lastOn: "2026-11-23" } });
    const exited = aRecord({ recordId: "b2", status: { kind: "exited", way: "repaired", on: "2026-11-24" } });
    const tomorrow = aRecord({ recordId: "b3", listedOn: "2026-11-25" });
    const decision = onRecords([expired, exited, tomorrow]);
    expect(decision.outcome).toBe("proceed");
    expect(decision.measures).toEqual([]);
  });

  test("R6: the last day still binds, through 24:00", () => {
    const last = aRecord({ term: { kind: "until", lastOn: "2026-11-24" } });
    expect(onRecords([last]).outcome).toBe("review");
  });

  test("R9: a watch record without a stated severity brings attention only, 四(四)", () => {
    const decision = onRecords([aWatchRecord()]);
    expect(decision.outcome).toBe("review");
    expect(entryIds(decision)).toEqual(["watch-attention"]);
  });

  test("R9: the catalogue maps severity to measures, 四(四)", () => {
    expect(entryIds(onRecords([aWatchRecord({ severity: "considerable" })]))).toEqual([
      "watch-strict-review",
      "watch-attention",
    ]);
    expect(entryIds(onRecords([aWatchRecord({ severity: "minor" })]))).toEqual(["watch-attention"]);
  });

  test("R14: an entry of the catalogue that matches takes the place of the pack's row, record by record, 五(四)", () => {
    const decision = onRecords([aRecord(), other], { matterType: "government-procurement" });
    const trade = ownConstraints(decision).filter(({ measureId }) => measureId === "limit-resource-trade");
    expect(trade).toMatchObject([
      {
        entryId: "limit-resource-trade",
        binding: "recommended",
        effect: "review",
        because: [{ recordId: "b1" }],
      },
      { entryId: "procurement-ban", binding: "mandatory", effect: "stop", because: [{ recordId: "b2" }] },
    ]);
    expect(decision.outcome).toBe("stop");
  });

  test("R14: an entry for the watch list leaves the pack's row to black records, and one for both lists takes its place", () => {
    const serious = aRecord({ severity: "serious" });
    expect(entryIds(onRecords([serious]))).toEqual(["strict-review"]);
    const entries = smallCatalogue.entries.map((entry) =>
      entry.entryId === "watch-strict-review" ? { ...entry, lists: ["watch", "black"] as const } : entry,
    );
    expect(entryIds(onRecords([serious], { catalogue: theCatalogue({ entries }) }))).toEqual([
      "watch-strict-review",
    ]);
  });

  test("二(二): a red record brings no constraint, in whatever matter", () => {
    for (const rules of theCatalogue().matters.values())
      expect(rowsBroughtBy(aRedRecord(), rules)).toEqual([]);
  });

  test("R14: an entry binds for its own fields, traits and matters only", () => {
    const food = { id: "food-drug", title: "食品药品" };
    const ban = { matterType: "market-entry" };
    expect(entryIds(onRecords([aRecord({ field: food, traits: ["market-ban-decision"] })], ban))).toEqual([
      "food-ban",
    ]);
    expect(entryIds(onRecords([aRecord({ field: food })], ban))).toEqual(["market-ban"]);
    expect(entryIds(onRecords([aRecord({ traits: ["market-ban-decision"] })], ban))).toEqual(["market-ban"]);
  });

  test("R17: bans on travel and high consumption fall only on who can perform and refuses, 三(三)", () => {
    const bans = (traits: string[]) =>
      constraintsOf(onRecords([aRecord({ traits })])).filter(({ measureId }) =>
        ["limit-exit", "limit-flight", "limit-real-estate", "limit-high-consumption"].includes(measureId),
      );
    expect(bans([])).toEqual([]);
    expect(bans(["able-but-refusing"])).toHaveLength(4);
    for (const ban of bans(["able-but-refusing"])) expect(ban.duty).toBe("information");
  });

  test("R16: a measure falls on who was listed in a capacity it names, 三(二)", () => {
    const director = aRecord({ listedAs: "director" });
    expect(entryIds(onRecords([director], { matterType: "market-entry" }))).toEqual(["key-supervision"]);
    expect(entryIds(onRecords([director], { matterType: "honor" }))).toEqual(["bar-from-appraisal"]);
  });

  test("R24: records of every scope count alike, 五(二)", () => {
    for (const scope of ["county", "city", "province", "nation"] as const)
      expect(onRecords([aRecord({ scope })]).outcome).toBe("review");
  });

  test("a row that asks for severities is not brought by a record that states none", () => {
    const catalogue = theCatalogue({ measures: [aConstraint({ severities: ["serious"] })] });
    const ids = (record: ReturnType<typeof aRecord>) => entryIds(onRecords([record], { catalogue }));
    expect(ids(aRecord())).not.toContain("own-constraint");
    expect(ids(aRecord({ severity: "minor" }))).not.toContain("own-constraint");
    expect(ids(aRecord({ severity: "serious" }))).toContain("own-constraint");
  });
});

describe("a black record that no own measure of the matter answers, 三(二)", () => {
  const matterType = "public-service";

  test("is said to every department: review, as one under key supervision", () => {
    const decision = onRecords([aRecord(), other], { matterType });
    expect(decision.outcome).toBe("review");
    expect(ownConstraints(decision)).toMatchObject([
      {
        measureId: "key-supervision",
        binding: "recommended",
        effect: "review",
        duty: "own",
        because: [{ recordId: "b1" }, { recordId: "b2" }],
      },
    ]);
  });

  test("names only those that are not answered", () => {
    const catalogue = theCatalogue({
      measures: [aConstraint({ matterTypes: [matterType], fields: ["tax"] })],
    });
    const decision = onRecords([aRecord(), other], { matterType, catalogue });
    expect(ownConstraints(decision)).toMatchObject([
      { entryId: "own-constraint", because: [{ recordId: "b2" }] },
      { entryId: "key-supervision", because: [{ recordId: "b1" }] },
    ]);
  });

  test("R30: a measure that is another department's does not answer it", () => {
    const decision = onRecords([aRecord()], { matterType: "fiscal-fund", department: "350500-ZJ" });
    expect(ownConstraints(decision)).toMatchObject([
      { entryId: "fund-limit", duty: "information" },
      { entryId: "key-supervision", duty: "own" },
    ]);
    expect(entryIds(onRecords([aRecord()], { matterType: "fiscal-fund", department: "350500-CZ" }))).toEqual([
      "fund-limit",
    ]);
  });

  test("R3: is suspended with it, 五(六)", () => {
    const decision = onRecords([aRecord({ verification: underObjection })], { matterType });
    expect(decision.outcome).toBe("proceed");
    expect(ownConstraints(decision)).toMatchObject([{ measureId: "key-supervision", state: "suspended" }]);
  });

  test("is not said of a watch record, which asks for its own look in whatever capacity one is listed, 四(四)", () => {
    const director = aWatchRecord({ recordId: "w2", listedAs: "director" });
    expect(entryIds(onRecords([aWatchRecord(), director], { matterType }))).toEqual(["watch-attention"]);
    expect(onRecords([director], { matterType }).outcome).toBe("review");
  });
});
