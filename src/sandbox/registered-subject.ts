import { z } from "zod";
import { calendarDateSchema } from "../lists/calendar-date-schema";
import { isCheckedWith } from "../lists/checked-with";
import type { ListRecord } from "../lists/list-record";
import { type ListSourceState, linkSchema, recognitionSchema, subjectTypeSchema } from "../lists/standing";
import { subjectRefSchema } from "../lists/subject-ref-schema";
import { textSchema } from "../lists/text-schema";
import { parseSubject, type SubjectRef } from "../subject/subject";
import { subjectKindTable } from "../subject/subject-kind";

/**
 * Who a subject is: all that is told of it beside its records, as the credit office delivers it. What is left out is not
 * so. Codes come out in their one spelling.
 *
 * Strict, since a field that nobody knows would be lost without a word: a record among them, which comes by a
 * transition.
 *
 * @source 三(二), 三(三), 三(六)
 */
export const subjectParticularsSchema = z
  .strictObject({
    subject: subjectRefSchema,
    subjectType: subjectTypeSchema,
    name: textSchema,
    formerNames: z.array(textSchema).max(64).readonly().exactOptional(),
    links: z.array(linkSchema).max(256).readonly().exactOptional(),
    cleanSinceOn: calendarDateSchema.exactOptional(),
    recognitions: z.array(recognitionSchema).max(64).readonly().exactOptional(),
  })
  .refine(({ subject, subjectType }) => isPerson(subject) === (subjectType === "natural-person"), {
    error: "the kind of the code is another than the type's",
    path: ["subjectType"],
  })
  .superRefine(({ subjectType, links = [] }, { addIssue }) => {
    for (const [place, { kind }] of links.entries())
      if (kind !== "responsible-person" && !isCheckedWith(subjectType, kind))
        addIssue({
          code: "custom",
          message: linkFaults[kind],
          path: ["links", place, "kind"],
        });
  })
  .transform(({ subject, links, ...more }, { issues, value }) => {
    const canonical = (given: SubjectRef, path: readonly (string | number)[]): SubjectRef => {
      const { code } = codeOf(given);
      if (code === undefined)
        issues.push({
          code: "custom",
          message: "no code of its kind",
          input: value,
          path: [...path, "code"],
        });
      return code === undefined ? given : { kind: given.kind, code };
    };
    return {
      ...more,
      subject: canonical(subject, ["subject"]),
      ...(links === undefined
        ? {}
        : {
            links: links.map((link, place) => ({
              ...link,
              subject: canonical(link.subject, ["links", place, "subject"]),
            })),
          }),
    };
  })
  .readonly();
export type SubjectParticulars = z.infer<typeof subjectParticularsSchema>;

/** What the platform holds of one subject. */
export interface RegisteredSubject extends SubjectParticulars {
  readonly records?: readonly ListRecord[];
  /** The id of a list source that does not answer for this subject. */
  readonly missingSource?: ListSourceState["id"];
}

/** An independent legal person answers for itself (R29): a parent's listing would otherwise restrict its subsidiary. */
const linkFaults = {
  parent: "only a branch has a parent",
  operator: "only an individual business has an operator",
} as const;

function isPerson({ kind }: SubjectRef): boolean {
  return subjectKindTable[kind].holder === "person";
}

/** A code that does not fit its check character is one all the same (R22). */
function codeOf({ kind, code }: SubjectRef): Partial<SubjectRef> {
  try {
    return parseSubject({ kind, code });
  } catch {
    return {};
  }
}
