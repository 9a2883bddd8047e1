import { z } from "zod";
import { changeSchema } from "./change";
import { changesMaxCount } from "./platform-path";

/** Of which lists the numbers are: drawn at random when the lists were made, and anew once they were restored from a
 * backup, after which the same number may be another change. */
export const listsEpochForm = /^[A-Za-z0-9_-]{22}$/;
export const listsEpochSchema = z.string().regex(listsEpochForm);

/** After which change: the number of the last one that is known. */
export const changesSinceSchema = z.int().min(0);

/** How many changes at most. */
export const changesLimitSchema = z.int().min(1).max(changesMaxCount);

/** Decimal digits and nothing else: no sign, no exponent, no space. */
export const digitsSchema = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** Which changes are asked for, as the query says it: `since` default 0, `limit` default 1,000. Of another epoch than the
 * lists' there are none. */
export const changesQuerySchema = z.strictObject({
  since: digitsSchema.pipe(changesSinceSchema).default(0),
  limit: digitsSchema.pipe(changesLimitSchema).default(changesMaxCount),
  epoch: listsEpochSchema.optional(),
});

/** The changes after a number, in their order and without a gap, and the version of the lists now. */
export const changesPageSchema = z.object({
  epoch: listsEpochSchema,
  listVersion: z.int().min(0),
  changes: z.array(changeSchema).max(changesMaxCount).readonly(),
});
export type ChangesPage = z.infer<typeof changesPageSchema>;
