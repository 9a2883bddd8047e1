import { parseArgs } from "node:util";
import { type KeptPlace, keptPlaceOf } from "./lists-place";
import { type NoOrder, refused } from "./no-order";

/** What is to be done with lists as a whole. */
export interface ListsOrder {
  readonly kind: "renew";
  readonly lists: KeptPlace;
}

/**
 * Reads what is to be done with lists that a database keeps. Pure.
 *
 * @param args what follows `lists`
 * @param environment of it `DATABASE_URL`, where no database is named
 * @returns the order, or why it is refused
 * @throws Error of `parseArgs` for an option that is none
 * @example
 * parseListsOrder(["renew", "--database", "lists.db"], {})
 */
export function parseListsOrder(
  args: readonly string[],
  environment: { readonly DATABASE_URL?: string | undefined },
): { readonly kind: "lists"; readonly order: ListsOrder } | NoOrder {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { database: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) return { kind: "help" };
  const lists = keptPlaceOf(values.database, environment.DATABASE_URL);
  if (lists === undefined) return refused("--database");
  if (positionals.join(" ") !== "renew") return refused(`不认识 Unknown: lists ${positionals.join(" ")}`);
  return { kind: "lists", order: { kind: "renew", lists } };
}
