import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { CataloguePublication } from "../contract/catalogue-publication";
import { catalogueStatement } from "../contract/catalogue-statement";
import { InputError } from "../errors/yingcha-error";
import { keyIdOf, newEd25519Key, publicKeyOf, signEd25519 } from "../integrity/ed25519";
import { parsedCatalogue } from "../sandbox/catalogue/parsed-catalogue";

/** What is done away from the platform with the private key, which never reaches it. */
export type SigningCommand =
  | { readonly kind: "keygen"; readonly keyFile: string }
  | {
      readonly kind: "sign";
      readonly keyFile: string;
      readonly documentFile: string;
      readonly by: CataloguePublication["by"];
      readonly documentNumber: string;
    };

/**
 * Reads the command line of signing. Pure.
 *
 * @param args what follows the program's name
 * @returns what to do; undefined for another command, and for one that names not all it takes
 * @example
 * parseSigningCommand(["catalogue", "keygen", "--key", "office.pem"])
 */
export function parseSigningCommand(args: readonly string[]): SigningCommand | undefined {
  if (args[0] !== "catalogue") return undefined;
  const option = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: args.slice(1),
    allowPositionals: true,
    options: { key: option, document: option, by: option, "by-code": option, "document-number": option },
  });
  const { key, document, by, "by-code": code, "document-number": documentNumber } = values;
  const [kind, ...rest] = positionals;
  if (key === undefined || rest.length > 0) return undefined;
  if (kind === "keygen") return { kind, keyFile: key };
  if (kind !== "sign" || document === undefined || by === undefined || documentNumber === undefined)
    return undefined;
  const department = code === undefined ? { name: by } : { name: by, code };
  return { kind, keyFile: key, documentFile: document, by: department, documentNumber };
}

/**
 * Makes a key, or signs a catalogue with one.
 *
 * @param command what to do
 * @returns what to print: the public key in PEM, or the body that publishes the catalogue
 * @throws InputError `options-invalid` for a document that is no catalogue, and for a file that holds no private key
 * @source 五(四)
 * @example
 * signCatalogue({ kind: "keygen", keyFile: "office.pem" })
 */
export function signCatalogue(command: SigningCommand): string {
  if (command.kind === "keygen") {
    const made = newEd25519Key();
    // Never over one that is there: what it signed could not be followed by anything any more.
    writeFileSync(command.keyFile, made, { mode: 0o600, flag: "wx" });
    return pemOf(publicKeyOf(made) ?? "");
  }
  const document = readFileSync(command.documentFile, "utf8");
  const privateKey = readFileSync(command.keyFile, "utf8");
  const publicKey = publicKeyOf(privateKey);
  if (publicKey === undefined)
    throw new InputError("options-invalid", "The file of --key holds no private key of Ed25519.");
  const version = parsedCatalogue(document)?.version;
  if (version === undefined)
    throw new InputError(
      "options-invalid",
      "The file of --document holds no catalogue: no JSON of the form, a field that nobody knows, or one named twice.",
    );
  const { by, documentNumber } = command;
  const body: CataloguePublication = {
    document,
    keyId: keyIdOf(publicKey),
    signature: signEd25519(catalogueStatement(version, document), privateKey),
    by,
    documentNumber,
  };
  return JSON.stringify(body);
}

function pemOf(publicKey: string): string {
  const lines = publicKey.match(/.{1,64}/g) ?? [];
  return ["-----BEGIN PUBLIC KEY-----", ...lines, "-----END PUBLIC KEY-----"].join("\n");
}
