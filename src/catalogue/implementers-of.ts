/**
 * R30: says to whom the catalogue gives a row to carry out, as one department sees it. Pure.
 *
 * @param row the implementing departments, where the catalogue names them
 * @param code the department's; absent: it has none, or is not known
 * @returns `itself` where the row names it, `others` where it names none but others, `anyone` where it names nobody
 * @source 五(一), 五(四)
 * @example
 * implementersOf({ implementers: ["350500-ZJ"] }, "350500-SW") // "others"
 */
export function implementersOf(
  { implementers }: { readonly implementers?: readonly string[] | undefined },
  code: string | undefined,
): "itself" | "others" | "anyone" {
  if (implementers === undefined) return "anyone";
  return implementers.some((implementer) => implementer === code) ? "itself" : "others";
}
