import type { Clearance } from "yingcha";
import type { Answer } from "../office/obligation-answers";
import type { PermitCase } from "./permit-case";

/** Who approves, when, and what was done about the obligations. */
export interface Approval {
  readonly officerId: string;
  readonly decidedAt: string;
  readonly answers: readonly Answer[];
}

/**
 * The change that makes an application approved. Nothing else does, and it cannot be called without a clearance:
 * 应查必查, 五(三).
 *
 * A clearance says that *a* check was made; that it is this case's, made for the decision, is asked here.
 */
export function approved(
  permitCase: PermitCase,
  clearance: Clearance,
  approval: Approval,
): Pick<PermitCase, "state" | "outcome"> {
  const { code } = permitCase.submission.applicant;
  if (clearance.caseId !== permitCase.id || clearance.subject.code !== code || clearance.stage !== "decision")
    throw new Error("The clearance is of another case or another stage.");
  const incentives =
    clearance.outcome === "proceed"
      ? clearance.incentives.filter(({ state }) => state === "available").map(({ title }) => title)
      : [];
  return { state: "approved", outcome: { kind: "approved", ...approval, incentives } };
}
