import type { ListRecord } from "../lists/list-record";
import type { CatalogueDocument } from "./catalogue-document";
import { isConstrainingWatch } from "./constraining-watch";
import { implementersOf } from "./implementers-of";
import type { Binding, Constraint, Incentive, Measure } from "./measure";
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
  const ground: Ground = {
    pack,
    document,
    measures: [...pack.measures, ...document.measures],
    matterTypes: [...pack.matterTypes, ...document.matterTypes].map(({ id }) => id),
  };
  const brought = ground.measures
    .flatMap((measure) => rowsOf(measure, ground, record))
    .filter((row) => implementersOf(row, code) !== "others");
  const rows = record.list === "black" ? [...brought, ...saidBeside(brought, ground)] : brought;
  const bindings = new Map<string, Binding>();
  for (const { measureId, binding } of rows)
    if (bindings.get(measureId) !== "mandatory") bindings.set(measureId, binding);
  return [...bindings].map(([measureId, binding]) => ({ measureId, binding }));
}

interface Ground {
  readonly pack: PolicyPack;
  readonly document: CatalogueDocument;
  /** Of both, and likewise the matter types. */
  readonly measures: readonly Measure[];
  readonly matterTypes: readonly string[];
}

/** A measure, or as its entry has it, in the matters in which just that is carried out. */
type Row = Constraint | Incentive;

/**
 * The measure itself and the entries that make it bind, as far as the record brings them. As in a check, an entry that
 * the record brings takes the measure's own place in the matters it names, to whomever it gives it there.
 */
function rowsOf(measure: Measure, ground: Ground, record: ListRecord): readonly Row[] {
  switch (measure.kind) {
    case "institutional":
      return [];
    case "incentive":
      return record.list === "red" && measure.grounds.includes("red") ? [measure] : [];
    case "constraint": {
      const entries = entriesOf(measure, ground.document).filter((row) => isBroughtBy(row, record));
      const replacedIn = new Set(entries.flatMap(({ matterTypes }) => matterTypes));
      const own = isBroughtBy(measure, record) ? measure.matterTypes : [];
      const left = (own === "every" ? ground.matterTypes : own).filter(
        (matterType) => !replacedIn.has(matterType),
      );
      return left.length === 0 ? entries : [{ ...measure, matterTypes: left }, ...entries];
    }
  }
}

/** What is said of a black record to whoever has a matter in which no row of its own answers it, as in a check, 三(二). */
function saidBeside(brought: readonly Row[], ground: Ground): readonly Constraint[] {
  const { pack, document, measures, matterTypes: all } = ground;
  const said = document.parameters?.unansweredBlackMeasure ?? pack.parameters.unansweredBlackMeasure;
  const answering = brought.filter(
    ({ executedBy, implementers }) =>
      executedBy === "approving-department" || (executedBy === "other-organ" && implementers !== undefined),
  );
  const isAnswered = all.every((id) => answering.some(({ matterTypes }) => matterTypes.includes(id)));
  return isAnswered
    ? []
    : measures
        .filter((measure) => measure.kind === "constraint")
        .filter(({ measureId }) => measureId === said);
}

/** An entry asks for all that its measure does, but says itself for which severities, and may name other implementers. */
function entriesOf(measure: Constraint, { entries }: CatalogueDocument): readonly Constraint[] {
  return entries
    .filter(({ measureId }) => measureId === measure.measureId)
    .map(
      ({ lists, fields, severities, traits, matterTypes, binding, implementers = measure.implementers }) => {
        const { severities: _, ...rest } = measure;
        return {
          ...rest,
          ...{ lists, fields, matterTypes, binding, traits: [...measure.traits, ...traits] },
          ...(severities === undefined ? {} : { severities }),
          ...(implementers === undefined ? {} : { implementers }),
        };
      },
    );
}

function isBroughtBy(row: Constraint, { list, field, severity, traits, listedAs }: ListRecord): boolean {
  return (
    list !== "red" &&
    row.lists.includes(list) &&
    row.fallsOn.includes(listedAs) &&
    (row.fields === "every" || row.fields.includes(field.id)) &&
    (row.severities === undefined || (severity !== undefined && row.severities.includes(severity))) &&
    row.traits.every((trait) => traits.includes(trait))
  );
}
