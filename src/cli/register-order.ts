import { parseArgs } from "node:util";
import { type KeptPlace, keptPlaceOf } from "./lists-place";
import { type NoOrder, refused } from "./no-order";

/** Which delivery of subjects is to be put on file, and where. */
export interface RegisterOrder {
  readonly lists: KeptPlace;
  readonly path: string;
}

/**
 * Reads which subjects are to be put on file. Pure.
 *
 * @param args what follows `register`
 * @param environment of it `DATABASE_URL`, where no database is named
 * @returns the order, or why it is refused
 * @throws Error of `parseArgs` for an option that is none
 * @example
 * parseRegisterOrder(["--file", "subjects.ndjson", "--database", "lists.db"], {})
 */
export function parseRegisterOrder(
  args: readonly string[],
  environment: { readonly DATABASE_URL?: string | undefined },
): { readonly kind: "register"; readonly order: RegisterOrder } | NoOrder {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      file: { type: "string" },
      database: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return { kind: "help" };
  if (positionals.length > 0) return refused(`不认识 Unknown: register ${positionals.join(" ")}`);
  const { file: path } = values;
  if (path === undefined || path === "") return refused("--file");
  const lists = keptPlaceOf(values.database, environment.DATABASE_URL);
  if (lists === undefined) return refused("--database");
  return { kind: "register", order: { lists, path } };
}
