import { CatalogueError } from "../errors/yingcha-error";
import type { CatalogueDocument, CatalogueEntry } from "./catalogue-document";
import type { Binding, Constraint, Effect, LegalBasis, Measure } from "./measure";
import type { PolicyPack } from "./policy-pack";

/**
 * Refuses a catalogue that contradicts itself, its pack or the law it needs. Pure.
 *
 * One fault refuses the document whole: a catalogue that is half in force would decide by what happens to be
 * left of it.
 *
 * @param pack the policy pack the document builds on
 * @param document a catalogue that holds to the schema
 * @throws CatalogueError `basis-missing` for a mandatory constraint, or one with the effect `stop`, without a
 *   law, regulation or central policy document for stated lists, fields and matters (R14); `effect-exceeded`
 *   for stricter review turned into `stop` (R15); `catalogue-invalid` for anything else that does not fit
 * @source 五(四), 三(二)
 * @example
 * refuseFaultyCatalogue(quanzhou201851, document)
 */
export function refuseFaultyCatalogue(pack: PolicyPack, document: CatalogueDocument): void {
  if (document.packId !== pack.packId)
    throw invalid(`The catalogue is made for the pack ${document.packId}, not for ${pack.packId}.`);
  refuseRepeated("matter type", document.matterTypes, (matterType) => matterType.id);
  refuseRepeated("item code", document.itemCodes, (row) => row.itemCode);
  refuseRepeated("measure", [...pack.measures, ...document.measures], (measure) => measure.measureId);
  const measures = new Map(
    [...pack.measures, ...document.measures].map((measure) => [measure.measureId, measure]),
  );
  refuseRepeated(
    "entry",
    [...document.entries.map((entry) => entry.entryId), ...measures.keys()],
    (id) => id,
  );
  const matterTypes = new Set(
    [...pack.matterTypes, ...document.matterTypes].map((matterType) => matterType.id),
  );

  for (const measure of [...pack.measures, ...document.measures]) {
    if (measure.kind === "institutional") continue;
    if (measure.matterTypes !== "every") refuseUnknown(measure.measureId, measure.matterTypes, matterTypes);
    if (measure.kind !== "constraint") continue;
    const stated = measure.matterTypes !== "every" && measure.fields !== "every";
    refuseUnfounded(measure.measureId, measure, measure, stated);
  }
  for (const entry of document.entries) {
    const measure = measures.get(entry.measureId);
    if (measure?.kind !== "constraint")
      throw invalid(
        `The entry ${entry.entryId} names the measure ${entry.measureId}, which is no constraint of the pack or the catalogue.`,
      );
    refuseUnknown(entry.entryId, entry.matterTypes, matterTypes);
    refuseUnfounded(entry.entryId, entry, measure, true);
    refuseWeaker(entry, measure);
  }
  for (const { itemCode, matterType } of document.itemCodes) {
    refuseUnknown(`item code ${itemCode}`, [matterType], matterTypes);
    if (matterTypes.has(itemCode))
      throw invalid(`The item code ${itemCode} is also the id of a matter type.`);
  }
  const unanswered = document.parameters?.unansweredBlackMeasure ?? pack.parameters.unansweredBlackMeasure;
  if (!isSaidToAll(measures.get(unanswered)))
    throw invalid(
      `The parameter unansweredBlackMeasure names ${unanswered}, which is no constraint with the effect review that every approving department carries out.`,
    );
}

/** An entry makes a measure bind; one that takes back what the measure says would let pass whom it stops. */
function refuseWeaker(entry: CatalogueEntry, measure: Constraint): void {
  if (measure.binding === "mandatory" && entry.binding === "recommended")
    throw invalid(`The entry ${entry.entryId} makes ${measure.measureId} recommended, which is mandatory.`);
  if (measure.effect === "stop" && entry.effect === "review")
    throw invalid(
      `The entry ${entry.entryId} gives ${measure.measureId} the effect review, which has the effect stop.`,
    );
  const saidToAll = measure.executedBy === "approving-department" && measure.matterTypes === "every";
  if (saidToAll && measure.implementers === undefined && entry.implementers !== undefined)
    throw invalid(
      `The entry ${entry.entryId} hands ${measure.measureId} to some departments, which is every department's.`,
    );
}

/** What is said of every black record must bind nobody out: it is each department's, and asks for review. */
function isSaidToAll(measure: Measure | undefined): boolean {
  return (
    measure?.kind === "constraint" &&
    measure.effect === "review" &&
    measure.executedBy === "approving-department" &&
    measure.implementers === undefined
  );
}

const foundingRanks: ReadonlySet<LegalBasis["rank"]> = new Set(["law", "regulation", "central-policy"]);

function refuseUnfounded(
  id: string,
  row: { readonly binding: Binding; readonly effect: Effect; readonly bases: readonly LegalBasis[] },
  measure: Constraint,
  stated: boolean,
): void {
  if (row.effect === "stop" && measure.nature === "stricter-review")
    throw new CatalogueError("effect-exceeded", `${id} gives ${measure.title} the effect stop.`);
  if (row.binding === "recommended") {
    if (row.effect === "stop")
      throw new CatalogueError("basis-missing", `${id} stops without being mandatory.`);
    return;
  }
  if (!stated)
    throw new CatalogueError(
      "basis-missing",
      `${id} is mandatory without stating for which fields and matters.`,
    );
  if (!row.bases.some((basis) => foundingRanks.has(basis.rank)))
    throw new CatalogueError(
      "basis-missing",
      `${id} is mandatory and cites no law, regulation or central policy document.`,
    );
}

function refuseRepeated<T>(what: string, rows: readonly T[], idOf: (row: T) => string): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const id = idOf(row);
    if (seen.has(id)) throw invalid(`The ${what} ${id} stands twice.`);
    seen.add(id);
  }
}

function refuseUnknown(where: string, ids: readonly string[], known: ReadonlySet<string>): void {
  for (const id of ids)
    if (!known.has(id)) throw invalid(`${where} names the matter type ${id}, which nobody defines.`);
}

function invalid(detail: string): CatalogueError {
  return new CatalogueError("catalogue-invalid", detail);
}
