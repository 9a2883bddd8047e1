import { z } from "zod";
import { departmentSchema } from "../lists/list-record";
import { subjectRefSchema } from "../lists/subject-ref-schema";
import { idSchema, textSchema } from "../lists/text-schema";

/** What became of one measure in a case: carried out, or, where it was recommended, skipped for a reason. */
const executionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("executed"), measureId: idSchema }),
  z.object({ kind: z.literal("skipped"), measureId: idSchema, reason: textSchema }),
]);

/** The year of the plan; before it nothing was carried out by it. */
const firstConcludedMs = Date.parse("2018-01-01T00:00:00+08:00");

/**
 * What a department did in a case after its check 执行反馈: one report for each case.
 *
 * `feedbackId` is the department's own, unique within it: sent again it is accepted once, and another report of that
 * department under it is refused.
 *
 * @source 四(三), 五(一), 五(三) (R13, R18)
 */
export const feedbackSchema = z.object({
  feedbackId: idSchema,
  department: departmentSchema.readonly(),
  caseId: idSchema,
  matterType: idSchema,
  subject: subjectRefSchema,
  /** What the department then did 处理结果. */
  conclusion: z.enum(["approved", "refused", "not-accepted", "withdrawn", "awarded", "bid-rejected"]),
  /** The records that bore on the case, so that it is found when one falls (R27). */
  recordIds: z.array(idSchema).max(1_000).readonly(),
  /** Each measure once. */
  executions: z
    .array(executionSchema)
    .max(256)
    .refine((all) => new Set(all.map(({ measureId }) => measureId)).size === all.length, {
      error: "a report names a measure once",
    })
    .readonly(),
  concludedAt: z.iso
    .datetime({ offset: true })
    .refine((concludedAt) => Date.parse(concludedAt) >= firstConcludedMs, {
      error: "a case was concluded in 2018 or later",
    }),
});
export type Feedback = z.infer<typeof feedbackSchema>;
