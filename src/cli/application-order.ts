import { parseArgs } from "node:util";
import { z } from "zod";
import { type AccessScope, accessScopes } from "../contract/access-scope";
import { type Department, departmentSchema } from "../lists/list-record";
import type { Application } from "../sandbox/access/application";
import type { ApplicationChange, LiveSecret, SealedApplication } from "../sandbox/storage/application-store";
import { type KeptPlace, keptPlaceOf } from "./lists-place";
import { type NoOrder, refused } from "./no-order";

/** What is to be done with the applications of a database. */
export type ApplicationOrder = { readonly lists: KeptPlace } & (
  | { readonly kind: "list" }
  | {
      readonly kind: "add";
      readonly application: Omit<SealedApplication, "sealedSecret" | "sealedEarlierSecret">;
    }
  | { readonly kind: "change"; readonly appKey: string; readonly change: ApplicationChange }
  | { readonly kind: "retire"; readonly appKey: string; readonly which: LiveSecret }
  | { readonly kind: "rotate" | "remove"; readonly appKey: string }
);

interface ParsedOrder {
  readonly kind: "application";
  readonly order: ApplicationOrder;
}

/** What can stand in a header as it is, and in a log. */
const appKeySchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const limitSchema = z.union([
  z.literal("none"),
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(1)),
]);
const nameSchema = z.string().trim().min(1).max(100);
const scopesSchema = z.array(z.enum(accessScopes)).min(1);

/**
 * Reads what is to be done with applications. Pure.
 *
 * @param args what follows `application`
 * @param environment of it `DATABASE_URL`, where no database is named
 * @returns the order, or why it is refused
 * @throws Error of `parseArgs` for an option that is none
 * @example
 * parseApplicationOrder(["rotate", "license-office", "--database", "lists.db"], {})
 */
export function parseApplicationOrder(
  args: readonly string[],
  environment: { readonly DATABASE_URL?: string | undefined },
): ParsedOrder | NoOrder {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      name: { type: "string" },
      "acts-for": { type: "string", multiple: true },
      scope: { type: "string", multiple: true },
      "requests-per-minute": { type: "string" },
      newer: { type: "boolean" },
      database: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return { kind: "help" };
  const [act = "", appKey, ...rest] = positionals;
  const lists = keptPlaceOf(values.database, environment.DATABASE_URL);
  if (lists === undefined) return refused("--database");
  const given = contentOf(values);
  if (given.kind !== "read") return given;
  const { change } = given;
  const isChanging = act === "add" || act === "change";
  const isMisplaced = (!isChanging && Object.keys(change).length > 0) || (values.newer && act !== "retire");
  if (rest.length > 0 || isMisplaced) return refused(`不认识 Unknown: application ${positionals.join(" ")}`);
  if (act === "list" && appKey === undefined) return ordered({ kind: act, lists });
  if (!appKeySchema.safeParse(appKey).success || appKey === undefined)
    return refused(`APPKEY ${appKey ?? ""}`);
  switch (act) {
    case "add": {
      const { name, actsFor, scopes, requestsPerMinute } = change;
      if (name === undefined) return refused("--name");
      if (actsFor === undefined) return refused("--acts-for");
      if (scopes === undefined) return refused("--scope");
      const limit =
        requestsPerMinute === undefined || requestsPerMinute === "none" ? {} : { requestsPerMinute };
      return ordered({ kind: act, lists, application: { appKey, name, actsFor, scopes, ...limit } });
    }
    case "change":
      return Object.keys(change).length === 0
        ? refused("--name, --acts-for, --scope, --requests-per-minute")
        : ordered({ kind: act, lists, appKey, change });
    case "retire":
      return ordered({ kind: act, lists, appKey, which: values.newer ? "newer" : "earlier" });
    case "rotate":
    case "remove":
      return ordered({ kind: act, lists, appKey });
    default:
      return refused(`不认识 Unknown: application ${positionals.join(" ")}`);
  }
}

interface Given {
  readonly name?: string | undefined;
  readonly "acts-for"?: readonly string[] | undefined;
  readonly scope?: readonly string[] | undefined;
  readonly "requests-per-minute"?: string | undefined;
}

function contentOf(given: Given): { readonly kind: "read"; readonly change: ApplicationChange } | NoOrder {
  const change: {
    name?: string;
    scopes?: readonly AccessScope[];
    actsFor?: Application["actsFor"];
    requestsPerMinute?: number | "none";
  } = {};
  if (given.name !== undefined) {
    const name = nameSchema.safeParse(given.name);
    if (!name.success) return refused("--name");
    change.name = name.data;
  }
  if (given.scope !== undefined) {
    const scopes = scopesSchema.safeParse(given.scope);
    if (!scopes.success) return refused(`--scope ${given.scope.join(" ")}`);
    change.scopes = [...new Set(scopes.data)];
  }
  if (given["acts-for"] !== undefined) {
    const actsFor = actsForOf(given["acts-for"]);
    if (actsFor === undefined) return refused(`--acts-for ${given["acts-for"].join(" ")}`);
    change.actsFor = actsFor;
  }
  if (given["requests-per-minute"] !== undefined) {
    const limit = limitSchema.safeParse(given["requests-per-minute"]);
    if (!limit.success) return refused(`--requests-per-minute ${given["requests-per-minute"]}`);
    change.requestsPerMinute = limit.data;
  }
  return { kind: "read", change };
}

/** The code stands behind the last equals sign; a department that has none is named alone. */
function actsForOf(texts: readonly string[]): Application["actsFor"] | undefined {
  if (texts.length === 1 && texts[0] === "every-department") return "every-department";
  const departments: Department[] = [];
  for (const text of texts) {
    const place = text.lastIndexOf("=");
    const written = place < 0 ? { name: text } : { name: text.slice(0, place), code: text.slice(place + 1) };
    const department = departmentSchema.safeParse(written);
    if (!department.success || text === "every-department") return undefined;
    departments.push(department.data);
  }
  return departments;
}

function ordered(order: ApplicationOrder): ParsedOrder {
  return { kind: "application", order };
}
