import { z } from "zod";
import { idSchema } from "../lists/text-schema";
import { monthSchema } from "./month-schema";

/** That a report of concluded matters is kept, now or since it came before. */
export const matterCountAnswerSchema = z.object({
  reportId: idSchema.optional(),
  month: monthSchema,
  matterType: idSchema,
});
export type MatterCountAnswer = z.infer<typeof matterCountAnswerSchema>;
