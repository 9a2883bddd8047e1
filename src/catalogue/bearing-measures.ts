import type { ListRecord } from "../lists/list-record";
import type { CatalogueDocument } from "./catalogue-document";
import { isConstrainingWatch } from "./constraining-watch";
import { implementersOf } from "./implementers-of";
import type { Binding, Constraint, Measure } from "./measure";
import type { PolicyPack } from "./policy-pack";

/** A measure that a record brings, in whichever matter. */
export interface BearingMeasure {
  readonly measureId: string;
  /** Mandatory where the catalogue makes it so for this record in any matter. */
  readonly binding: Binding;
}

/**
 * Finds the measures of a catalogue that a record brings a department to carry out. Pure.
 *
 * @param pack the policy pack
 * @param document the catalogue over it
 * @param record one listing; whether it is in force is not asked
 * @param code the department's: what names others as its implementers is not its own; absent where it has none
 * @returns constraints of a black record, and of a watch record that constrains; incentives of a red one; each measure
 *   once
 * @source 四(四), 五(一), 五(四), 五(五) (R9, R30)
 * @example
 * bearingMeasures(quanzhou201851, document, record, "350500-ZJ").map(({ measureId }) => measureId)
 */
export function bearingMeasures(
  pack: PolicyPack,
  document: CatalogueDocument,
  record: ListRecord,
  code: string | undefined,
): readonly BearingMeasure[] {
  const watchAfterExit = document.parameters?.watchAfterExit ?? pack.parameters.watchAfterExit;
  if (record.list === "watch" && !isConstrainingWatch(record, { watchAfterExit })) return [];
  return [...pack.measures, ...document.measures].flatMap((measure) => {
    const rows = rowsOf(measure, document, record).filter((row) => implementersOf(row, code) !== "others");
    if (rows.length === 0) return [];
    const isMandatory = rows.some(({ binding }) => binding === "mandatory");
    return [{ measureId: measure.measureId, binding: isMandatory ? "mandatory" : "recommended" }];
  });
}

/** The measure itself and the entries that make it bind, as far as the record brings them. */
function rowsOf(
  measure: Measure,
  document: CatalogueDocument,
  record: ListRecord,
): readonly Pick<Constraint, "binding" | "implementers">[] {
  switch (measure.kind) {
    case "institutional":
      return [];
    case "incentive":
      return record.list === "red" && measure.grounds.includes("red") ? [measure] : [];
    case "constraint":
      return [measure, ...entriesOf(measure, document)].filter((row) => isBroughtBy(row, record));
  }
}

type Row = Pick<
  Constraint,
  "lists" | "fields" | "severities" | "traits" | "fallsOn" | "binding" | "implementers"
>;

/** An entry asks for all that its measure does, but says itself for which severities, and may name other implementers. */
function entriesOf(measure: Constraint, document: CatalogueDocument): readonly Row[] {
  return document.entries
    .filter(({ measureId }) => measureId === measure.measureId)
    .map(({ lists, fields, severities, traits, binding, implementers = measure.implementers }) => ({
      ...{ lists, fields, binding, fallsOn: measure.fallsOn, traits: [...measure.traits, ...traits] },
      ...(severities === undefined ? {} : { severities }),
      ...(implementers === undefined ? {} : { implementers }),
    }));
}

function isBroughtBy(row: Row, { list, field, severity, traits, listedAs }: ListRecord): boolean {
  return (
    list !== "red" &&
    row.lists.includes(list) &&
    row.fallsOn.includes(listedAs) &&
    (row.fields === "every" || row.fields.includes(field.id)) &&
    (row.severities === undefined || (severity !== undefined && row.severities.includes(severity))) &&
    row.traits.every((trait) => traits.includes(trait))
  );
}
