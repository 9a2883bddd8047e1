import type { z } from "zod";

/**
 * Reads a query of a form. Pure.
 *
 * @param schema the form, which is given texts
 * @param query as it arrived
 * @returns the value; undefined for what is not of that form, and where a name is given twice
 * @example
 * parsedQuery(catalogueQuerySchema, query)
 */
export function parsedQuery<T>(schema: z.ZodType<T>, query: URLSearchParams): T | undefined {
  const asked = [...query];
  const named = Object.fromEntries(asked);
  if (asked.length !== Object.keys(named).length) return undefined;
  return schema.safeParse(named).data;
}
