import { z } from "zod";
import { slugSchema } from "../catalogue/measure";
import { departmentSchema } from "../lists/list-record";
import { textSchema } from "../lists/text-schema";

/**
 * What a department takes upon itself of the active catalogue 发起、实施: measures that it initiates or implements. A
 * declaration takes the place of the department's earlier one of that role.
 *
 * @source 五(一)
 */
export const engagementSchema = z.object({
  by: departmentSchema.readonly(),
  role: z.enum(["initiates", "implements"]),
  measureIds: z.array(slugSchema).max(1_000).readonly(),
  documentNumber: textSchema,
});
export type Engagement = z.infer<typeof engagementSchema>;

/** A declaration that is kept. */
export const keptEngagementSchema = engagementSchema.extend({
  /** The version that was active then. */
  catalogueVersion: z.int().min(1),
  declaredAt: z.iso.datetime({ offset: true }),
});
export type KeptEngagement = z.infer<typeof keptEngagementSchema>;

/** All declarations that stand. */
export const engagementsSchema = z.object({ engagements: z.array(keptEngagementSchema).readonly() });
export type Engagements = z.infer<typeof engagementsSchema>;
