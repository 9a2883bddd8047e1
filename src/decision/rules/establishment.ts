import { type ListKind, listKindSchema } from "../../lists/list-record";
import type { Standing } from "../../lists/standing";
import type { Finding, UnestablishedReason } from "../facts";

/**
 * R21: says why a finding establishes nothing, if it does not. Pure.
 *
 * @param finding what came of asking about one subject
 * @returns the failure of the lookup, `source-missing` when a source did not answer, `answer-incomplete` when
 *   the sources that answered leave out a list or a link that the subject's type demands; undefined when the
 *   finding is complete
 * @source 五(三); branches and individual businesses: R29, our reading
 * @example
 * unestablished(finding)?.code
 */
export function unestablished(finding: Finding): UnestablishedReason | undefined {
  if (finding.kind === "failed") return finding.reason;
  const { standing } = finding;
  if (standing.sources.some((source) => source.state === "missing")) return { code: "source-missing" };
  const answered = new Set<ListKind>(standing.sources.flatMap((source) => source.lists));
  const complete = listKindSchema.options.every((list) => answered.has(list));
  if (!complete || missingLink(standing) !== undefined) return { code: "answer-incomplete" };
  return undefined;
}

/**
 * R29: names the link without which a branch or an individual business cannot be checked. Pure.
 *
 * @param standing what the platform says of the subject
 * @returns `parent` for a branch without its parent, `operator` for an individual business without its
 *   operator, otherwise undefined
 * @source 二(四), 三(二); our reading
 * @example
 * missingLink(standing) // "parent"
 */
export function missingLink(standing: Standing): "parent" | "operator" | undefined {
  if (standing.kind === "unknown") return undefined;
  const has = (kind: "parent" | "operator") => standing.links.some((link) => link.kind === kind);
  if (standing.subjectType === "branch" && !has("parent")) return "parent";
  if (standing.subjectType === "individual-business" && !has("operator")) return "operator";
  return undefined;
}
