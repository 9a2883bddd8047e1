import { describe, expect, test } from "vitest";
import { compileCatalogue } from "../../src/catalogue/active-catalogue";
import type { CatalogueDocumentInput } from "../../src/catalogue/catalogue-document";
import { parseCatalogueDocument } from "../../src/catalogue/catalogue-document";
import { quanzhou201851 } from "../../src/catalogue/packs/quanzhou-2018-51";
import { refuseFaultyCatalogue } from "../../src/catalogue/refuse-faulty-catalogue";
import { isYingchaError } from "../../src/errors/yingcha-error";
import { demonstrationCatalogue } from "../../src/sandbox/demonstration-catalogue";
import { aConstraint, aDocument, anIncentive, smallCatalogue } from "../decision/fixtures";

function faultOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (isYingchaError(error)) return error.code;
    throw error;
  }
  return "none";
}
const fault = (over: Partial<CatalogueDocumentInput>): string =>
  faultOf(() => refuseFaultyCatalogue(quanzhou201851, aDocument(over)));

const [ban] = smallCatalogue.entries;
if (ban === undefined) throw new TypeError("The small catalogue has entries.");
const withEntry = (over: Partial<typeof ban>): string => fault({ entries: [{ ...ban, ...over }] });
const ranked = (...ranks: readonly ("law" | "regulation" | "central-policy" | "local-policy")[]) =>
  ranks.map((rank) => ({ rank, title: "某依据", reading: "unverified" }) as const);

describe("what is mandatory, 五(四)", () => {
  test.each(["law", "regulation", "central-policy"] as const)(
    "R14: a %s can make a constraint mandatory, and stop",
    (rank) => {
      expect(withEntry({ bases: ranked("local-policy", rank) })).toBe("none");
    },
  );

  test("R14: a local document alone makes nothing mandatory; the catalogue is refused whole", () => {
    expect(withEntry({ bases: ranked("local-policy", "local-policy") })).toBe("basis-missing");
    expect(withEntry({ effect: "review", bases: ranked("local-policy") })).toBe("basis-missing");
    const [, ...others] = smallCatalogue.entries;
    expect(fault({ entries: [...others, { ...ban, bases: ranked("local-policy") }] })).toBe("basis-missing");
  });

  test("R14: to recommend, a local document does", () => {
    expect(withEntry({ binding: "recommended", effect: "review", bases: ranked("local-policy") })).toBe(
      "none",
    );
  });

  test("R14: nothing stops without being mandatory, whatever it cites", () => {
    expect(withEntry({ binding: "recommended" })).toBe("basis-missing");
  });

  test("R14: a mandatory measure states its fields and its matters", () => {
    const mandatory = { binding: "mandatory", bases: ranked("law") } as const;
    const stated = aConstraint({ ...mandatory, fields: ["tax"] });
    expect(fault({ measures: [stated] })).toBe("none");
    expect(fault({ measures: [{ ...stated, fields: "every" }] })).toBe("basis-missing");
    expect(fault({ measures: [{ ...stated, matterTypes: "every" }] })).toBe("basis-missing");
    expect(fault({ measures: [{ ...stated, bases: ranked("local-policy") }] })).toBe("basis-missing");
  });
});

describe("strict review, 三(二)", () => {
  test("R15: is never turned into a stop, whatever law is cited", () => {
    expect(withEntry({ measureId: "strict-review", matterTypes: ["administrative-license"] })).toBe(
      "effect-exceeded",
    );
    const measure = aConstraint({ nature: "stricter-review", fields: ["tax"] });
    expect(fault({ measures: [{ ...measure, binding: "mandatory", effect: "stop" }] })).toBe(
      "effect-exceeded",
    );
  });

  test("R15: may be made mandatory", () => {
    expect(
      withEntry({ measureId: "strict-review", matterTypes: ["administrative-license"], effect: "review" }),
    ).toBe("none");
  });
});

