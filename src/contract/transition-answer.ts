import { z } from "zod";
import { changeSchema } from "./change";

/** What came of a transition: the version of the lists from then on, and all that is told of it, in order. */
export const transitionAnswerSchema = z.object({
  listVersion: z.int().min(0),
  changes: z.array(changeSchema).readonly(),
});
export type TransitionAnswer = z.infer<typeof transitionAnswerSchema>;
