import type { ConstraintRow, MatterRules } from "../../catalogue/active-catalogue";
import { isConstrainingWatch } from "../../catalogue/constraining-watch";
import type { ListRecord } from "../../lists/list-record";
import type { AppliedConstraint, Cause } from "../decision";
import type { Matter } from "../facts";
import { dutyOf } from "./duty";
import type { RuleContext } from "./rule-context";
import { adverseListings, type Listing } from "./subject-listings";

/**
 * R9, R13, R14, R16, R17: the constraints that the listings of one subject bring in the matter. Pure.
 *
 * Every record is held against every row, never only the first that matches. Where an entry of the catalogue
 * raises a measure for a record, the pack's own row steps back for that record.
 *
 * @param listings all listings of one subject
 * @param matter the matter and the department
 * @param context the day and the parameters
 * @returns an entry per row that at least one record brings, with all its causes; a row whose causes are all
 *   under verification is suspended
 * @source 三(二) to 三(六), 四(四), 五(四), 五(六)
 * @example
 * appliedConstraints(listings, matter, context).filter((constraint) => constraint.state === "in-force")
 */
export function appliedConstraints(
  listings: readonly Listing[],
  matter: Matter,
  context: RuleContext,
): readonly AppliedConstraint[] {
  const { rules, department } = matter;
  const binding = bindingListings(listings, context);
  const [first] = binding;
  if (first === undefined) return [];
  if (binding.length === 1) {
    const because = [causeOf(first)];
    return rowsBroughtBy(first.record, rules).map((row) => applied(row, because, department));
  }
  const causesOf = new Map<ConstraintRow, readonly Cause[]>();
  for (const listing of binding)
    for (const row of rowsBroughtBy(listing.record, rules))
      causesOf.set(row, [...(causesOf.get(row) ?? []), causeOf(listing)]);
  return rules.constraints.flatMap((row) => {
    const because = causesOf.get(row);
    return because === undefined ? [] : [applied(row, because, department)];
  });
}

/**
 * R9, R13, R16, R17: the rows of the matter that a record brings. Pure.
 *
 * @param record a record in force
 * @param rules the rules of the matter
 * @returns the rows of its list and capacity whose fields, severities and traits it has, in the order of the
 *   matter; where an entry of the catalogue raises a measure for it, the entry in the place of the pack's own row
 * @source 三(二) to 三(六), 四(四), 五(四)
 * @example
 * rowsBroughtBy(record, matter.rules).map(({ entryId }) => entryId)
 */
export function rowsBroughtBy(record: ListRecord, { constraintsOn }: MatterRules): readonly ConstraintRow[] {
  const group = record.list === "red" ? undefined : constraintsOn[record.list].get(record.listedAs);
  if (group === undefined) return [];
  const isBrought = (row: ConstraintRow) =>
    asksFor(row, record) && !row.raisedBy.some((entry) => matches(entry, record));
  return group.conditional.some(isBrought) ? group.rows.filter(isBrought) : group.unconditional;
}

/**
 * The obligation said to every department of a black record in force that no own measure of the matter answers. Pure.
 *
 * @param listings all listings of one subject
 * @param constraints what {@link appliedConstraints} found for them
 * @param unanswered the row that the catalogue names for it, 列为重点监管对象
 * @param department the code of the department that checks
 * @param context the day and the parameters
 * @returns one constraint with the unanswered black records as causes, or none
 * @source 三(二); that it is asked of the officer at hand: our reading
 * @example
 * unansweredBlackRecords(listings, constraints, catalogue.unansweredBlack, undefined, context)
 */
export function unansweredBlackRecords(
  listings: readonly Listing[],
  constraints: readonly AppliedConstraint[],
  unanswered: ConstraintRow,
  department: Matter["department"],
  context: RuleContext,
): readonly AppliedConstraint[] {
  const left = bindingListings(listings, context).filter(
    ({ record }) =>
      record.list === "black" &&
      !constraints.some(
        ({ duty, because }) => duty === "own" && because.some(({ recordId }) => recordId === record.recordId),
      ),
  );
  return left.length === 0 ? [] : [applied(unanswered, left.map(causeOf), department)];
}

/** The listings in force whose list can constrain at all. */
function bindingListings(listings: readonly Listing[], context: RuleContext): readonly Listing[] {
  return adverseListings(listings).filter(
    ({ record, status }) =>
      status.kind === "in-force" &&
      (record.list === "black" || isConstrainingWatch(record, context.parameters)),
  );
}

function causeOf({ record, suspended }: Listing): Cause {
  return { recordId: record.recordId, suspended };
}

function matches(row: ConstraintRow, record: ListRecord): boolean {
  return (
    row.lists.some((list) => list === record.list) &&
    row.fallsOn.includes(record.listedAs) &&
    asksFor(row, record)
  );
}

/** Whether a record of the row's list and capacity is of the fields, severities and traits that the row asks for. */
function asksFor({ fields, severities, traits }: ConstraintRow, record: ListRecord): boolean {
  return (
    (traits.length === 0 || traits.every((trait) => record.traits.includes(trait))) &&
    (fields === "every" || fields.includes(record.field.id)) &&
    (severities === undefined || (record.severity !== undefined && severities.includes(record.severity)))
  );
}

function applied(
  row: ConstraintRow,
  because: readonly Cause[],
  department: Matter["department"],
): AppliedConstraint {
  const { measureId, entryId, title, clause, binding, effect, bases, executedBy } = row;
  return {
    kind: "constraint",
    measureId,
    entryId,
    title,
    clause,
    binding,
    effect,
    bases,
    executedBy,
    duty: dutyOf(row, department),
    state: because.some((cause) => !cause.suspended) ? "in-force" : "suspended",
    because,
  };
}
