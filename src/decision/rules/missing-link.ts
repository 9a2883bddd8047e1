import type { Standing } from "../../lists/standing";
import { isSameSubject } from "../../subject/subject";

/**
 * R29: names the link without which a branch or an individual business cannot be checked. Pure.
 *
 * @param standing what the platform says of the subject
 * @returns `parent` for a branch without a parent other than itself, `operator` for an individual business without its
 *   operator, otherwise undefined
 * @source 二(四), 三(二); our reading
 * @example
 * missingLink(standing) // "parent"
 */
export function missingLink(standing: Standing): "parent" | "operator" | undefined {
  if (standing.kind === "unknown") return undefined;
  const { subject } = standing;
  const has = (kind: "parent" | "operator") =>
    standing.links.some((link) => link.kind === kind && !isSameSubject(link.subject, subject));
  if (standing.subjectType === "branch" && !has("parent")) return "parent";
  if (standing.subjectType === "individual-business" && !has("operator")) return "operator";
  return undefined;
}
