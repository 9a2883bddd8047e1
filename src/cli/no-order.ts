/** What a command line comes to that orders nothing. */
export type NoOrder = { readonly kind: "help" } | { readonly kind: "refused"; readonly reason: string };

/**
 * Refuses a command line. Pure.
 *
 * @param reason what of it does not hold
 * @returns the refusal; nothing is repeated from behind the `://` of a URL, since the reason goes to a terminal or a log
 *   and a URL may hold a password
 * @example
 * refused("--port 65536")
 */
export function refused(reason: string): NoOrder {
  return { kind: "refused", reason: reason.replace(/:\/\/.*$/s, "://…") };
}
