import { z } from "zod";
import { departmentSchema } from "../lists/list-record";
import { idSchema, textSchema } from "../lists/text-schema";
import { monthSchema } from "./month-schema";

/** How many there are of something; a month of the whole nation has fewer. */
export const countSchema = z.int().min(0).max(1_000_000_000);

/**
 * How many matters of a type a department concluded in a month 办结件数, checked or not: what its feedback is held
 * against, so that a matter that was never checked shows 应查必查.
 *
 * The last one to come of a department, month and matter type counts. `reportId` is the department's own, unique within
 * it: sent again it does not come a second time, and so takes no later one's place.
 *
 * @source 五(三) 应查必查, 四(三) (R18)
 */
export const matterCountSchema = z.object({
  reportId: idSchema.optional(),
  department: departmentSchema.readonly(),
  month: monthSchema,
  matterType: idSchema,
  concludedCount: countSchema,
  documentNumber: textSchema.optional(),
});
export type MatterCount = z.infer<typeof matterCountSchema>;
