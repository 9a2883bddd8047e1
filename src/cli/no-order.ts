/** What a command line comes to that orders nothing. */
export type NoOrder = { readonly kind: "help" } | { readonly kind: "refused"; readonly reason: string };

/**
 * Refuses a command line. Pure.
 *
 * @param reason what of it does not hold
 * @returns the refusal
 * @example
 * refused("--port 65536")
 */
export function refused(reason: string): NoOrder {
  return { kind: "refused", reason };
}
