import { isSameSubject, type SubjectRef } from "../../subject/subject";
import type { Finding } from "../facts";

/**
 * R21: keeps another subject's standing or record from bearing on this one. Pure.
 *
 * @param subject whom was asked about
 * @param finding what came of asking about it
 * @returns the finding, or a failed one (`answer-mismatched`) when the standing or any of its records is
 *   another's: what is found of somebody else is neither decided by nor shown
 * @source 五(三)
 * @example
 * findingAbout(subject, finding).kind
 */
export function findingAbout(subject: SubjectRef, finding: Finding): Finding {
  if (finding.kind === "failed") return finding;
  const { standing } = finding;
  const records = standing.kind === "known" ? standing.records : [];
  const owners = [standing, ...records];
  if (owners.every((owner) => isSameSubject(owner.subject, subject))) return finding;
  return { kind: "failed", reason: { code: "answer-mismatched" } };
}
