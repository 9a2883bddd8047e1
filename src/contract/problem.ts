import { z } from "zod";

/** What the platform may refuse, in a word each. */
const problemCodeSchema = z.enum([
  "request-malformed",
  "request-unauthenticated",
  "request-oversized",
  "path-unknown",
  "request-throttled",
  "platform-failed",
]);

/** The body of every refusal, by RFC 9457, as `application/problem+json`. */
export const problemSchema = z.object({
  type: z.string().max(200),
  title: z.string().max(200),
  status: z.int().min(400).max(599),
  code: problemCodeSchema,
});
export type Problem = z.infer<typeof problemSchema>;
export type ProblemCode = z.infer<typeof problemCodeSchema>;
