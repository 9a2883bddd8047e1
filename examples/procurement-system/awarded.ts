import type { Clearance } from "yingcha";
import type { Award, Bid, Tender } from "./tender";

/**
 * The change that makes a tender awarded. Nothing else does, and it wants a clearance of every member: 应查必查,
 * 二(四). That they are this bid's members, and were checked for the award, is asked here.
 */
export function awarded(
  tender: Tender,
  bid: Bid,
  clearances: readonly Clearance[],
  award: Omit<Award, "bidId">,
): Pick<Tender, "state" | "award"> {
  const isFor = ({ code }: Bid["members"][number], clearance: Clearance | undefined) =>
    clearance?.subject.code === code && clearance.caseId === tender.id && clearance.stage === "decision";
  if (
    clearances.length !== bid.members.length ||
    !bid.members.every((member, index) => isFor(member, clearances[index]))
  )
    throw new Error("The clearances are not those of this bid's members.");
  return { state: "awarded", award: { ...award, bidId: bid.id } };
}
