import { z } from "zod";
import { CatalogueError } from "../errors/yingcha-error";
import { calendarDateSchema } from "../lists/calendar-date-schema";
import { textSchema } from "../lists/text-schema";
import { matterTypeSchema, ruleParametersSchema } from "./catalogue-document";
import { measureSchema, slugSchema } from "./measure";

const policyPackSchema = z
  .object({
    packId: slugSchema,
    /** Rises when the reading of the same document changes. */
    version: z.int().min(1),
    title: textSchema,
    /** The document it implements. */
    source: z.object({ title: textSchema, documentNumber: textSchema }).readonly(),
    effectiveOn: calendarDateSchema,
    measures: z.array(measureSchema).min(1).max(1_000).readonly(),
    matterTypes: z.array(matterTypeSchema).min(1).max(1_000).readonly(),
    parameters: ruleParametersSchema.readonly(),
  })
  .readonly();

/** 政策包: the measures, matter types and rule parameters of one jurisdiction and period, as data. */
export type PolicyPack = z.infer<typeof policyPackSchema>;

/**
 * Reads a policy pack. Pure.
 *
 * @param value what the option `pack` was given
 * @returns the pack; fields that the schema does not name are dropped
 * @throws CatalogueError `catalogue-invalid`, naming the first place that does not fit, never its value
 * @source 五(四)
 * @example
 * parsePolicyPack(JSON.parse(text))
 */
export function parsePolicyPack(value: unknown): PolicyPack {
  const parsed = policyPackSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.join(".");
  throw new CatalogueError(
    "catalogue-invalid",
    `The policy pack does not hold to its schema at ${place || "its top"}.`,
  );
}
