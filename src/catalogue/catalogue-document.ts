import { z } from "zod";
import { CatalogueError } from "../errors/yingcha-error";
import { calendarDateSchema } from "../lists/calendar-date-schema";
import { departmentSchema, severitySchema } from "../lists/list-record";
import { idSchema, textSchema } from "../lists/text-schema";
import { bindingSchema, effectSchema, legalBasisSchema, measureSchema, slugSchema } from "./measure";

/** One entry by which the catalogue makes a measure of the pack bind for stated lists, fields and matters, 五(四). */
export const catalogueEntrySchema = z
  .object({
    entryId: slugSchema,
    measureId: slugSchema,
    lists: z
      .array(z.enum(["black", "watch"]))
      .min(1)
      .readonly(),
    fields: z.array(idSchema).min(1).max(256).readonly(),
    severities: z.array(severitySchema).min(1).readonly().optional(),
    traits: z.array(idSchema).max(16).readonly(),
    matterTypes: z.array(slugSchema).min(1).max(64).readonly(),
    binding: bindingSchema,
    effect: effectSchema,
    bases: z.array(legalBasisSchema).min(1).max(16).readonly(),
    /** Present: takes the place of what the measure says of responsible persons' records (R16). */
    onOrganization: z.enum(["bears", "shown"]).optional(),
    implementers: z.array(idSchema).min(1).max(256).readonly().optional(),
  })
  .readonly();
export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>;

/** A matter type 事项类型. `afterEvaluation` says whether a listing made after the evaluation binds or is only shown. */
export const matterTypeSchema = z
  .object({
    id: slugSchema,
    title: textSchema,
    afterEvaluation: z.enum(["binds", "shown"]),
  })
  .readonly();
export type MatterType = z.infer<typeof matterTypeSchema>;

/** What the text leaves open and a jurisdiction may set otherwise. */
export const ruleParametersSchema = z.object({
  /** Years without an adverse record that open the green channel, 二(二). */
  cleanYearsCount: z.int().min(1).max(30),
  /** Working days the provider has for verification, 五(六). */
  verificationWorkingDaysCount: z.int().min(1).max(365),
  /** Whether a watch record after a repaired or expired black one constrains (R9). */
  watchAfterExit: z.enum(["unconstrained", "constrained"]),
  /** Whether the parent's record bears on the branch checked, the operator's on the individual business (R29). */
  parentRecord: z.enum(["bears", "shown"]),
  operatorRecord: z.enum(["bears", "shown"]),
  /** The measure said to every department of every black record in force, 三(二). */
  unansweredBlackMeasure: slugSchema,
});
export type RuleParameters = Readonly<z.infer<typeof ruleParametersSchema>>;

/** Which version a catalogue is; no greater one than every database holds in an integer. */
export const versionNumberSchema = z.int().min(1).max(2_147_483_647);

/** 联合奖惩目录清单: what the credit office issues over a pack, as the platform serves it. */
export const catalogueDocumentSchema = z
  .object({
    catalogueId: idSchema,
    version: versionNumberSchema,
    title: textSchema,
    nature: z.enum(["official", "demonstration"]),
    packId: slugSchema,
    issuer: departmentSchema,
    effectiveOn: calendarDateSchema,
    entries: z.array(catalogueEntrySchema).max(10_000).readonly(),
    measures: z.array(measureSchema).max(1_000).readonly(),
    matterTypes: z.array(matterTypeSchema).max(1_000).readonly(),
    /** Item codes 事项实施编码 that stand for a matter type. */
    itemCodes: z
      .array(z.object({ itemCode: idSchema, matterType: slugSchema }))
      .max(50_000)
      .readonly(),
    parameters: ruleParametersSchema.partial().optional(),
  })
  .readonly();
export type CatalogueDocument = z.infer<typeof catalogueDocumentSchema>;

/** The same as it is written down, before parsing: what the option `catalogue` takes. */
export type CatalogueDocumentInput = z.input<typeof catalogueDocumentSchema>;

/**
 * Reads a catalogue document. Pure.
 *
 * @param value anything, e.g. the body of an answer
 * @returns the document; fields that the schema does not name are dropped
 * @throws CatalogueError `catalogue-invalid`, naming the first place that does not fit, never its value
 * @example
 * parseCatalogueDocument(JSON.parse(text))
 */
export function parseCatalogueDocument(value: unknown): CatalogueDocument {
  const parsed = catalogueDocumentSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.join(".");
  throw new CatalogueError(
    "catalogue-invalid",
    `The catalogue does not hold to its schema at ${place || "its top"}.`,
  );
}
