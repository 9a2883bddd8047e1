import { z } from "zod";
import { bindingSchema, slugSchema } from "../catalogue/measure";
import { departmentSchema, listKindSchema } from "../lists/list-record";
import { subjectRefSchema } from "../lists/subject-ref-schema";
import { idSchema, textSchema } from "../lists/text-schema";

const answerSchema = z.enum(["accepted", "declined"]);

/**
 * A department's response 响应 to a listing that calls on it. `responseId` is its own, unique within it; a later one about
 * the same record takes the place of the earlier.
 *
 * @source 五(一), 五(三)
 */
export const engagementResponseSchema = z.object({
  responseId: idSchema,
  by: departmentSchema.readonly(),
  recordId: idSchema,
  kind: answerSchema,
  reason: textSchema.optional(),
});
export type EngagementResponse = z.infer<typeof engagementResponseSchema>;

/** That a response is kept, now or since it came before. */
export const responseAnswerSchema = z.object({ responseId: idSchema });

/** Whose initiations are asked for, by the department's code or, where it has none, its name: one page, after a record's
 * id; `open`: those alone that owe a response. */
export const initiationsQuerySchema = z
  .strictObject({
    department: idSchema.optional(),
    name: textSchema.optional(),
    open: z.literal("true").optional(),
    after: idSchema.optional(),
  })
  .refine(({ department, name }) => (department === undefined) !== (name === undefined), {
    error: "a department is named by its code or by its name",
  });

/** At most so many initiations in one page. */
export const initiationsMaxCount = 200;

/** For one page at most so many records are looked through, whichever of them call on the department. */
export const initiationsReadMaxCount = 2_000;

/**
 * A listing in force that calls on a department 发起: the measures that the department declared to implement, what it
 * answered, and what it fed back.
 */
export const initiationSchema = z.object({
  recordId: idSchema,
  subject: subjectRefSchema,
  list: listKindSchema,
  /** Who listed, and so initiates. */
  authority: departmentSchema,
  listedOn: z.string(),
  measures: z.array(z.object({ measureId: slugSchema, binding: bindingSchema })).readonly(),
  /** Absent where it owes one: it gave none, or declined without a reason what has become mandatory since. */
  response: z
    .object({ kind: answerSchema, reason: textSchema.optional(), at: z.iso.datetime({ offset: true }) })
    .optional(),
  /** Its feedback that names the record. */
  feedbackCount: z.int().min(0),
  /** When the last of it was accepted. */
  lastFeedbackAt: z.iso.datetime({ offset: true }).optional(),
});
export type Initiation = z.infer<typeof initiationSchema>;

/**
 * A page of initiations, by record id; `next`, where there may be more, is the `after` of the next page. A page may be
 * short, and even empty, and have one that follows.
 */
export const initiationsSchema = z.object({
  initiations: z.array(initiationSchema).max(initiationsMaxCount).readonly(),
  next: idSchema.optional(),
});
export type Initiations = z.infer<typeof initiationsSchema>;

/** Why a declaration or a response is refused; nothing is changed by one that is. */
export const responseRefusalSchema = z.enum([
  "measure-unknown",
  "record-unknown",
  "response-unowed",
  "reason-missing",
  "response-conflicting",
]);
export type ResponseRefusal = z.infer<typeof responseRefusalSchema>;
