import type { ConstraintRow } from "../../catalogue/active-catalogue";
import type { AppliedConstraint, Cause } from "../decision";
import type { Matter } from "../facts";
import { isConstrainingWatch } from "./constraining-watch";
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
  const binding = bindingListings(listings, context);
  return matter.rules.constraints.flatMap((row) => applied(row, causesOf(row, binding), matter.department));
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
  const answered = new Set(
    constraints
      .filter(({ duty }) => duty === "own")
      .flatMap(({ because }) => because.map(({ recordId }) => recordId)),
  );
  const left = bindingListings(listings, context).filter(
    ({ record }) => record.list === "black" && !answered.has(record.recordId),
  );
  return applied(unanswered, left.map(causeOf), department);
}

/** The listings in force whose list can constrain at all. */
function bindingListings(listings: readonly Listing[], context: RuleContext): readonly Listing[] {
  return adverseListings(listings).filter(
    ({ record, status }) =>
      status.kind === "in-force" &&
      (record.list === "black" || isConstrainingWatch(record, context.parameters)),
  );
}

function causesOf(row: ConstraintRow, listings: readonly Listing[]): readonly Cause[] {
  return listings
    .filter((listing) => matches(row, listing) && !row.raisedBy.some((entry) => matches(entry, listing)))
    .map(causeOf);
}

function causeOf({ record, suspended }: Listing): Cause {
  return { recordId: record.recordId, suspended };
}

function matches(row: ConstraintRow, { record }: Listing): boolean {
  return (
    row.lists.some((list) => list === record.list) &&
    (row.fields === "every" || row.fields.includes(record.field.id)) &&
    (row.severities === undefined ||
      (record.severity !== undefined && row.severities.includes(record.severity))) &&
    row.traits.every((trait) => record.traits.includes(trait)) &&
    row.fallsOn.includes(record.listedAs)
  );
}

function applied(
  row: ConstraintRow,
  because: readonly Cause[],
  department: Matter["department"],
): readonly AppliedConstraint[] {
  if (because.length === 0) return [];
  const { measureId, entryId, title, clause, binding, effect, bases, executedBy } = row;
  return [
    {
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
    },
  ];
}
