import { z } from "zod";

/**
 * Describes an integer of a query for the OpenAPI document. Pure.
 *
 * @param schema what reads it
 * @returns type and bounds
 * @example
 * integerForm(changesSinceSchema)
 */
export function integerForm(schema: z.ZodType) {
  const { type, minimum, maximum } = z.toJSONSchema(schema);
  return { type, minimum, maximum };
}
