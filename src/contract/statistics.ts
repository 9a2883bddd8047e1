import { z } from "zod";
import { departmentSchema, listKindSchema } from "../lists/list-record";
import { idSchema } from "../lists/text-schema";
import type { Feedback } from "./feedback";
import { countSchema } from "./matter-count";
import { monthSchema } from "./month-schema";

/** Which month is asked for, as the query says it: of every department unless one is named by its code. */
export const statisticsQuerySchema = z.strictObject({
  month: monthSchema,
  department: idSchema.optional(),
  format: z.enum(["json", "csv"]).default("json"),
});

/** The list of the records that bore on a case; `none` where none did. */
export const countedListSchema = z.enum([...listKindSchema.options, "none"]);
export type CountedList = z.infer<typeof countedListSchema>;

/** What was done of a measure. */
export const executionKindSchema = z.enum(["executed", "skipped"]);
export type ExecutionKind = z.infer<typeof executionKindSchema>;

/**
 * Of the matters that a department concluded, how many were fed back: never taken for all where nothing was reported,
 * and never cut to all where more was fed back than reported. `ratio` is rounded down to four places, so that 1 means
 * every one; absent where nothing was concluded.
 */
export const coverageSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("reported"),
    caseCount: countSchema,
    concludedCount: countSchema,
    ratio: z.number().min(0).max(1).optional(),
  }),
  z.object({ kind: z.literal("not-reported"), caseCount: countSchema }),
  z.object({ kind: z.literal("inconsistent"), caseCount: countSchema, concludedCount: countSchema }),
]);
export type Coverage = z.infer<typeof coverageSchema>;

/** How many cases a list bore on, and how many measures were done and skipped in them. */
const listCountSchema = z.object({
  list: countedListSchema,
  caseCount: countSchema,
  executedCount: countSchema,
  skippedCount: countSchema,
});
export type ListCount = z.infer<typeof listCountSchema>;

const conclusionsSchema = z
  .object({
    approved: countSchema,
    refused: countSchema,
    "not-accepted": countSchema,
    withdrawn: countSchema,
    awarded: countSchema,
    "bid-rejected": countSchema,
  } satisfies Record<Feedback["conclusion"], typeof countSchema>)
  .readonly();

const caseCounts = {
  /** Every report once. */
  feedbackCount: countSchema,
  /** Every case of a department once, however often it was fed back. */
  caseCount: countSchema,
  /** Reports by what the department then did; together they are `feedbackCount`. */
  conclusions: conclusionsSchema,
  /** A case is in each list that bore on it, so these may be more together than `caseCount`. */
  lists: z.array(listCountSchema).readonly(),
};

const place = { department: departmentSchema.readonly(), matterType: idSchema };

/**
 * What departments did in a Beijing month, counted from their feedback: by the Beijing day of `concludedAt`, and by the
 * lists of the records as they were when the feedback was accepted.
 *
 * @source 四(三) 每月统计联合奖惩情况并反馈至市信用办, 五(三) 应查必查 奖惩到位 (R13, R18)
 */
export const statisticsSchema = z.object({
  month: monthSchema,
  /** When it was counted; a feedback that comes later still belongs to its month. */
  asOf: z.iso.datetime({ offset: true }),
  /** The lists that are told apart. Without `watch`, what the watch list bore on is among the rest, 四(四) (R10). */
  lists: z.array(countedListSchema).readonly(),
  totals: z.object(caseCounts).readonly(),
  /** By department, then matter type. */
  matters: z.array(z.object({ ...place, ...caseCounts, coverage: coverageSchema })).readonly(),
  /** By department, matter type, list, measure, then what was done. */
  measures: z
    .array(
      z.object({
        ...place,
        list: countedListSchema,
        measureId: idSchema,
        execution: executionKindSchema,
        caseCount: countSchema,
        measureCount: countSchema,
      }),
    )
    .readonly(),
});
export type Statistics = z.infer<typeof statisticsSchema>;

/** The same as one table for a spreadsheet: UTF-8 with a byte order mark, RFC 4180. */
export const statisticsCsvSchema = z.string();
