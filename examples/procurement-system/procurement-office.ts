import { beijingDateOf, type Check, type Guard } from "yingcha";
import type { Answer } from "../office/obligation-answers";
import { Problem } from "../office/problem";
import type { VersionedStore } from "../office/versioned-store";
import { awarded } from "./awarded";
import { jointClearances } from "./joint-clearances";
import type { Bid, Tender } from "./tender";

const matterType = "government-procurement";

/** What the office is put together from. */
export interface ProcurementOfficeParts {
  readonly guard: Guard;
  readonly tenders: VersionedStore<Tender>;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** What the list page says of one bidder before anybody decides anything. */
export interface ScreenedBidder {
  readonly bidId: string;
  readonly name: string;
  /** Absent: not checked yet, which says nothing at all. */
  readonly outcome?: Check["outcome"];
}

/** The acts of the office, in the order in which a tender meets them. */
export interface ProcurementOffice {
  open(title: string): Tender;
  bid(tenderId: string, bid: Pick<Bid, "members" | "priceYuan">): Bid;
  badges(tenderId: string): readonly ScreenedBidder[];
  screen(tenderId: string): Promise<readonly ScreenedBidder[]>;
  reject(tenderId: string, bidId: string, officerId: string, grounds: string): Tender;
  evaluate(
    tenderId: string,
    officerId: string,
    evaluation: { readonly evaluatedOn: string; readonly recommendedBidId: string },
  ): Promise<Tender>;
  award(tenderId: string, officerId: string, answers: readonly Answer[]): Promise<Tender>;
}

/** Puts the office together. */
export function createProcurementOffice(parts: ProcurementOfficeParts): ProcurementOffice {
  const { guard, tenders, now, newId } = parts;

  function findIn(id: string, ...states: readonly Tender["state"][]): Tender {
    const tender = tenders.find(id);
    if (states.includes(tender.state)) return tender;
    throw tender.state === "awarded"
      ? new Problem(409, "already-awarded", "已经定标")
      : new Problem(409, "step-out-of-order", "本项目不在这一环节", { state: tender.state });
  }

  /** A bidder of several bids is shown in each. */
  const biddersOf = (tender: Tender) =>
    tender.bids.flatMap(({ id, members }) => members.map(({ code, name }) => ({ bidId: id, code, name })));

  return {
    open(title) {
      return tenders.insert({ id: newId(), revision: 1, title, state: "open", bids: [] });
    },

    bid(tenderId, { members, priceYuan }) {
      const tender = findIn(tenderId, "open");
      const bid: Bid = { id: newId(), members, priceYuan, submittedAt: now().toISOString() };
      tenders.replace(tender, { bids: [...tender.bids, bid] });
      return bid;
    },

    badges(tenderId) {
      return biddersOf(tenders.find(tenderId)).map(({ bidId, code, name }) => {
        const check = guard.peek(code, matterType);
        return { bidId, name, ...(check === undefined ? {} : { outcome: check.outcome }) };
      });
    },

    async screen(tenderId) {
      const bidders = biddersOf(tenders.find(tenderId));
      const codes = bidders.map(({ code }) => code);
      const screened: ScreenedBidder[] = [];
      for await (const item of guard.screen(codes, matterType)) {
        const bidder = bidders[item.index];
        if (bidder === undefined) continue;
        const { bidId, name } = bidder;
        screened.push({ bidId, name, ...(item.kind === "checked" ? { outcome: item.check.outcome } : {}) });
      }
      return screened;
    },

    reject(tenderId, bidId, officerId, grounds) {
      const tender = findIn(tenderId, "open", "evaluated");
      const bid = findBid(tender, bidId);
      const rejection = { officerId, at: now().toISOString(), grounds };
      return tenders.replace(tender, {
        bids: tender.bids.map((other) => (other === bid ? { ...bid, rejection } : other)),
      });
    },

    async evaluate(tenderId, officerId, { evaluatedOn, recommendedBidId }) {
      const tender = findIn(tenderId, "open", "evaluated");
      if (evaluatedOn > beijingDateOf(now().getTime()))
        throw new Problem(422, "evaluation-in-future", "评审日不能在今天之后");
      const { members } = findBid(tender, recommendedBidId);
      const joint = await guard.checkAll(
        members.map((member) => ({ kind: "uscc", ...member })),
        matterType,
        { caseId: tenderId, stage: "review", officerId, evaluatedOn },
      );
      const evaluation = { evaluatedOn, recommendedBidId, officerId, ...joint };
      return tenders.replace(tender, { state: "evaluated", evaluation });
    },

    async award(tenderId, officerId, answers) {
      const tender = findIn(tenderId, "evaluated");
      const { evaluation } = tender;
      if (evaluation === undefined) throw new Error("An evaluated tender has its evaluation.");
      const bid = findBid(tender, evaluation.recommendedBidId);
      // Each member anew; the day of the evaluation, with which it was checked first, holds here too.
      const { checks: awardChecks } = await guard.confirmAll(evaluation, { stage: "decision", officerId });
      const shown = tenders.replace(tender, { awardChecks });
      const clearances = jointClearances(bid, awardChecks, answers);
      const award = { officerId, awardedAt: now().toISOString(), answers };
      return tenders.replace(shown, awarded(shown, bid, clearances, award));
    },
  };
}

function findBid(tender: Tender, bidId: string): Bid {
  const bid = tender.bids.find(({ id }) => id === bidId);
  if (bid === undefined) throw new Problem(404, "bid-unknown", "没有这份投标");
  if (bid.rejection !== undefined) throw new Problem(409, "bid-rejected", "这份投标已被否决");
  return bid;
}
