import { z } from "zod";
import { listedAsSchema, severitySchema } from "../lists/list-record";
import { idSchema, textSchema } from "../lists/text-schema";

/** A matter type's id, or a measure's: lower-case words joined by hyphens. */
export const slugSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(64);

/** A clause of the plan, e.g. 三(二). */
export const clauseSchema = z.string().regex(/^[一二三四五六七](\([一二三四五六]\))?$/);

/**
 * The text a measure rests on. Only the first three ranks can make a constraint mandatory (R14); `reading`
 * says whether the text itself was read by whoever cites it.
 */
export const legalBasisSchema = z
  .object({
    rank: z.enum(["law", "regulation", "central-policy", "local-policy"]),
    title: textSchema,
    documentNumber: textSchema.optional(),
    article: textSchema.optional(),
    reading: z.enum(["read", "unverified"]),
  })
  .readonly();
export type LegalBasis = z.infer<typeof legalBasisSchema>;

/** 强制性 or 推荐性, 五(四). */
export const bindingSchema = z.enum(["mandatory", "recommended"]);
export type Binding = z.infer<typeof bindingSchema>;

/** What a constraint asks: `review`, that a person look closer and decide; `stop`, that the text behind it says refuse. */
export const effectSchema = z.enum(["review", "stop"]);
export type Effect = z.infer<typeof effectSchema>;

/** Who carries a measure out; only the first kind can be an approving officer's obligation (R30). */
export const executorSchema = z.enum([
  "approving-department",
  "other-organ",
  "market",
  "industry",
  "society",
]);
export type Executor = z.infer<typeof executorSchema>;

/** What entitles to an incentive: the red list, another recognised model of honesty, three clean years. */
export const incentiveGroundSchema = z.enum(["red", "recognition", "clean-years"]);
export type IncentiveGround = z.infer<typeof incentiveGroundSchema>;

const everyOrIds = (ids: typeof idSchema) =>
  z.union([z.literal("every"), z.array(ids).min(1).max(256).readonly()]);

const rowShape = {
  measureId: slugSchema,
  title: textSchema,
  clause: clauseSchema,
  bases: z.array(legalBasisSchema).min(1).max(16).readonly(),
  executedBy: executorSchema,
  /** Codes of the implementing departments; absent: every department of the kind `executedBy`. */
  implementers: z.array(idSchema).min(1).max(256).readonly().optional(),
  /** The matters in which it is carried out; `every` for what holds apart from any one matter. */
  matterTypes: z.union([z.literal("every"), z.array(slugSchema).min(1).max(64).readonly()]),
};

const incentiveSchema = z
  .object({
    kind: z.literal("incentive"),
    ...rowShape,
    binding: bindingSchema,
    grounds: z.array(incentiveGroundSchema).min(1).readonly(),
    /** `accept-with-gaps` marks the one incentive with conditions of its own (R12). */
    conditions: z.enum(["none", "accept-with-gaps"]),
  })
  .readonly();
export type Incentive = z.infer<typeof incentiveSchema>;

const constraintSchema = z
  .object({
    kind: z.literal("constraint"),
    ...rowShape,
    binding: bindingSchema,
    effect: effectSchema,
    /** `stricter-review` bars any entry from giving it the effect `stop` (R15). */
    nature: z.enum(["stricter-review", "restriction"]),
    lists: z
      .array(z.enum(["black", "watch"]))
      .min(1)
      .readonly(),
    fields: everyOrIds(idSchema),
    /** Absent: whatever the severity, also an unstated one. */
    severities: z.array(severitySchema).min(1).readonly().optional(),
    /** Traits that a record must carry, all of them, e.g. `able-but-refusing` (R17). */
    traits: z.array(idSchema).max(16).readonly(),
    /** In which capacity the one listed must have been listed for the measure to fall on it (R16). */
    fallsOn: z.array(listedAsSchema).min(1).readonly(),
    /** Whether a responsible person's record bears on the organization checked or is only shown (R16). */
    onOrganization: z.enum(["bears", "shown"]),
  })
  .readonly();
export type Constraint = z.infer<typeof constraintSchema>;

/** What the plan asks of banks, associations, agencies as such; it falls on no subject and is in no check. */
const institutionalSchema = z
  .object({
    kind: z.literal("institutional"),
    measureId: slugSchema,
    title: textSchema,
    clause: clauseSchema,
    bases: rowShape.bases,
    executedBy: executorSchema,
  })
  .readonly();

/** One measure 措施 of a catalogue. */
export const measureSchema = z.discriminatedUnion("kind", [
  incentiveSchema,
  constraintSchema,
  institutionalSchema,
]);
export type Measure = z.infer<typeof measureSchema>;
