import { z } from "zod";
import { idSchema } from "../lists/text-schema";
import { feedbackSchema } from "./feedback";

/** At most so many touched cases in one page. */
export const touchedCasesMaxCount = 1_000;

/** After which case: as the page before it said in `next`. */
const touchedCasesCursorSchema = z.string().regex(/^[A-Za-z0-9_-]{1,2200}$/);

/** Of which record it is asked what cases it touched: one page, after a case. */
export const touchedCasesQuerySchema = z.strictObject({
  recordId: idSchema,
  after: touchedCasesCursorSchema.optional(),
});

/** A case on which records bore, as its department fed it back. */
export const touchedCaseSchema = feedbackSchema
  .pick({
    department: true,
    caseId: true,
    feedbackId: true,
    matterType: true,
    conclusion: true,
    concludedAt: true,
  })
  .extend({
    /** Those of the records asked about that bore on it. */
    recordIds: z.array(idSchema).min(1).max(1_000).readonly(),
  });
export type TouchedCase = z.infer<typeof touchedCaseSchema>;

/**
 * A page of the cases that a record touched, or one that would be erased with it, by department and feedback; `next`,
 * where there are more, is the `after` of the next page. Once the record is upheld as a mis-listing nobody can tell.
 *
 * @source 五(六), 六(三) (R5, R27)
 */
export const touchedCasesSchema = z.object({
  recordId: idSchema,
  cases: z.array(touchedCaseSchema).max(touchedCasesMaxCount).readonly(),
  next: touchedCasesCursorSchema.optional(),
});
export type TouchedCases = z.infer<typeof touchedCasesSchema>;
