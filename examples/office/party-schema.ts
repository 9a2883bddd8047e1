import { isYingchaError, parseSubject, type SubjectKind } from "yingcha";
import { z } from "zod";

/** An applicant, a person in charge, a bidder. */
export interface Party {
  readonly code: string;
  readonly name: string;
}

/** Reads a party at the counter, where it can still be corrected: later a code that cannot be one holds up a case. */
export function partySchema(kind: SubjectKind) {
  return z.strictObject({ code: z.string(), name: z.string().trim() }).transform((party, context): Party => {
    try {
      return { ...party, code: parseSubject({ kind, ...party }).code };
    } catch (error) {
      if (!isYingchaError(error)) throw error;
      context.addIssue({ code: "custom", message: error.code });
      return z.NEVER;
    }
  });
}
