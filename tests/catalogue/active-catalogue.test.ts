import { describe, expect, test } from "vitest";
import { compileCatalogue, packAlone } from "../../src/catalogue/active-catalogue";
import { quanzhou201851 } from "../../src/catalogue/packs/quanzhou-2018-51";
import type { PolicyPack } from "../../src/catalogue/policy-pack";
import { aConstraint, aDocument, anIncentive, smallCatalogue, theCatalogue } from "../decision/fixtures";

type Catalogue = ReturnType<typeof theCatalogue>;
function rulesOf(catalogue: Catalogue, matterType: string) {
  const rules = catalogue.matters.get(matterType);
  if (rules === undefined) throw new TypeError(`There is no ${matterType}.`);
  return rules;
}
const rowIds = (catalogue: Catalogue, matterType: string, measureId: string) =>
  rulesOf(catalogue, matterType)
    .constraints.filter((row) => row.measureId === measureId)
    .map(({ entryId, raisedBy }) => [entryId, raisedBy.map((row) => row.entryId)]);

describe("the rows of a matter, 五(四)", () => {
  test("an entry stands beside the pack's row, which knows by what it is raised", () => {
    expect(rowIds(theCatalogue(), "government-procurement", "limit-resource-trade")).toEqual([
      ["limit-resource-trade", ["procurement-ban"]],
      ["procurement-ban", []],
    ]);
  });

  test("an entry raises in its own matters only", () => {
    expect(rowIds(theCatalogue(), "public-resource-trading", "limit-resource-trade")).toEqual([
      ["limit-resource-trade", []],
    ]);
  });

  test("an entry can bring a measure into a matter that the measure does not name", () => {
    const [ban] = smallCatalogue.entries;
    if (ban === undefined) throw new TypeError("The small catalogue has entries.");
    const catalogue = theCatalogue({ entries: [{ ...ban, matterTypes: ["honor"] }] });
    expect(rowIds(catalogue, "honor", "limit-resource-trade")).toEqual([["procurement-ban", []]]);
  });

  test("an entry says lists, fields, binding, effect and bases; the rest it has from its measure", () => {
    const rows = rulesOf(theCatalogue(), "market-entry").constraints;
    expect(rows.find(({ entryId }) => entryId === "food-ban")).toEqual({
      kind: "constraint",
      entryId: "food-ban",
      measureId: "market-ban",
      title: "实施市场和行业禁入措施",
      clause: "三(二)",
      executedBy: "approving-department",
      matterTypes: ["market-entry"],
      nature: "restriction",
      fallsOn: ["self", "legal-representative", "principal", "registered-practitioner"],
      onOrganization: "shown",
      lists: ["black"],
      fields: ["food-drug"],
      traits: ["market-ban-decision"],
      binding: "mandatory",
      effect: "stop",
      bases: [expect.objectContaining({ rank: "law" })],
      raisedBy: [],
    });
  });

  test("R17: the traits a measure asks for hold for every entry of it", () => {
    const measures = [aConstraint({ traits: ["able-but-refusing"] })];
    const [entry] = smallCatalogue.entries;
    if (entry === undefined) throw new TypeError("The small catalogue has entries.");
    const entries = [
      {
        ...entry,
        measureId: "own-constraint",
        matterTypes: ["administrative-license"],
        traits: ["office-holder", "able-but-refusing"],
      },
    ];
    const rows = rulesOf(theCatalogue({ measures, entries }), "administrative-license").constraints;
    expect(rows.find(({ entryId }) => entryId === "procurement-ban")?.traits).toEqual([
      "able-but-refusing",
      "office-holder",
    ]);
  });

  test("R16, R30: implementers and bearing are the entry's where it states them, else the measure's", () => {
    const measures = [
      aConstraint({ implementers: ["D1"], onOrganization: "bears", severities: ["serious"] }),
    ];
    const [entry] = smallCatalogue.entries;
    if (entry === undefined) throw new TypeError("The small catalogue has entries.");
    const own = { ...entry, measureId: "own-constraint", matterTypes: ["subsidy"] };
    const rowOf = (over: Partial<typeof own>) => {
      const catalogue = theCatalogue({ measures, entries: [{ ...own, ...over }] });
      return rulesOf(catalogue, "subsidy").constraints.find(({ entryId }) => entryId === "procurement-ban");
    };
    expect(rowOf({})).toMatchObject({ implementers: ["D1"], onOrganization: "bears" });
    expect(rowOf({ implementers: ["D2"], onOrganization: "shown" })).toMatchObject({
      implementers: ["D2"],
      onOrganization: "shown",
    });
    // An entry names its severities or means every one of them.
    expect(rowOf({})?.severities).toBeUndefined();
    expect(rowOf({ severities: ["minor"] })).toMatchObject({ severities: ["minor"] });
  });

  test("a measure for every matter stands in each, the catalogue's own among them", () => {
    const measures = [aConstraint({ matterTypes: "every" }), anIncentive({ matterTypes: "every" })];
    const matterTypes = [{ id: "own-matter", title: "备案", afterEvaluation: "binds" }] as const;
    const catalogue = theCatalogue({ measures, matterTypes });
    for (const matterType of ["subsidy", "own-matter"]) {
      expect(rowIds(catalogue, matterType, "own-constraint")).toEqual([["own-constraint", []]]);
      expect(rulesOf(catalogue, matterType).incentives.map(({ measureId }) => measureId)).toContain(
        "own-incentive",
      );
    }
  });

  test("R16: persons are checked for the roles on which a measure of this very matter falls, 三(二) 三(六)", () => {
    const catalogue = theCatalogue();
    expect([...rulesOf(catalogue, "administrative-license").personRoles]).toEqual([]);
    expect([...rulesOf(catalogue, "market-entry").personRoles].sort()).toEqual([
      "legal-representative",
      "principal",
      "registered-practitioner",
    ]);
    expect([...rulesOf(catalogue, "honor").personRoles].sort()).toEqual([
      "director",
      "legal-representative",
      "principal",
      "senior-manager",
      "shareholder",
    ]);
  });
});

