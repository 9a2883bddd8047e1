import { z } from "zod";
import { calendarDateSchema } from "../lists/calendar-date-schema";
import { listKindSchema, listRecordSchema, termSchema } from "../lists/list-record";
import { textSchema } from "../lists/text-schema";
import { type SubjectKind, subjectKinds, subjectKindTable } from "../subject/subject-kind";
import { publicMaxCount } from "./open-path";

/** The lists that are public; the watch list is not, 四(四). */
export const publicListSchema = listKindSchema.exclude(["watch"]);
export type PublicList = z.infer<typeof publicListSchema>;

/** The kinds of codes that stand in public: of organizations alone. */
export const publicKindSchema = z.enum(subjectKinds.filter(isOfOrganization));

const { field, authority, bases } = listRecordSchema.unwrap().shape;

/**
 * A record as anyone may read it 公示: who is listed, on which list, why and until when. These are all of its fields;
 * what the platform holds beside them is not public. Its id is none of them: ids are often serial numbers, and the gaps
 * between them would count the watch records.
 */
export const publicRecordSchema = z
  .object({
    subject: z.object({ kind: publicKindSchema, code: z.string().min(1).max(64) }).readonly(),
    name: textSchema,
    list: publicListSchema,
    field,
    authority,
    bases,
    listedOn: calendarDateSchema,
    term: termSchema,
    /** `under-verification`: it is disputed, and what it would bring is not carried out meanwhile, 五(六). */
    state: z.enum(["in-force", "under-verification"]),
  })
  .readonly();
export type PublicRecord = z.infer<typeof publicRecordSchema>;

/** After which place of a public list: as the page before it said in `next`. */
export const publicCursorSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}\.[0-9a-f]{64}$/);

/** How many public records at most. */
export const publicLimitSchema = z.int().min(1).max(publicMaxCount);

/** Which page of a public list is asked for, as the query says it: from the beginning by default, 100 records. */
export const publicQuerySchema = z.strictObject({
  after: publicCursorSchema.optional(),
  limit: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(publicLimitSchema)
    .default(publicMaxCount),
});

/** A page of a public list, and after which place the next one begins; null where there is none. */
export const publicPageSchema = z.object({
  records: z.array(publicRecordSchema).max(publicMaxCount).readonly(),
  next: publicCursorSchema.nullable(),
});
export type PublicPage = z.infer<typeof publicPageSchema>;

/** The public records of one subject; none for one that has none, and for one that nobody knows. */
export const publicSubjectSchema = z.object({ records: z.array(publicRecordSchema).max(1_000).readonly() });
export type PublicSubject = z.infer<typeof publicSubjectSchema>;

type OrganizationKind = Extract<SubjectKind, "uscc" | "organization-code" | "registration-number">;

function isOfOrganization(kind: SubjectKind): kind is OrganizationKind {
  return subjectKindTable[kind].holder === "organization";
}
