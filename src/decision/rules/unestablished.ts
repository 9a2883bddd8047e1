import { listKindSchema } from "../../lists/list-record";
import type { Finding, UnestablishedReason } from "../facts";
import { missingLink } from "./missing-link";

/**
 * R21: says why a finding establishes nothing, if it does not. Pure.
 *
 * The watch list is spoken for also where it is withheld: whom it is not for has no duty by it (R10). Where it is
 * missing it is not.
 *
 * @param finding what came of asking about one subject
 * @returns the failure of the lookup, `source-missing` when a source did not answer, `answer-incomplete` when
 *   the sources that answered leave out a list or a link that the subject's type demands; undefined when the
 *   finding is complete
 * @source 五(三), 四(四); branches and individual businesses: R29, our reading
 * @example
 * unestablished(finding)?.code
 */
export function unestablished(finding: Finding): UnestablishedReason | undefined {
  if (finding.kind === "failed") return finding.reason;
  const { standing } = finding;
  if (standing.sources.some((source) => source.state === "missing")) return { code: "source-missing" };
  const complete = listKindSchema.options.every((list) =>
    standing.sources.some((source) => source.lists.includes(list)),
  );
  if (!complete || missingLink(standing) !== undefined) return { code: "answer-incomplete" };
  return undefined;
}
