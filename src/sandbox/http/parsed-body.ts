import type { z } from "zod";

/**
 * Reads a body as JSON of a form. Pure.
 *
 * @param schema the form
 * @param body as it arrived
 * @returns the value; undefined for what is no JSON or not of that form
 * @example
 * parsedBody(feedbackSchema, body)
 */
export function parsedBody<T>(schema: z.ZodType<T>, body: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
