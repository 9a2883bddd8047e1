import { shownCheck } from "../office/shown-check";
import type { PermitCase } from "./permit-case";
import { missingMaterials, permitKinds } from "./permit-kinds";

const stateTitles: Readonly<Record<PermitCase["state"], string>> = {
  submitted: "已提交，待受理",
  "correction-asked": "待补正",
  accepted: "已受理，审查中",
  reviewed: "已受理，审查中",
  approved: "准予许可",
  refused: "不予许可",
};

/**
 * What the applicant sees of the own application. It is made from the application alone and never from a check:
 * a held, a stopped and a clean one read the same until the officer decides, 四(四).
 */
export function applicantPage({ id, state, submission, gapsDueOn }: PermitCase) {
  return {
    applicationId: id,
    permit: permitKinds[submission.permit].title,
    status: stateTitles[state],
    missing: missingMaterials(submission.permit, submission.materials).map(({ name }) => name),
    ...(gapsDueOn === undefined ? {} : { gapsDueOn }),
  };
}

/** What the officer sees: the case, and its checks with explanation and drift. */
export function officerPage(permitCase: PermitCase) {
  const { acceptanceCheck, decisionCheck, outcome, reviewOpinion, submission, submittedAt } = permitCase;
  const { code } = submission.applicant;
  return {
    ...applicantPage(permitCase),
    state: permitCase.state,
    applicant: submission.applicant,
    submittedAt,
    ...(reviewOpinion === undefined ? {} : { reviewOpinion }),
    ...(acceptanceCheck === undefined ? {} : { acceptanceCheck: shownCheck(acceptanceCheck) }),
    ...(decisionCheck === undefined ? {} : { decisionCheck: shownCheck(decisionCheck) }),
    ...(outcome === undefined ? {} : { outcome }),
    // To be served on the applicant, 五(六): only those that are about the applicant, never a related person's.
    ...(outcome?.kind === "refused"
      ? { notices: decisionCheck?.notices.filter(({ subject }) => subject.code === code) ?? [] }
      : {}),
  };
}
