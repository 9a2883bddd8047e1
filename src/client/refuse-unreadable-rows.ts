import { catalogueDocumentSchema } from "../catalogue/catalogue-document";
import { CatalogueError } from "../errors/yingcha-error";
import type { Clock } from "../time/clock";
import { nextTurn } from "./next-turn";

const { entries, measures, matterTypes, itemCodes } = catalogueDocumentSchema.unwrap().shape;
const rowSchemas = {
  entries: entries.unwrap().element,
  measures: measures.unwrap().element,
  matterTypes: matterTypes.unwrap().element,
  itemCodes: itemCodes.unwrap().element,
};

/** So few are as soon read by the schema of the whole. */
const fewRowsCount = 16;
/** So long rows are read before whatever else is due has its turn. */
const sliceMs = 25;

/**
 * Refuses a long catalogue at its first row that cannot be read.
 *
 * The schema of the whole would write down every fault of ten thousand rows, for a second and more, and no deadline
 * could end it.
 *
 * @param document a catalogue, unread
 * @param clock measures the slices
 * @returns nothing; what is no list of rows, or a short one, is left to the schema
 * @throws CatalogueError `catalogue-invalid`, naming the row
 * @source 五(四); CWE-400
 * @example
 * await refuseUnreadableRows(answer.value, systemClock)
 */
export async function refuseUnreadableRows(document: object, clock: Clock): Promise<void> {
  let sliceStartedMs = clock.monotonicMs();
  for (const [name, schema] of Object.entries(rowSchemas)) {
    const rows = Object.entries(document).find(([key]) => key === name)?.[1];
    if (!Array.isArray(rows) || rows.length < fewRowsCount) continue;
    for (const [index, row] of rows.entries()) {
      if (!schema.safeParse(row).success)
        throw new CatalogueError(
          "catalogue-invalid",
          `The catalogue does not hold to its schema at ${name}.${index}.`,
        );
      if (clock.monotonicMs() - sliceStartedMs < sliceMs) continue;
      await nextTurn();
      sliceStartedMs = clock.monotonicMs();
    }
  }
}
