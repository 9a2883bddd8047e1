import type { ListRecord, ResponsibleRole } from "../lists/list-record";
import type { CatalogueDocument, CatalogueEntry, MatterType, RuleParameters } from "./catalogue-document";
import type { Constraint, Incentive } from "./measure";
import type { PolicyPack } from "./policy-pack";

/** A constraint as it applies in one matter: as the pack has it, or as an entry of the catalogue makes it bind. */
export type ConstraintRow = Constraint & {
  readonly entryId: string;
  /** The entries that take this row's place for the records they match; none for a row that is itself an entry. */
  readonly raisedBy: readonly ConstraintRow[];
};

/** The rows of a matter that ask for a record of one list and capacity, in their order. */
export interface RowGroup {
  readonly rows: readonly ConstraintRow[];
  /** Those that ask for nothing else, so that every such record brings them. */
  readonly unconditional: readonly ConstraintRow[];
  /** Those that also ask for fields, severities or traits, or step back for an entry. */
  readonly conditional: readonly ConstraintRow[];
}

/** All that the catalogue says of one matter type. */
export interface MatterRules {
  readonly matterType: MatterType;
  readonly constraints: readonly ConstraintRow[];
  /** The same by list and capacity, so that no row is held against a record that cannot bring it. */
  readonly constraintsOn: Readonly<Record<"black" | "watch", ReadonlyMap<ListRecord["listedAs"], RowGroup>>>;
  readonly incentives: readonly Incentive[];
  /** The roles on which a measure of this very matter falls; only such persons are checked with an organization (R16). */
  readonly personRoles: ReadonlySet<ResponsibleRole>;
}

/** A catalogue in force over its pack, indexed by matter type. */
export interface ActiveCatalogue {
  readonly packId: string;
  readonly packVersion: number;
  readonly catalogueId: string;
  readonly version: number;
  readonly nature: CatalogueDocument["nature"];
  readonly parameters: RuleParameters;
  /** What is said to every department of a black record in force, 三(二). */
  readonly unansweredBlack: ConstraintRow;
  /** By matter type id and by item code 事项实施编码. */
  readonly matters: ReadonlyMap<string, MatterRules>;
}

/**
 * Joins a pack and a catalogue that was found faultless into the index that decisions read. Pure.
 *
 * @param pack the policy pack
 * @param document a catalogue that {@link refuseFaultyCatalogue} let pass
 * @returns the rows of each matter type; a measure is listed in every matter it names
 * @source 五(四)
 * @example
 * compileCatalogue(quanzhou201851, document).matters.get("government-procurement")
 */
export function compileCatalogue(pack: PolicyPack, document: CatalogueDocument): ActiveCatalogue {
  const measures = [...pack.measures, ...document.measures];
  const constraints = measures.filter((measure) => measure.kind === "constraint");
  const incentives = measures.filter((measure) => measure.kind === "incentive");
  const parameters = { ...pack.parameters, ...present(document.parameters ?? {}) };

  const entriesOf = new Map<string, CatalogueEntry[]>();
  for (const entry of document.entries) {
    const known = entriesOf.get(entry.measureId);
    if (known === undefined) entriesOf.set(entry.measureId, [entry]);
    else known.push(entry);
  }
  const rowsByMeasure = constraints.map((measure) => ({
    base: rowOf(measure, measure.measureId, []),
    entries: entriesOf.get(measure.measureId) ?? [],
  }));
  const matters = new Map<string, MatterRules>();
  for (const matterType of [...pack.matterTypes, ...document.matterTypes]) {
    const rows = rowsByMeasure.flatMap(({ base, entries }) => rowsOf(base, entries, matterType.id));
    matters.set(
      matterType.id,
      matterRulesOf(
        matterType,
        rows,
        incentives.filter((measure) => isOf(measure.matterTypes, matterType.id)),
      ),
    );
  }
  for (const { itemCode, matterType } of document.itemCodes) {
    const rules = matters.get(matterType);
    if (rules !== undefined) matters.set(itemCode, rules);
  }
  const unanswered = constraints.filter((measure) => measure.measureId === parameters.unansweredBlackMeasure);
  const [unansweredBlack] = unanswered.map((measure) => rowOf(measure, measure.measureId, []));
  if (unansweredBlack === undefined) throw new TypeError("A pack defines its own unansweredBlackMeasure.");
  return {
    packId: pack.packId,
    packVersion: pack.version,
    catalogueId: document.catalogueId,
    version: document.version,
    nature: document.nature,
    parameters,
    unansweredBlack,
    matters,
  };
}

