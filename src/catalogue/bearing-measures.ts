import type { ListRecord } from "../lists/list-record";
import type { CatalogueDocument, CatalogueEntry } from "./catalogue-document";
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
    const rows = rowsOf(measure, { pack, document }, record).filter(
      (row) => implementersOf(row, code) !== "others",
    );
    if (rows.length === 0) return [];
    const isMandatory = rows.some(({ binding }) => binding === "mandatory");
    return [{ measureId: measure.measureId, binding: isMandatory ? "mandatory" : "recommended" }];
  });
}

interface Rows {
  readonly pack: PolicyPack;
  readonly document: CatalogueDocument;
}

/**
 * The measure itself and the entries that make it bind, as far as the record brings them. As in a check, an entry that
 * the record brings takes the measure's own place in the matters it names, to whomever it gives it there.
 */
function rowsOf(
  measure: Measure,
  { pack, document }: Rows,
  record: ListRecord,
): readonly Pick<Constraint, "binding" | "implementers">[] {
  switch (measure.kind) {
    case "institutional":
      return [];
    case "incentive":
      return record.list === "red" && measure.grounds.includes("red") ? [measure] : [];
    case "constraint": {
      const entries = entriesOf(measure, document).filter((row) => isBroughtBy(row, record));
      const isItself =
        isBroughtBy(measure, record) &&
        (isSaidToAll(measure, { pack, document }, record) ||
          !isReplaced(measure, new Set(entries.flatMap(({ matterTypes }) => matterTypes)), {
            pack,
            document,
          }));
      return isItself ? [measure, ...entries] : entries;
    }
  }
}

/** Of a black record it is said to every department whose own measures do not answer it, whatever the entries, 三(二). */
function isSaidToAll({ measureId }: Constraint, { pack, document }: Rows, { list }: ListRecord): boolean {
  const said = document.parameters?.unansweredBlackMeasure ?? pack.parameters.unansweredBlackMeasure;
  return list === "black" && measureId === said;
}

function isReplaced(
  { matterTypes }: Constraint,
  replacedIn: ReadonlySet<string>,
  { pack, document }: Rows,
): boolean {
  const own =
    matterTypes === "every"
      ? [...pack.matterTypes, ...document.matterTypes].map(({ id }) => id)
      : matterTypes;
  return own.every((matterType) => replacedIn.has(matterType));
}

type Row = Pick<
  Constraint,
  "lists" | "fields" | "severities" | "traits" | "fallsOn" | "binding" | "implementers"
>;

/** An entry asks for all that its measure does, but says itself for which severities, and may name other implementers. */
function entriesOf(
  measure: Constraint,
  document: CatalogueDocument,
): readonly (Row & Pick<CatalogueEntry, "matterTypes">)[] {
  return document.entries
    .filter(({ measureId }) => measureId === measure.measureId)
    .map(
      ({ lists, fields, severities, traits, matterTypes, binding, implementers = measure.implementers }) => ({
        ...{
          lists,
          fields,
          matterTypes,
          binding,
          fallsOn: measure.fallsOn,
          traits: [...measure.traits, ...traits],
        },
        ...(severities === undefined ? {} : { severities }),
        ...(implementers === undefined ? {} : { implementers }),
      }),
    );
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
