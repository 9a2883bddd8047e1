import type { CatalogueDocumentInput } from "../../catalogue/catalogue-document";
import { quanzhou201851 } from "../../catalogue/packs/quanzhou-2018-51";
import type { CountedList } from "../../contract/statistics";

/**
 * Says which measures one catalogue lets be told beside a list to whoever is not told of the watch list. Pure.
 *
 * A constraint in a case on which, as far as is told, no black record bore points to a watch record, and so does one
 * that only the watch list brings. What the catalogue does not know is not told either.
 *
 * @param catalogue one that is or was active, over its pack
 * @returns whether a measure may stand in a list's rows
 * @source 四(四) (R10)
 * @example
 * unwatchedMeasures(catalogue)("none", "watch-attention") // false
 */
export function unwatchedMeasures(
  catalogue: Pick<CatalogueDocumentInput, "packId" | "measures" | "entries">,
): (list: CountedList, measureId: string) => boolean {
  const pack = catalogue.packId === quanzhou201851.packId ? quanzhou201851.measures : [];
  const measures = [...pack, ...catalogue.measures];
  const incentives = new Set(
    measures.filter(({ kind }) => kind === "incentive").map(({ measureId }) => measureId),
  );
  const onBlack = new Set(
    [...measures.filter((measure) => measure.kind === "constraint"), ...catalogue.entries]
      .filter(({ lists }) => lists.includes("black"))
      .map(({ measureId }) => measureId),
  );
  return (list, measureId) => incentives.has(measureId) || (list === "black" && onBlack.has(measureId));
}