describe("a catalogue that contradicts itself is refused whole", () => {
  const type = { id: "own-matter", title: "行政确认", afterEvaluation: "binds" } as const;
  const code = (itemCode: string, matterType = "administrative-license") => ({ itemCode, matterType });

  test.each<[string, Partial<CatalogueDocumentInput>]>([
    ["made for another pack", { packId: "elsewhere" }],
    ["a matter type twice", { matterTypes: [type, type] }],
    ["an item code twice", { itemCodes: [code("X-1"), code("X-1")] }],
    ["a measure twice", { measures: [aConstraint(), aConstraint()] }],
    ["a measure of the pack again", { measures: [aConstraint({ measureId: "strict-review" })] }],
    ["an entry twice", { entries: [ban, ban] }],
    ["an entry under a measure's id", { entries: [{ ...ban, entryId: "strict-review" }] }],
    ["an entry for a measure nobody defines", { entries: [{ ...ban, measureId: "nothing" }] }],
    ["an entry for an incentive", { entries: [{ ...ban, measureId: "green-channel" }] }],
    ["an entry for a matter nobody defines", { entries: [{ ...ban, matterTypes: ["nothing"] }] }],
    ["a constraint for a matter nobody defines", { measures: [aConstraint({ matterTypes: ["nothing"] })] }],
    ["an incentive for a matter nobody defines", { measures: [anIncentive({ matterTypes: ["nothing"] })] }],
    ["an item code for a matter nobody defines", { itemCodes: [code("X-1", "nothing")] }],
    ["an item code that is a matter type", { itemCodes: [code("subsidy")] }],
    ["an unanswered measure nobody defines", { parameters: { unansweredBlackMeasure: "nothing" } }],
    [
      "an unanswered measure that is an incentive",
      { parameters: { unansweredBlackMeasure: "green-channel" } },
    ],
    [
      "an unanswered measure that is another organ's, so that a black record would pass unsaid",
      { parameters: { unansweredBlackMeasure: "limit-securities" } },
    ],
    [
      "an unanswered measure of some departments only",
      {
        measures: [aConstraint({ implementers: ["350500-ZJ"] })],
        parameters: { unansweredBlackMeasure: "own-constraint" },
      },
    ],
  ])("%s", (_, over) => {
    expect(fault(over)).toBe("catalogue-invalid");
  });

  test.each<[string, Partial<CatalogueDocumentInput>]>([
    ["as it stands", {}],
    [
      "with matter types, item codes and parameters of its own",
      {
        matterTypes: [type],
        itemCodes: [code("X-1", "own-matter")],
        measures: [aConstraint({ matterTypes: ["own-matter"] }), anIncentive({ matterTypes: "every" })],
        parameters: { unansweredBlackMeasure: "own-constraint", cleanYearsCount: 5 },
      },
    ],
    [
      "with what it asks of institutions",
      {
        measures: [
          {
            kind: "institutional",
            measureId: "self-discipline",
            title: "行业自律",
            clause: "三(四)",
            bases: ranked("local-policy"),
            executedBy: "industry",
          },
        ],
      },
    ],
  ])("the small catalogue is faultless %s", (_, over) => {
    expect(fault(over)).toBe("none");
  });

  test("the demonstration catalogue is faultless, marked as such, and cites nothing as read", () => {
    const document = parseCatalogueDocument(demonstrationCatalogue);
    expect(faultOf(() => refuseFaultyCatalogue(quanzhou201851, document))).toBe("none");
    expect(document.nature).toBe("demonstration");
    for (const entry of document.entries)
      for (const basis of entry.bases) expect(basis.reading).toBe("unverified");
  });

  test("the pack alone holds to its own rules: a city's plan makes nothing mandatory and stops nobody", () => {
    for (const { constraints } of compileCatalogue(
      quanzhou201851,
      aDocument({ entries: [] }),
    ).matters.values())
      for (const { binding, effect } of constraints)
        expect([binding, effect]).toEqual(["recommended", "review"]);
  });
});

describe("an entry makes a measure bind and takes nothing back, 五(四)", () => {
  const lawful = aConstraint({ fields: ["tax"], binding: "mandatory", effect: "stop" });
  const entry = (over: object) => ({
    entryId: "own-entry",
    measureId: "own-constraint",
    lists: ["black" as const],
    fields: ["tax"],
    traits: [],
    matterTypes: ["subsidy"],
    binding: "mandatory" as const,
    effect: "stop" as const,
    bases: lawful.bases,
    ...over,
  });

  test.each([
    ["mandatory to recommended", { binding: "recommended" as const, effect: "review" as const }],
    ["stop to review", { effect: "review" as const }],
  ])("from %s", (_, over) => {
    const measures = [{ ...lawful, matterTypes: ["subsidy"] }];
    expect(fault({ measures, entries: [entry({})] })).toBe("none");
    expect(fault({ measures, entries: [entry(over)] })).toBe("catalogue-invalid");
  });

  test("nor hands to some departments what is said to all, R9 四(四)", () => {
    const attention = entry({
      measureId: "watch-attention",
      lists: ["watch"],
      binding: "recommended",
      effect: "review",
    });
    expect(fault({ entries: [attention] })).toBe("none");
    expect(fault({ entries: [{ ...attention, implementers: ["350500-ZJ"] }] })).toBe("catalogue-invalid");
  });
});
