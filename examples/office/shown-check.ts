import type { AppliedIncentive, Check, ConfirmedCheck } from "yingcha";
import { shownProhibition } from "./clearance-of";
import { shownObligations } from "./obligation-answers";

/** A check as the officer reads it. For the department only, 四(四): it never goes to a page of the public. */
export function shownCheck(check: Check | ConfirmedCheck) {
  return {
    outcome: check.outcome,
    stage: check.stage,
    explanation: check.explanation.map(({ zh }) => zh),
    incentives: check.outcome === "proceed" ? check.incentives.map(shownIncentive) : [],
    obligations: shownObligations(check),
    prohibitions:
      check.outcome === "stop" || check.outcome === "undetermined"
        ? check.prohibitions.map(shownProhibition)
        : [],
    inconsistencies: check.inconsistencies.map(({ kind, recordIds }) => ({ kind, recordIds })),
    freshness: check.freshness,
    ...("drift" in check ? { drift: check.drift } : {}),
  };
}

function shownIncentive({ measureId, title, clause, state, acceptance }: AppliedIncentive) {
  return { measureId, title, clause, state, ...(acceptance === undefined ? {} : { acceptance }) };
}
