import { type ApplicationOrder, parseApplicationOrder } from "./application-order";
import { type CatalogueOrder, parseCatalogueOrder } from "./catalogue-order";
import { type HealthOrder, parseHealthOrder } from "./health-order";
import { type ListsOrder, parseListsOrder } from "./lists-order";
import { type NoOrder, refused } from "./no-order";
import { type PlatformSettings, parsePlatformSettings } from "./platform-settings";
import { parseRegisterOrder, type RegisterOrder } from "./register-order";
import { parseWebhookOrder, type WebhookOrder } from "./webhook-order";

/** What a command line comes to. */
export type Command =
  | { readonly kind: "platform"; readonly settings: PlatformSettings }
  | { readonly kind: "application"; readonly order: ApplicationOrder }
  | { readonly kind: "register"; readonly order: RegisterOrder }
  | { readonly kind: "webhook"; readonly order: WebhookOrder }
  | { readonly kind: "lists"; readonly order: ListsOrder }
  | { readonly kind: "catalogue"; readonly order: CatalogueOrder }
  | { readonly kind: "health"; readonly order: HealthOrder }
  | NoOrder;

/**
 * Reads the command line. Pure.
 *
 * @param args what follows the program's name
 * @param environment of it `DATABASE_URL`, where no database is named
 * @returns what to do, or why it is refused
 * @example
 * parseCommand(["platform", "--port", "0"])
 */
export function parseCommand(
  args: readonly string[],
  environment: { readonly DATABASE_URL?: string | undefined } = {},
): Command {
  try {
    if (args[0] === "application") return parseApplicationOrder(args.slice(1), environment);
    if (args[0] === "register") return parseRegisterOrder(args.slice(1), environment);
    if (args[0] === "webhook") return parseWebhookOrder(args.slice(1), environment);
    if (args[0] === "lists") return parseListsOrder(args.slice(1), environment);
    if (args[0] === "catalogue") return parseCatalogueOrder(args.slice(1));
    if (args[0] === "health") return parseHealthOrder(args.slice(1));
    return parsePlatformSettings(args, environment);
  } catch (error) {
    // What node says of an option that is none.
    return refused(error instanceof Error ? error.message : String(error));
  }
}
