import { parseArgs } from "node:util";
import { parseBaseUrl } from "../client/base-url";
import { type NoOrder, refused } from "./no-order";

/** Of which platform is asked how it is. */
export interface HealthOrder {
  readonly baseUrl: URL;
}

/**
 * Reads of which platform is asked how it is. Pure.
 *
 * @param args what follows `health`
 * @returns the order, or why it is refused
 * @throws Error of `parseArgs` for an option that is none; `InputError` for an address that is none of a platform
 * @example
 * parseHealthOrder(["--platform", "http://127.0.0.1:8791"])
 */
export function parseHealthOrder(
  args: readonly string[],
): { readonly kind: "health"; readonly order: HealthOrder } | NoOrder {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { platform: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) return { kind: "help" };
  if (positionals.length > 0) return refused(`不认识 Unknown: health ${positionals.join(" ")}`);
  if (!values.platform) return refused("--platform");
  return { kind: "health", order: { baseUrl: parseBaseUrl(values.platform) } };
}
