import { z } from "zod";
import { idSchema } from "../lists/text-schema";

/** That a feedback is kept, now or since it came before. */
export const feedbackAnswerSchema = z.object({ feedbackId: idSchema });
export type FeedbackAnswer = z.infer<typeof feedbackAnswerSchema>;
