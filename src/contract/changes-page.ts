import { z } from "zod";
import { changeSchema } from "./change";
import { changesMaxCount } from "./platform-path";

/** After which change: the number of the last one that is known. */
export const changesSinceSchema = z.int().min(0);

/** How many changes at most. */
export const changesLimitSchema = z.int().min(1).max(changesMaxCount);

/** Decimal digits and nothing else: no sign, no exponent, no space. */
const digitsSchema = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** Which changes are asked for, as the query says it: `since` default 0, `limit` default 1,000. */
export const changesQuerySchema = z.strictObject({
  since: digitsSchema.pipe(changesSinceSchema).default(0),
  limit: digitsSchema.pipe(changesLimitSchema).default(changesMaxCount),
});

/** The changes after a number, in their order and without a gap, and the version of the lists now. */
export const changesPageSchema = z.object({
  listVersion: z.int().min(0),
  changes: z.array(changeSchema).max(changesMaxCount).readonly(),
});
export type ChangesPage = z.infer<typeof changesPageSchema>;
