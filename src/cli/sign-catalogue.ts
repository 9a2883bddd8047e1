import { readFileSync, rmSync, writeFileSync } from "node:fs";
import type { CataloguePublication } from "../contract/catalogue-publication";
import { catalogueStatement } from "../contract/catalogue-statement";
import { InputError } from "../errors/yingcha-error";
import { keyIdOf, newEd25519Key, publicKeyOf, signEd25519 } from "../integrity/ed25519";
import { parsedCatalogue } from "../sandbox/catalogue/parsed-catalogue";

/** What is done away from the platform with the private key, which never reaches it. */
export type SigningOrder =
  | {
      readonly kind: "keygen";
      readonly keyFile: string;
      /** Where the public key is written. Default: it is given back alone. */
      readonly publicKeyFile?: string;
    }
  | {
      readonly kind: "sign";
      readonly keyFile: string;
      readonly documentFile: string;
      readonly by: CataloguePublication["by"];
      readonly documentNumber: string;
    };

const byteOrderMark = "\ufeff";

/**
 * Makes a key, or signs a catalogue with one. A key is written over no file that is there: what the one in it signed could
 * not be followed by anything any more.
 *
 * @param order what to do
 * @returns what to print: the public key in PEM, or the body that publishes the catalogue
 * @throws InputError `options-invalid` for a document that is no catalogue, and for a file that holds no private key
 * @throws Error of the file system, for a file that is there above all; then none was written
 * @source 五(四)
 * @example
 * signCatalogue({ kind: "keygen", keyFile: "office.pem" })
 */
export function signCatalogue(order: SigningOrder): string {
  if (order.kind === "keygen") return writtenKey(order);
  const document = readFileSync(order.documentFile, "utf8");
  // Left out, another text would be signed than the one in the file.
  if (document.startsWith(byteOrderMark))
    throw new InputError(
      "options-invalid",
      "The file of --document begins with a byte order mark (BOM), with which it is no JSON: save it as UTF-8 without one.",
    );
  const privateKey = readFileSync(order.keyFile, "utf8");
  const publicKey = publicKeyOf(privateKey);
  if (publicKey === undefined)
    throw new InputError("options-invalid", "The file of --key holds no private key of Ed25519.");
  const version = parsedCatalogue(document)?.version;
  if (version === undefined)
    throw new InputError(
      "options-invalid",
      "The file of --document holds no catalogue: no JSON of the form, a field that nobody knows, or one named twice.",
    );
  const { by, documentNumber } = order;
  const body: CataloguePublication = {
    document,
    keyId: keyIdOf(publicKey),
    signature: signEd25519(catalogueStatement(version, document), privateKey),
    by,
    documentNumber,
  };
  return JSON.stringify(body);
}

function writtenKey({ keyFile, publicKeyFile }: Extract<SigningOrder, { kind: "keygen" }>): string {
  const made = newEd25519Key();
  const pem = pemOf(publicKeyOf(made) ?? "");
  writeFileSync(keyFile, made, { mode: 0o600, flag: "wx" });
  try {
    // Not left to the shell, which empties the file before the command could refuse.
    if (publicKeyFile !== undefined) writeFileSync(publicKeyFile, `${pem}\n`, { flag: "wx" });
  } catch (error) {
    // A key whose public half nobody has is of no use, and would be in the way of the next attempt.
    rmSync(keyFile);
    throw error;
  }
  return pem;
}

function pemOf(publicKey: string): string {
  const lines = publicKey.match(/.{1,64}/g) ?? [];
  return ["-----BEGIN PUBLIC KEY-----", ...lines, "-----END PUBLIC KEY-----"].join("\n");
}
