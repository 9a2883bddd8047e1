import { z } from "zod";
import { catalogueRefusalSchema } from "./catalogue-publication";
import { responseRefusalSchema } from "./engagement-response";
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
  "sequence-unknown",
  "report-conflicting",
  "catalogue-refused",
  "response-refused",
  "request-throttled",
  "platform-failed",
]);

/** Which refusals have a reason, and which reasons are theirs. */
const reasonsOf: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ["transition-refused", refusalCodeSchema],
  ["catalogue-refused", catalogueRefusalSchema],
  ["response-refused", responseRefusalSchema],
]);

/** The body of every refusal, by RFC 9457, as `application/problem+json`. */
export const problemSchema = z
  .object({
    type: z.string().max(200),
    title: z.string().max(200),
    status: z.int().min(400).max(599),
    code: problemCodeSchema,
    /** Why it is refused; of a transition, a catalogue and a response alone. */
    refusal: z.union([refusalCodeSchema, catalogueRefusalSchema, responseRefusalSchema]).optional(),
    /** What is wrong with a catalogue, for people. */
    detail: z.string().max(1_000).optional(),
  })
  .refine(
    ({ code, refusal }) => {
      const reasons = reasonsOf.get(code);
      return reasons === undefined ? refusal === undefined : reasons.safeParse(refusal).success;
    },
    { error: "a refusal that has reasons names one of its own, any other none", path: ["refusal"] },
  );
export type Problem = z.infer<typeof problemSchema>;
/** Why something is refused, whichever it is. */
export type ProblemRefusal = NonNullable<Problem["refusal"]>;
export type ProblemCode = z.infer<typeof problemCodeSchema>;
