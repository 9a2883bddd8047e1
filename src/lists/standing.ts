import { z } from "zod";
import { calendarDateSchema } from "./calendar-date-schema";
import {
  departmentSchema,
  listKindSchema,
  listRecordSchema,
  responsibleRoleSchema,
  termSchema,
} from "./list-record";
import { subjectRefSchema } from "./subject-ref-schema";
import { idSchema, textSchema } from "./text-schema";

/** 法人, 非法人组织, 分支机构, 个体工商户, 自然人. */
export const subjectTypeSchema = z.enum([
  "legal-person",
  "unincorporated-organization",
  "branch",
  "individual-business",
  "natural-person",
]);
export type SubjectType = z.infer<typeof subjectTypeSchema>;

/** Who is checked with the subject: the parent of a branch, the operator of an individual business (R29), responsible persons (R16). */
export const linkSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("parent"), subject: subjectRefSchema, name: textSchema }),
  z.object({ kind: z.literal("operator"), subject: subjectRefSchema, name: textSchema }),
  z.object({
    kind: z.literal("responsible-person"),
    role: responsibleRoleSchema,
    subject: subjectRefSchema,
    name: textSchema,
  }),
]);
export type Link = z.infer<typeof linkSchema>;

/** A recognised model of honesty 守信典型 that is not a red-list record, 二(一) 二(二). */
export const recognitionSchema = z
  .object({
    recognitionId: idSchema,
    title: textSchema,
    authority: departmentSchema,
    recognizedOn: calendarDateSchema,
    term: termSchema,
  })
  .readonly();
export type Recognition = z.infer<typeof recognitionSchema>;

/**
 * One list source, the lists it speaks for, and whether it answered; one that did not is never "no record" (R21).
 * `withheld`: what it says is for departments alone, and who asks is none, 四(四) (R10); of the watch list only.
 */
export const listSourceStateSchema = z
  .object({
    id: idSchema,
    title: textSchema,
    lists: z.array(listKindSchema).min(1).readonly(),
    state: z.enum(["answered", "missing", "withheld"]),
  })
  .refine(({ lists, state }) => state !== "withheld" || lists.every((list) => list === "watch"), {
    error: "only the watch list is withheld",
    path: ["state"],
  })
  .readonly();
export type ListSourceState = z.infer<typeof listSourceStateSchema>;

const sourcesSchema = z.array(listSourceStateSchema).max(64).readonly();

const knownStandingSchema = z
  .object({
    kind: z.literal("known"),
    subject: subjectRefSchema,
    subjectType: subjectTypeSchema,
    name: textSchema,
    formerNames: z.array(textSchema).max(64).readonly(),
    links: z.array(linkSchema).max(256).readonly(),
    records: z.array(listRecordSchema).max(1_000).readonly(),
    cleanSinceOn: calendarDateSchema.optional(),
    recognitions: z.array(recognitionSchema).max(64).readonly(),
    sources: sourcesSchema,
  })
  .refine(
    (standing) => new Set(standing.records.map((record) => record.recordId)).size === standing.records.length,
    {
      error: "two records share an id",
      path: ["records"],
    },
  )
  .readonly();

const unknownStandingSchema = z
  .object({ kind: z.literal("unknown"), subject: subjectRefSchema, sources: sourcesSchema })
  .readonly();

/** What the platform says of one subject 信用状况: known with all its records, or not known to it. */
export const platformStandingSchema = z.union([knownStandingSchema, unknownStandingSchema]);
export type PlatformStanding = z.infer<typeof platformStandingSchema>;

/** From when an answer is: the version of the lists and the instant as of which the platform speaks. */
export interface AsOf {
  readonly listVersion: number;
  readonly asOf: string;
}

/** A standing together with the version and the time of the lists it was read from. */
export type Standing = PlatformStanding & AsOf;