/**
 * Joins the rows of one matter type with what decisions look up in them. Pure.
 *
 * @param matterType the matter type
 * @param constraints its rows, in the order in which they are shown
 * @param incentives its incentives
 * @returns the rules of the matter
 * @source 五(四)
 * @example
 * matterRulesOf({ id: "own", title: "own", afterEvaluation: "binds" }, [], [])
 */
export function matterRulesOf(
  matterType: MatterType,
  constraints: readonly ConstraintRow[],
  incentives: readonly Incentive[],
): MatterRules {
  const groupsOf = (list: "black" | "watch") => {
    const rows = constraints.filter((row) => row.lists.includes(list));
    const roles = new Set(rows.flatMap((row) => row.fallsOn));
    return new Map(
      [...roles].map((role) => [role, groupOf(rows.filter((row) => row.fallsOn.includes(role)))]),
    );
  };
  const personRoles = new Set<ResponsibleRole>();
  for (const row of constraints)
    if (row.matterTypes !== "every" || row.onOrganization === "bears")
      for (const role of row.fallsOn) if (role !== "self") personRoles.add(role);
  const constraintsOn = { black: groupsOf("black"), watch: groupsOf("watch") };
  return { matterType, constraints, constraintsOn, incentives, personRoles };
}

function groupOf(rows: readonly ConstraintRow[]): RowGroup {
  const isUnconditional = ({ fields, severities, traits, raisedBy }: ConstraintRow) =>
    fields === "every" && severities === undefined && traits.length === 0 && raisedBy.length === 0;
  return {
    rows,
    unconditional: rows.filter(isUnconditional),
    conditional: rows.filter((row) => !isUnconditional(row)),
  };
}

/** The rows of one measure in one matter; the pack's own is shared between matters that no entry touches. */
function rowsOf(
  base: ConstraintRow,
  entries: readonly CatalogueEntry[],
  matterType: string,
): readonly ConstraintRow[] {
  const raisedBy = entries
    .filter((entry) => entry.matterTypes.includes(matterType))
    .map((entry): ConstraintRow => {
      const { implementers, severities: _, ...rest } = base;
      const inherited = implementers === undefined ? {} : { implementers };
      const traits = [...new Set([...base.traits, ...entry.traits])];
      return rowOf({ ...rest, ...inherited, ...present(entry), traits }, entry.entryId, []);
    });
  if (!isOf(base.matterTypes, matterType)) return raisedBy;
  return raisedBy.length === 0 ? [base] : [rowOf(base, base.entryId, raisedBy), ...raisedBy];
}

/** All rows have the same properties in the same order, absent ones too: an engine reads objects of many shapes slowly. */
function rowOf(measure: Constraint, entryId: string, raisedBy: readonly ConstraintRow[]): ConstraintRow {
  return {
    kind: measure.kind,
    entryId,
    measureId: measure.measureId,
    title: measure.title,
    clause: measure.clause,
    binding: measure.binding,
    effect: measure.effect,
    bases: measure.bases,
    executedBy: measure.executedBy,
    implementers: measure.implementers,
    matterTypes: measure.matterTypes,
    nature: measure.nature,
    lists: measure.lists,
    fields: measure.fields,
    severities: measure.severities,
    traits: measure.traits,
    fallsOn: measure.fallsOn,
    onOrganization: measure.onOrganization,
    raisedBy,
  };
}

function isOf(matterTypes: Constraint["matterTypes"], matterType: string): boolean {
  return matterTypes === "every" || matterTypes.includes(matterType);
}

function present<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/**
 * Indexes a pack alone, for showing what was found while no catalogue is to be had. Pure.
 *
 * @param pack the policy pack
 * @returns an index in which nothing binds; its version is 0, which no document has
 * @source 五(四)
 * @example
 * packAlone(quanzhou201851).version // 0
 */
export function packAlone(pack: PolicyPack): ActiveCatalogue {
  return compileCatalogue(pack, {
    catalogueId: pack.packId,
    version: 0,
    title: pack.title,
    nature: "official",
    packId: pack.packId,
    issuer: { name: pack.source.title },
    effectiveOn: pack.effectiveOn,
    entries: [],
    measures: [],
    matterTypes: [],
    itemCodes: [],
  });
}
