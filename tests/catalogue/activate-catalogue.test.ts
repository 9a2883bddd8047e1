import { describe, expect, test } from "vitest";
import { activateCatalogue } from "../../src/catalogue/activate-catalogue";
import { parseCatalogueDocument } from "../../src/catalogue/catalogue-document";
import { quanzhou201851 } from "../../src/catalogue/packs/quanzhou-2018-51";
import { CatalogueError } from "../../src/errors/yingcha-error";
import { parseCalendarDate } from "../../src/time/calendar-date";
import { aDocument, smallCatalogue, theCatalogue, today } from "../decision/fixtures";

function errorOf(act: () => unknown): CatalogueError {
  try {
    act();
  } catch (error) {
    if (error instanceof CatalogueError) return error;
    throw error;
  }
  throw new TypeError("An error was expected.");
}
const inUse = theCatalogue();
const offer = (over: Parameters<typeof aDocument>[0], current: typeof inUse | undefined = inUse) =>
  activateCatalogue(quanzhou201851, current, aDocument(over), today);

describe("a catalogue takes the place of the one in use, 五(四)", () => {
  test("when its version is higher and its day has come", () => {
    expect(offer({ version: 4, effectiveOn: "2026-11-24" })).toMatchObject({ version: 4 });
    expect(activateCatalogue(quanzhou201851, undefined, aDocument(), today)).toMatchObject({
      packId: "quanzhou-2018-51",
      catalogueId: "tests",
      version: 3,
      nature: "demonstration",
    });
  });

  test("R25: the same version changes nothing", () => {
    expect(offer({ version: 3, title: "同一版本" })).toBe(inUse);
  });

  test.each([
    ["a lower version", { version: 2 }],
    ["a lower version under another name", { version: 2, catalogueId: "other" }],
    ["the same version under another name", { catalogueId: "other" }],
    ["a lower version that is not yet effective", { version: 2, effectiveOn: "2027-01-01" }],
  ])("the version never falls: %s is refused", (_, over) => {
    expect(errorOf(() => offer(over)).code).toBe("catalogue-version-regressed");
  });

  test("another catalogue of a higher version may follow", () => {
    expect(offer({ version: 4, catalogueId: "other" })).toMatchObject({ catalogueId: "other", version: 4 });
  });

  test("until its day it stays pending, and what was active stays so", () => {
    const pending = { version: 4, effectiveOn: "2026-11-25" };
    expect(offer(pending)).toBe(inUse);
    const tomorrow = parseCalendarDate("2026-11-25");
    expect(activateCatalogue(quanzhou201851, inUse, aDocument(pending), tomorrow).version).toBe(4);
  });

  test("pending, with none in use, there is none", () => {
    const error = errorOf(() =>
      activateCatalogue(quanzhou201851, undefined, aDocument({ effectiveOn: "2026-11-25" }), today),
    );
    expect(error.code).toBe("catalogue-missing");
    expect(error.message).toContain("2026-11-25");
  });

  test("R14: a faulty one is refused, and does not replace what is in use", () => {
    expect(errorOf(() => offer({ version: 4, packId: "elsewhere" })).code).toBe("catalogue-invalid");
  });
});

describe("a catalogue document is read strictly", () => {
  test("what does not fit is refused by its place, never its value", () => {
    const [entry] = smallCatalogue.entries;
    const error = errorOf(() =>
      parseCatalogueDocument({ ...smallCatalogue, entries: [{ ...entry, effect: "refuse-them" }] }),
    );
    expect(error.code).toBe("catalogue-invalid");
    expect(error.message).toContain("entries.0.effect");
    expect(error.message).not.toContain("refuse-them");
  });

  test.each([undefined, null, "目录", []])("%j is none", (value) => {
    expect(errorOf(() => parseCatalogueDocument(value)).message).toContain("at its top");
  });

  test("fields that the schema does not name are dropped", () => {
    const document = parseCatalogueDocument({ ...smallCatalogue, surprise: true });
    expect(document).not.toHaveProperty("surprise");
  });

  test.each([
    ["a version 0", { version: 0 }],
    ["a day that no calendar has", { effectiveOn: "2026-02-29" }],
    ["a parameter out of range", { parameters: { cleanYearsCount: 0 } }],
    [
      "a matter type that is no slug",
      { matterTypes: [{ id: "行政许可", title: "x", afterEvaluation: "binds" }] },
    ],
  ])("%s is refused", (_, over) => {
    expect(errorOf(() => parseCatalogueDocument({ ...smallCatalogue, ...over })).code).toBe(
      "catalogue-invalid",
    );
  });
});
