import type {
  AppliedIncentive,
  Check,
  CheckHow,
  ConfirmedCheck,
  Guard,
  Materials,
  SubjectInput,
} from "yingcha";
import { clearanceOf } from "../office/clearance-of";
import type { Answer } from "../office/obligation-answers";
import { Problem } from "../office/problem";
import type { VersionedStore } from "../office/versioned-store";
import { approved } from "./approved";
import type { PermitCase, Submission } from "./permit-case";
import { missingMaterials, permitKinds, wantedMaterials } from "./permit-kinds";

/** What the office is put together from. */
export interface PermitOfficeParts {
  readonly guard: Guard;
  readonly cases: VersionedStore<PermitCase>;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** The acts of the office, in the order in which a case meets them. */
export interface PermitOffice {
  submit(submission: Submission): PermitCase;
  supplement(id: string, materials: readonly string[]): PermitCase;
  accept(id: string, officerId: string, heldGapsGrounds?: string): Promise<PermitCase>;
  review(id: string, officerId: string, opinion: string): PermitCase;
  approve(id: string, officerId: string, answers: readonly Answer[]): Promise<PermitCase>;
  refuse(
    id: string,
    officerId: string,
    grounds: string,
    prohibitions: readonly string[],
  ): Promise<PermitCase>;
}

/** Puts the office together. */
export function createPermitOffice({ guard, cases, now, newId }: PermitOfficeParts): PermitOffice {
  const nowAt = () => now().toISOString();

  function findIn(id: string, ...states: readonly PermitCase["state"][]): PermitCase {
    const permitCase = cases.find(id);
    if (states.includes(permitCase.state)) return permitCase;
    const decided = permitCase.outcome !== undefined;
    throw decided
      ? new Problem(409, "already-decided", "本件已作决定")
      : new Problem(409, "step-out-of-order", "本件不在这一环节", { state: permitCase.state });
  }

  /** Fresh, with what changed since the acceptance, and kept with the case whatever it came to. */
  async function confirmed(permitCase: PermitCase, officerId: string) {
    if (permitCase.acceptanceCheck === undefined) throw new Error("An accepted case has its check.");
    const check = await guard.confirm(permitCase.acceptanceCheck, {
      stage: "decision",
      officerId,
      materials: materialsOf(permitCase.submission),
    });
    return { check, shown: cases.replace(permitCase, { decisionCheck: check }) };
  }

  return {
    submit(submission) {
      return cases.insert({ id: newId(), revision: 1, submission, submittedAt: nowAt(), state: "submitted" });
    },

    supplement(id, materials) {
      const permitCase = findIn(id, "submitted", "correction-asked", "accepted", "reviewed");
      const { submission, state } = permitCase;
      return cases.replace(permitCase, {
        submission: {
          ...submission,
          materials: wantedMaterials(submission.permit, [...submission.materials, ...materials]),
        },
        state: state === "correction-asked" ? "submitted" : state,
      });
    },

    async accept(id, officerId, heldGapsGrounds) {
      const permitCase = findIn(id, "submitted");
      const { permit, materials } = permitCase.submission;
      const acceptanceCheck = await guard.checkBeforeApprove(
        subjectOf(permitCase),
        permitKinds[permit].matterType,
        { ...howOf(permitCase), officerId },
      );
      // Whatever it came to, a complete application is accepted: nothing of it keeps one out (R28).
      if (missingMaterials(permit, materials).length === 0)
        return cases.replace(permitCase, { state: "accepted", acceptanceCheck });
      const gapsDueOn = gapsDue(acceptanceCheck, heldGapsGrounds);
      return gapsDueOn === undefined
        ? cases.replace(permitCase, { state: "correction-asked", acceptanceCheck })
        : cases.replace(permitCase, { state: "accepted", acceptanceCheck, gapsDueOn });
    },

    review(id, officerId, text) {
      return cases.replace(findIn(id, "accepted"), { state: "reviewed", reviewOpinion: { officerId, text } });
    },

    async approve(id, officerId, answers) {
      const permitCase = findIn(id, "reviewed");
      const { permit, materials } = permitCase.submission;
      const missing = missingMaterials(permit, materials).map(({ name }) => name);
      if (missing.length > 0)
        throw new Problem(409, "materials-missing", "承诺补齐的材料尚未到齐", { missing });
      const { check, shown } = await confirmed(permitCase, officerId);
      const clearance = clearanceOf(check, answers);
      if (clearance instanceof Problem) throw clearance;
      return cases.replace(shown, approved(shown, clearance, { officerId, decidedAt: nowAt(), answers }));
    },

    async refuse(id, officerId, grounds, prohibitions) {
      const permitCase = findIn(id, "reviewed");
      const outcome = { kind: "refused", officerId, decidedAt: nowAt(), grounds, prohibitions } as const;
      if (prohibitions.length === 0) return cases.replace(permitCase, { state: "refused", outcome });
      // A refusal that relies on a list does so on what the list says now: a wrong one harms a company.
      const { check, shown } = await confirmed(permitCase, officerId);
      refuseUnfounded(check, prohibitions);
      return cases.replace(shown, { state: "refused", outcome });
    },
  };
}

function subjectOf({ submission: { applicant } }: PermitCase): SubjectInput {
  return { kind: "uscc", ...applicant };
}

/** What accept-with-gaps and the person in charge need, told at acceptance and asked again at the decision. */
function howOf({ id, submission }: PermitCase): CheckHow {
  const { principal } = submission;
  return {
    caseId: id,
    stage: "acceptance",
    materials: materialsOf(submission),
    ...(principal === undefined
      ? {}
      : {
          responsiblePersons: [{ role: "principal", subject: { kind: "resident-id", ...principal } }],
        }),
  };
}

function materialsOf({ permit, materials, promise }: Submission): Materials {
  return { missing: missingMaterials(permit, materials), promise, limit: permitKinds[permit].gapLimit };
}

/** By when what is missing must follow, where the application must be accepted all the same, 二(二). */
function gapsDue(check: Check, heldGapsGrounds: string | undefined): string | undefined {
  if (check.outcome !== "proceed") return undefined;
  const isOpen = ({ state }: AppliedIncentive) => state === "available" || heldGapsGrounds !== undefined;
  const acceptance = check.incentives.find(
    (incentive) => incentive.acceptance && isOpen(incentive),
  )?.acceptance;
  return acceptance?.kind === "must-accept" ? acceptance.due.on : undefined;
}

function refuseUnfounded(check: ConfirmedCheck, prohibitions: readonly string[]): void {
  const established = check.outcome === "stop" ? check.prohibitions.map(({ entryId }) => entryId) : [];
  const unfounded = prohibitions.filter((entryId) => !established.includes(entryId));
  if (unfounded.length > 0)
    throw new Problem(409, "prohibition-not-established", "所引的禁止措施现未查明", { unfounded });
}
