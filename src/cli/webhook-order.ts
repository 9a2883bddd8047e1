import { parseArgs } from "node:util";
import { parseWebhookUrl } from "../sandbox/webhooks/webhook-url";
import { type KeptPlace, keptPlaceOf } from "./lists-place";
import { type NoOrder, refused } from "./no-order";

/** What is to be done with the addresses that a platform tells of changes. */
export type WebhookOrder = { readonly lists: KeptPlace } & (
  | { readonly kind: "list" }
  | { readonly kind: "add"; readonly webhookId: string; readonly appKey: string; readonly url: string }
  | { readonly kind: "resume" | "remove"; readonly webhookId: string }
);

/** What can stand in a message's id. */
const idForm = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;

/**
 * Reads what is to be done with webhooks. Pure.
 *
 * @param args what follows `webhook`
 * @param environment of it `DATABASE_URL`, where no database is named
 * @returns the order, or why it is refused
 * @throws Error of `parseArgs` for an option that is none; InputError `options-invalid` for an address that is none
 * @example
 * parseWebhookOrder(["list", "--database", "lists.db"], {})
 */
export function parseWebhookOrder(
  args: readonly string[],
  environment: { readonly DATABASE_URL?: string | undefined },
): { readonly kind: "webhook"; readonly order: WebhookOrder } | NoOrder {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      application: { type: "string" },
      url: { type: "string" },
      database: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return { kind: "help" };
  const { application: appKey, url } = values;
  const isBare = appKey === undefined && url === undefined;
  const [act = "", webhookId, ...rest] = positionals;
  const lists = keptPlaceOf(values.database, environment.DATABASE_URL);
  const unknown = refused(`不认识 Unknown: webhook ${positionals.join(" ")}`);
  if (lists === undefined) return refused("--database");
  if (rest.length > 0) return unknown;
  if (act === "list" && webhookId === undefined && isBare) return ordered({ kind: act, lists });
  if (webhookId === undefined || !idForm.test(webhookId)) return refused(`WEBHOOK ${webhookId ?? ""}`);
  if (act === "add") {
    if (appKey === undefined || appKey === "") return refused("--application");
    if (url === undefined) return refused("--url");
    return ordered({ kind: act, lists, webhookId, appKey, url: parseWebhookUrl(url) });
  }
  if ((act !== "resume" && act !== "remove") || !isBare) return unknown;
  return ordered({ kind: act, lists, webhookId });
}

function ordered(order: WebhookOrder) {
  return { kind: "webhook", order } as const;
}
