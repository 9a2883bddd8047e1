import { describe, expect, it } from "vitest";
import { catalogueDiff } from "../../src/catalogue/catalogue-diff";
import { type CatalogueDocument, parseCatalogueDocument } from "../../src/catalogue/catalogue-document";
import { demonstrationCatalogue } from "../../src/sandbox/demonstration-catalogue";

const catalogue = parseCatalogueDocument(demonstrationCatalogue);
const [first, second, ...rest] = catalogue.entries;
if (first === undefined || second === undefined) throw new Error("The demonstration has entries.");

const diffWith = (change: Partial<CatalogueDocument>) =>
  catalogueDiff(catalogue, { ...catalogue, version: 2, ...change });
const none = { added: [], removed: [], changed: [] };
const unchanged = {
  ...{ from: 1, to: 2, head: [], entries: none, measures: none, matterTypes: none, itemCodes: none },
};

describe("what changed from one catalogue to another, 五(四) 动态调整,", () => {
  it("is nothing where the version alone is another, rows moved, or an object names its fields in another order", () => {
    const [basis, ...bases] = first.bases;
    const reversed = Object.fromEntries(Object.entries(basis ?? {}).reverse()) as typeof basis;
    expect(diffWith({})).toEqual(unchanged);
    expect(diffWith({ entries: [...catalogue.entries].reverse() })).toEqual(unchanged);
    const entry = { ...first, bases: reversed === undefined ? bases : [reversed, ...bases] };
    expect(diffWith({ entries: [entry, second, ...rest] })).toEqual(unchanged);
  });

  it("is told of the document itself field by field, with what it newly says and what it says no more", () => {
    const parameters = { cleanYearsCount: 5 };
    const { parameters: _, ...bare } = catalogue;
    expect(catalogueDiff(bare, { ...bare, title: "另一目录", parameters }).head).toEqual([
      { field: "title", before: catalogue.title, after: "另一目录" },
      { field: "parameters", after: parameters },
    ]);
    expect(catalogueDiff({ ...bare, parameters }, bare).head).toEqual([
      { field: "parameters", before: parameters },
    ]);
  });

  it("is told of entries by their ids: added, removed, and changed by the field, a citation too", () => {
    const bases = [...first.bases, ...second.bases, ...first.bases];
    const severities = ["serious" as const];
    const changed = { ...first, severities, bases };
    const added = { ...second, entryId: "another-entry" };
    expect(diffWith({ entries: [changed, ...rest, added] }).entries).toEqual({
      added: ["another-entry"],
      removed: [second.entryId],
      changed: [
        {
          id: first.entryId,
          fields: expect.arrayContaining([
            { field: "bases", before: first.bases, after: bases },
            {
              field: "severities",
              ...(first.severities === undefined ? {} : { before: first.severities }),
              after: severities,
            },
          ]),
        },
      ],
    });
  });

  it("is told of lists in which the order counts", () => {
    const matterTypes = ["a-matter", "b-matter"];
    const from = { ...catalogue, entries: [{ ...first, matterTypes }] };
    const to = { ...catalogue, entries: [{ ...first, matterTypes: [...matterTypes].reverse() }] };
    expect(catalogueDiff(from, to).entries.changed).toMatchObject([{ id: first.entryId }]);
  });

  it("is told of measures, matter types and item codes, each by its own id", () => {
    const matterType = { id: "another-matter", title: "示例事项", afterEvaluation: "binds" } as const;
    const itemCode = { itemCode: "350500-X", matterType: "administrative-license" };
    const from = { ...catalogue, matterTypes: [], itemCodes: [itemCode] };
    const to = {
      ...{ ...catalogue, matterTypes: [matterType] },
      itemCodes: [{ ...itemCode, matterType: "another-matter" }],
    };
    const diff = catalogueDiff(from, to);
    expect(diff.matterTypes).toEqual({ ...none, added: ["another-matter"] });
    expect(diff.itemCodes.changed).toEqual([
      {
        id: "350500-X",
        fields: [{ field: "matterType", before: "administrative-license", after: "another-matter" }],
      },
    ]);
    const measures = catalogue.measures.slice(1);
    expect(diffWith({ measures }).measures.removed).toEqual(
      catalogue.measures.slice(0, 1).map(({ measureId }) => measureId),
    );
  });
});