describe("matter types and item codes", () => {
  test("an item code stands for its matter type, also one of the catalogue's own", () => {
    const catalogue = theCatalogue({
      matterTypes: [{ id: "own-matter", title: "备案", afterEvaluation: "binds" }],
      itemCodes: [
        { itemCode: "350500-XK-0001", matterType: "administrative-license" },
        { itemCode: "350500-BA-0001", matterType: "own-matter" },
      ],
    });
    expect(catalogue.matters.get("350500-XK-0001")).toBe(catalogue.matters.get("administrative-license"));
    expect(catalogue.matters.get("350500-BA-0001")?.matterType.id).toBe("own-matter");
    expect(catalogue.matters.get("350500-XK-0002")).toBeUndefined();
  });

  test("an item code for a matter nobody defines stands for nothing", () => {
    const document = aDocument({ itemCodes: [{ itemCode: "X-1", matterType: "nothing" }] });
    expect(compileCatalogue(quanzhou201851, document).matters.has("X-1")).toBe(false);
  });

  test("二(四): whether a later listing binds is the catalogue's to say, matter by matter", () => {
    const catalogue = theCatalogue({
      matterTypes: [{ id: "government-procurement", title: "政府采购", afterEvaluation: "binds" }],
    });
    expect(rulesOf(theCatalogue(), "government-procurement").matterType.afterEvaluation).toBe("shown");
    expect(rulesOf(catalogue, "government-procurement").matterType.afterEvaluation).toBe("binds");
  });
});

describe("parameters", () => {
  test("are the pack's where the catalogue sets none", () => {
    const { parameters } = theCatalogue({ parameters: { cleanYearsCount: 5, parentRecord: undefined } });
    expect(parameters).toEqual({ ...quanzhou201851.parameters, cleanYearsCount: 5 });
  });

  test("三(二): what is said of a black record that nothing answers may be the catalogue's own measure", () => {
    expect(theCatalogue().unansweredBlack.measureId).toBe("key-supervision");
    const catalogue = theCatalogue({
      measures: [aConstraint()],
      parameters: { unansweredBlackMeasure: "own-constraint" },
    });
    expect(catalogue.unansweredBlack).toMatchObject({ entryId: "own-constraint", raisedBy: [] });
  });

  test("a pack without such a measure is no pack", () => {
    const pack: PolicyPack = { ...quanzhou201851, measures: [] };
    expect(() => compileCatalogue(pack, aDocument({ entries: [] }))).toThrow(TypeError);
  });
});

test("the pack alone binds nobody, and its version 0 is no document's", () => {
  const alone = packAlone(quanzhou201851);
  expect(alone).toMatchObject({ version: 0, catalogueId: "quanzhou-2018-51", nature: "official" });
  for (const { constraints } of alone.matters.values())
    for (const { binding, raisedBy } of constraints) {
      expect(binding).toBe("recommended");
      expect(raisedBy).toEqual([]);
    }
});
