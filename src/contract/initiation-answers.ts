import { z } from "zod";
import { departmentSchema } from "../lists/list-record";
import { idSchema } from "../lists/text-schema";
import { initiationSchema } from "./engagement-response";

/** Of which record it is asked what the departments answered. */
export const initiationAnswersQuerySchema = z.strictObject({ recordId: idSchema });

/** What one department answered to a listing, and how often it fed back. */
export const initiationAnswerSchema = initiationSchema
  .pick({ measures: true, response: true, feedbackCount: true, lastFeedbackAt: true })
  .extend({ department: departmentSchema.readonly() });
export type InitiationAnswer = z.infer<typeof initiationAnswerSchema>;

/**
 * What became of a listing, for the department that made it 发起: each department that it calls on, and each that
 * answered or fed back, though it calls on it no more; then `measures` is empty.
 *
 * @source 五(一), 五(三)
 */
export const initiationAnswersSchema = z.object({
  recordId: idSchema,
  departments: z.array(initiationAnswerSchema).readonly(),
});
export type InitiationAnswers = z.infer<typeof initiationAnswersSchema>;
