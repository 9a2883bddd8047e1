import { describe, expect, it } from "vitest";
import { quanzhou201851 } from "../../../src/catalogue/packs/quanzhou-2018-51";
import { demonstrationCatalogue } from "../../../src/sandbox/demonstration-catalogue";
import { unwatchedMeasures } from "../../../src/sandbox/statistics/unwatched-measures";

const isTold = unwatchedMeasures(demonstrationCatalogue);

describe("measures told to who is not told of the watch list, 四(四) R10", () => {
  it("are incentives, beside every list", () => {
    const incentives = quanzhou201851.measures.filter(({ kind }) => kind === "incentive");
    expect(incentives.length).toBeGreaterThan(5);
    for (const { measureId } of incentives)
      for (const list of ["red", "black", "none"] as const) expect(isTold(list, measureId)).toBe(true);
  });

  it("are constraints of the black list beside that list alone, since elsewhere a watch record brought them", () => {
    expect(isTold("black", "strict-review")).toBe(true);
    expect(isTold("none", "strict-review")).toBe(false);
    expect(isTold("red", "strict-review")).toBe(false);
  });

  it("are none that the watch list alone brings, and none that the catalogue does not know", () => {
    expect(isTold("black", "watch-attention")).toBe(false);
    expect(isTold("none", "watch-attention")).toBe(false);
    expect(isTold("black", "made-up")).toBe(false);
  });

  it("are those of an entry that makes them bind for the black list", () => {
    const entry = { ...demonstrationCatalogue.entries[0], measureId: "watch-attention", lists: ["black"] };
    const catalogue = { ...demonstrationCatalogue, entries: [entry] } as typeof demonstrationCatalogue;
    expect(unwatchedMeasures(catalogue)("black", "watch-attention")).toBe(true);
  });

  it("are those of the catalogue alone where its pack is not known", () => {
    const foreign = unwatchedMeasures({ packId: "another", measures: [], entries: [] });
    expect(foreign("black", "strict-review")).toBe(false);
  });
});
