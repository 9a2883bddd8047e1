import { shownCheck } from "../office/shown-check";
import type { Tender } from "./tender";

/** What anybody may see: never a check, and of bidders only whom the award went to, 四(四). */
export function publicPage({ id, title, state, bids, award }: Tender) {
  const winner = bids.find((bid) => bid.id === award?.bidId);
  return {
    tenderId: id,
    title,
    status: state === "awarded" ? "已定标" : "进行中",
    ...(winner === undefined ? {} : { awardedTo: winner.members.map(({ name }) => name) }),
  };
}

/** What the officers see: the bids, each member's checks, and what changed between evaluation and award. */
export function officerPage(tender: Tender) {
  const { evaluation, awardChecks, award, bids, state } = tender;
  return {
    ...publicPage(tender),
    state,
    bids,
    ...(evaluation === undefined
      ? {}
      : { evaluation: { ...evaluation, checks: evaluation.checks.map(shownCheck) } }),
    ...(awardChecks === undefined ? {} : { awardChecks: awardChecks.map(shownCheck) }),
    ...(award === undefined ? {} : { award }),
  };
}
