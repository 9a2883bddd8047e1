import { z } from "zod";
import { calendarDateSchema } from "../lists/calendar-date-schema";
import {
  departmentSchema,
  listedAsSchema,
  listRecordSchema,
  responsibleRoleSchema,
  termSchema,
} from "../lists/list-record";
import { subjectRefSchema } from "../lists/subject-ref-schema";
import { idSchema, textSchema } from "../lists/text-schema";

const watchDaysSchema = z.int().min(1).max(3_660);

/** Who acts, on which document and why. `transitionId` is the department's own, unique within it:
 * sent again, it gives the same answer. */
const act = {
  transitionId: idSchema,
  by: departmentSchema.readonly(),
  documentNumber: textSchema,
  basis: textSchema,
};

/** A record's own number at its authority; shorter than an id, since the watch record that follows is named after it. */
const recordIdSchema = idSchema
  .max(96)
  .refine((recordId) => !recordId.endsWith(":watch"), { error: "names a watch record that follows another" });
const onNewRecord = { ...act, recordId: recordIdSchema };
const onRecord = { ...act, recordId: idSchema };

const { field, scope, severity, traits, bases } = listRecordSchema.unwrap().shape;

/** What a listing says, beside whose it is and on which list: as the record itself says it. */
const contents = { field: field.readonly(), scope, severity, traits: traits.optional(), bases };

const newRecord = {
  ...contents,
  /** Who answers for the truth of it, 五(六). Default: the authority itself. */
  provider: departmentSchema.readonly().optional(),
  /** Default: the day of the act. */
  listedOn: calendarDateSchema.optional(),
  term: termSchema,
};

/** 三(六): who is listed with an organization, each under a record of its own. */
const responsiblePersonsSchema = z
  .array(z.object({ subject: subjectRefSchema, role: responsibleRoleSchema, recordId: recordIdSchema }))
  .max(64)
  .readonly();

const amendmentSchema = z
  .object({ ...contents, term: termSchema, listedAs: listedAsSchema })
  .partial()
  .readonly();

const blackRecord = {
  ...newRecord,
  /** For how many days the subject is watched after the exit, 六(一): set by the authority that lists it. */
  watchDays: watchDaysSchema,
  responsiblePersons: responsiblePersonsSchema.optional(),
};

/**
 * What a department does to the lists: each leads from one lawful state of a record to another.
 *
 * @source 四(四), 五(五), 五(六), 六(一), 六(二), 六(三)
 */
export const transitionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("list-red"), ...onNewRecord, subject: subjectRefSchema, ...newRecord }),
  z.object({ kind: z.literal("list-watch"), ...onNewRecord, subject: subjectRefSchema, ...newRecord }),
  z.object({ kind: z.literal("list-black"), ...onNewRecord, subject: subjectRefSchema, ...blackRecord }),
  /** 四(四): a serious breach in the term of a watch record. `recordId` is the watch record's, `blackRecordId` the new one's. */
  z.object({ kind: z.literal("turn-black"), ...onRecord, blackRecordId: recordIdSchema, ...blackRecord }),
  z.object({ kind: z.literal("extend"), ...onRecord, term: termSchema }),
  z.object({ kind: z.literal("amend"), ...onRecord, amendment: amendmentSchema }),
  /** 六(一): early, with the consent of the authority, which is who acts. */
  z.object({ kind: z.literal("repair"), ...onRecord, watchDays: watchDaysSchema.optional() }),
  z.object({ kind: z.literal("change-standard"), ...onRecord, watchDays: watchDaysSchema.optional() }),
  /** 六(二): a department saw that the incentives of a red record were misused. */
  z.object({ kind: z.literal("report-misuse"), ...onRecord }),
  z.object({ kind: z.literal("remove-misused"), ...onRecord }),
  /** 五(六): the subject's own, taken by a department. */
  z.object({ kind: z.literal("object"), ...onRecord, grounds: z.enum(["objection", "complaint"]) }),
  /** 五(六): a department's own finding, which a second officer confirms. */
  z.object({ kind: z.literal("doubt"), ...onRecord, officerId: idSchema }),
  z.object({ kind: z.literal("confirm-doubt"), ...onRecord, officerId: idSchema }),
  /** From here on the provider has 20 working days. */
  z.object({ kind: z.literal("tell-provider"), ...onRecord }),
  z.object({ kind: z.literal("correct"), ...onRecord, amendment: amendmentSchema }),
  z.object({ kind: z.literal("reject"), ...onRecord }),
  /** 六(一), 六(三): mis-listed; nothing of the record is kept. */
  z.object({ kind: z.literal("uphold"), ...onRecord }),
  z.object({ kind: z.literal("tell-subject"), ...onRecord }),
]);
export type Transition = z.infer<typeof transitionSchema>;
export type TransitionKind = Transition["kind"];
export type TransitionOf<K extends TransitionKind> = Extract<Transition, { readonly kind: K }>;
export type Amendment = z.infer<typeof amendmentSchema>;

/** Why a transition is refused; nothing is changed by one that is. */
export const refusalCodeSchema = z.enum([
  "subject-unknown",
  "record-unknown",
  "record-duplicate",
  "record-ended",
  "department-foreign",
  "list-foreign",
  "list-conflicting",
  "term-malformed",
  "date-malformed",
  "misuse-unreported",
  "verification-open",
  "verification-absent",
  "provider-told",
  "provider-untold",
  "doubt-unconfirmed",
  "officer-repeated",
  "result-absent",
  "amendment-malformed",
  "transition-conflicting",
]);
export type RefusalCode = z.infer<typeof refusalCodeSchema>;
