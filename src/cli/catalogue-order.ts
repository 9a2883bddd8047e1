import { parseArgs } from "node:util";
import { versionNumberSchema } from "../catalogue/catalogue-document";
import { parseBaseUrl } from "../client/base-url";
import type { CataloguePublication } from "../contract/catalogue-publication";
import { departmentSchema } from "../lists/list-record";
import { textSchema } from "../lists/text-schema";
import { type NoOrder, refused } from "./no-order";
import type { SendingOrder } from "./send-catalogue";
import type { SigningOrder } from "./sign-catalogue";

/** What is to be done with the catalogue. */
export type CatalogueOrder = SigningOrder | SendingOrder;

interface ParsedOrder {
  readonly kind: "catalogue";
  readonly order: CatalogueOrder;
}

type OptionName = "key" | "public-key" | "document" | "by" | "by-code" | "document-number" | "platform";

/** What an act takes behind its name; it is refused with anything else. */
const forms: Readonly<
  Record<CatalogueOrder["kind"], { readonly namesCount: number; readonly options: readonly OptionName[] }>
> = {
  keygen: { namesCount: 0, options: ["key", "public-key"] },
  sign: { namesCount: 0, options: ["key", "document", "by", "by-code", "document-number"] },
  publish: { namesCount: 1, options: ["platform"] },
  diff: { namesCount: 2, options: ["platform"] },
  activate: { namesCount: 1, options: ["platform", "by", "by-code", "document-number"] },
};

/**
 * Reads what is to be done with the catalogue. Pure.
 *
 * @param args what follows `catalogue`
 * @returns the order, or why it is refused, naming what is missing
 * @throws Error of `parseArgs` for an option that is none; `InputError` for an address that is none of a platform
 * @source 五(四)
 * @example
 * parseCatalogueOrder(["keygen", "--key", "office.pem"])
 */
export function parseCatalogueOrder(args: readonly string[]): ParsedOrder | NoOrder {
  const option = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ key: option, "public-key": option, document: option, by: option, "by-code": option },
      ...{ "document-number": option, platform: option, help: { type: "boolean", short: "h" } },
    },
  });
  if (values.help) return { kind: "help" };
  const [act = "", ...names] = positionals;
  if (!isAct(act) || names.length > forms[act].namesCount)
    return refused(`不认识 Unknown: catalogue ${positionals.join(" ")}`);
  const { help: _, ...given } = values;
  const options: readonly string[] = forms[act].options;
  const alien = Object.keys(given).find((name) => !options.includes(name));
  if (alien !== undefined) return refused(`不认识 Unknown: catalogue ${act} --${alien}`);
  return orderOf(act, given, names);
}

function orderOf(
  act: CatalogueOrder["kind"],
  given: Readonly<Partial<Record<OptionName, string>>>,
  names: readonly string[],
): ParsedOrder | NoOrder {
  const { key, "public-key": publicKeyFile, document: documentFile, platform } = given;
  const [first, second] = names;
  switch (act) {
    case "keygen":
      if (!key) return refused("--key");
      return ordered(
        publicKeyFile === undefined
          ? { kind: act, keyFile: key }
          : { kind: act, keyFile: key, publicKeyFile },
      );
    case "sign": {
      if (!key) return refused("--key");
      if (!documentFile) return refused("--document");
      const word = wordOf(given);
      return "kind" in word ? word : ordered({ kind: act, keyFile: key, documentFile, ...word });
    }
    case "publish":
      if (!first) return refused("FILE");
      if (!platform) return refused("--platform");
      return ordered({ kind: act, baseUrl: parseBaseUrl(platform), bodyFile: first });
    case "diff": {
      const [from, to] = [versionOf(first), versionOf(second)];
      if (from === undefined || to === undefined) return refused("FROM TO");
      if (!platform) return refused("--platform");
      return ordered({ kind: act, baseUrl: parseBaseUrl(platform), from, to });
    }
    case "activate": {
      const version = versionOf(first);
      if (version === undefined) return refused(`VERSION ${first ?? ""}`);
      if (!platform) return refused("--platform");
      const word = wordOf(given);
      if ("kind" in word) return word;
      return ordered({ kind: act, baseUrl: parseBaseUrl(platform), version, ...word });
    }
  }
}

function isAct(act: string): act is CatalogueOrder["kind"] {
  return Object.hasOwn(forms, act);
}

/** On whose word it is done, on which document. */
function wordOf(
  given: Readonly<Partial<Record<OptionName, string>>>,
): Pick<CataloguePublication, "by" | "documentNumber"> | NoOrder {
  const { by: name, "by-code": code, "document-number": documentNumber } = given;
  const by = departmentSchema.safeParse(code === undefined ? { name } : { name, code }).data;
  if (by === undefined) return refused(code === undefined ? "--by" : "--by, --by-code");
  const number = textSchema.safeParse(documentNumber).data;
  return number === undefined ? refused("--document-number") : { by, documentNumber: number };
}

function versionOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,10}$/.test(text)) return undefined;
  return versionNumberSchema.safeParse(Number(text)).data;
}

function ordered(order: CatalogueOrder): ParsedOrder {
  return { kind: "catalogue", order };
}
