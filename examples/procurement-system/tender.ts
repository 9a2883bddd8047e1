import { type Check, isYingchaError, parseCalendarDate } from "yingcha";
import { z } from "zod";
import type { Answer } from "../office/obligation-answers";
import { partySchema } from "../office/party-schema";

/** A bid: of one bidder, or of joint bidders 联合体. */
export const bidSchema = z
  .strictObject({
    members: z
      .array(partySchema("uscc"))
      .min(1)
      .max(20)
      .refine((members) => new Set(members.map(({ code }) => code)).size === members.length, {
        error: "a member is named twice",
      })
      .readonly(),
    priceYuan: z.int().min(1).max(1_000_000_000_000),
  })
  .readonly();

export const tenderSchema = z.strictObject({ title: z.string().trim().min(1).max(200) });

export const evaluationSchema = z.strictObject({
  /** The day on which the panel evaluated, Beijing: what was listed later is shown and not applied backwards. */
  evaluatedOn: z.string().refine(isDay, { error: "must be a day that exists, YYYY-MM-DD" }),
  recommendedBidId: z.string().min(1).max(128),
});

function isDay(text: string): boolean {
  try {
    parseCalendarDate(text);
    return true;
  } catch (error) {
    if (!isYingchaError(error)) throw error;
    return false;
  }
}

export interface Bid extends z.infer<typeof bidSchema> {
  readonly id: string;
  readonly submittedAt: string;
  /** The officer's own act, which no check does by itself. */
  readonly rejection?: { readonly officerId: string; readonly at: string; readonly grounds: string };
}

/** Whom the panel recommends, and each member's check with its own measures. */
export interface Evaluation {
  readonly evaluatedOn: string;
  readonly recommendedBidId: string;
  readonly officerId: string;
  readonly outcome: Check["outcome"];
  readonly checks: readonly Check[];
}

export interface Award {
  readonly bidId: string;
  readonly officerId: string;
  readonly awardedAt: string;
  readonly answers: readonly Answer[];
}

export interface Tender {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly state: "open" | "evaluated" | "awarded";
  readonly bids: readonly Bid[];
  readonly evaluation?: Evaluation;
  /** The members' checks made for the award, in their order, whatever they came to. */
  readonly awardChecks?: readonly Check[];
  readonly award?: Award;
}
