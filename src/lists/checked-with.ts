import type { Link, SubjectType } from "./standing";

/** The type without a legal personality of its own, with which the one at the other end of the link is checked. */
const typeTiedBy = { parent: "branch", operator: "individual-business" } as const satisfies Readonly<
  Record<Exclude<Link["kind"], "responsible-person">, SubjectType>
>;

/**
 * R29: says whether a subject of a type is checked with its parent, or with its operator. Pure.
 *
 * @param subjectType of the subject that has the link
 * @param kind of the link
 * @returns true for a branch with its parent and an individual business with its operator, and for no other
 * @source 二(四), 三(二); our reading
 * @example
 * isCheckedWith("legal-person", "parent") // false: a subsidiary answers for itself
 */
export function isCheckedWith(subjectType: SubjectType, kind: keyof typeof typeTiedBy): boolean {
  return typeTiedBy[kind] === subjectType;
}
