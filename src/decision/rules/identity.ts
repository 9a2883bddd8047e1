import { sameName } from "../../subject/name";
import type { Obligation } from "../decision";
import type { Finding, NamedSubject } from "../facts";

/**
 * R21, R22: says what about the subject's identity a person must verify. Pure.
 *
 * The code is the index (三(三)): a doubt about the name asks for a look and softens nothing. A wrong check
 * character is shown with the subject and asks for nothing by itself.
 *
 * @param subject the subject with the name the caller gave, if any
 * @param finding what came of asking about it
 * @returns an obligation when the platform completely answers that it does not know the subject, or the name is
 *   neither its present nor a former one
 * @source 三(三), 五(三); our reading
 * @example
 * identityObligations(subject, finding).length === 0
 */
export function identityObligations(subject: NamedSubject, finding: Finding): readonly Obligation[] {
  if (finding.kind === "failed") return [];
  const { kind, code, name } = subject;
  const { standing } = finding;
  if (standing.kind === "unknown")
    return [{ kind: "verify-identity", subject: { kind, code }, why: "subject-unknown" }];
  if (name === undefined || [standing.name, ...standing.formerNames].some((known) => sameName(known, name)))
    return [];
  return [{ kind: "verify-identity", subject: { kind, code }, why: "name-mismatched" }];
}
