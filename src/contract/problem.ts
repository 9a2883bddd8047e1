import { z } from "zod";
import { refusalCodeSchema } from "./transition";

/** What the platform may refuse, in a word each. */
const problemCodeSchema = z.enum([
  "request-malformed",
  "request-unauthenticated",
  "request-forbidden",
  "request-oversized",
  "path-unknown",
  "transition-refused",
  "feedback-conflicting",
  "report-conflicting",
  "request-throttled",
  "platform-failed",
]);

/** The body of every refusal, by RFC 9457, as `application/problem+json`. */
export const problemSchema = z
  .object({
    type: z.string().max(200),
    title: z.string().max(200),
    status: z.int().min(400).max(599),
    code: problemCodeSchema,
    /** Why a transition is refused; of no other problem. */
    refusal: refusalCodeSchema.optional(),
  })
  .refine(({ code, refusal }) => (code === "transition-refused") === (refusal !== undefined), {
    error: "a refusal is of a transition, and a refused transition has one",
    path: ["refusal"],
  });
export type Problem = z.infer<typeof problemSchema>;
export type ProblemCode = z.infer<typeof problemCodeSchema>;
