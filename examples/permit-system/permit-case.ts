import type { Check, ConfirmedCheck } from "yingcha";
import { z } from "zod";
import type { Answer } from "../office/obligation-answers";
import { partySchema } from "../office/party-schema";
import { type PermitKindId, permitKinds } from "./permit-kinds";

const materialsSchema = z.array(z.string().trim().min(1).max(100)).max(50).readonly();

/** What an applicant hands in. */
export const submissionSchema = z
  .strictObject({
    permit: z.enum(Object.keys(permitKinds) as [PermitKindId, ...PermitKindId[]]),
    applicant: partySchema("uscc"),
    /** The person in charge 主要负责人, whom some matters check with the company (R16). */
    principal: partySchema("resident-id").optional(),
    materials: materialsSchema,
    /** Whether what is missing was promised in writing. */
    promise: z.enum(["written", "none"]).default("none"),
  })
  .readonly();
export type Submission = z.infer<typeof submissionSchema>;

/** What an applicant hands in later. */
export const supplementSchema = z.strictObject({
  materials: materialsSchema.refine((names) => names.length > 0, { error: "names no material" }),
});

/** What an officer decided, and on what. */
export type Outcome =
  | {
      readonly kind: "approved";
      readonly officerId: string;
      readonly decidedAt: string;
      readonly answers: readonly Answer[];
      readonly incentives: readonly string[];
    }
  | {
      readonly kind: "refused";
      readonly officerId: string;
      readonly decidedAt: string;
      readonly grounds: string;
      /** The entries of the catalogue that the refusal relies on, possibly none. */
      readonly prohibitions: readonly string[];
    };

/** One application on its way through the office. */
export interface PermitCase {
  readonly id: string;
  readonly revision: number;
  readonly submission: Submission;
  readonly submittedAt: string;
  /** Through 提交, 补正, 受理, 审查, 决定. */
  readonly state: "submitted" | "correction-asked" | "accepted" | "reviewed" | "approved" | "refused";
  /** By when promised materials must follow, 二(二). */
  readonly gapsDueOn?: string;
  readonly acceptanceCheck?: Check;
  readonly reviewOpinion?: { readonly officerId: string; readonly text: string };
  /** The last check made for the decision, whatever it came to. */
  readonly decisionCheck?: ConfirmedCheck;
  readonly outcome?: Outcome;
}
