import { catalogueStatement } from "../../contract/catalogue-statement";
import { verifyEd25519 } from "../../integrity/ed25519";
import type { SignedCatalogue } from "../storage/catalogue-store";
import type { CatalogueKeys } from "./catalogue-keys";

/**
 * Says whether a catalogue is signed by one of the keys. Pure.
 *
 * @param keys whose signatures count
 * @param signed the text, the version it names, and who signed it
 * @returns why not; undefined where it is
 * @source 五(四); T14
 * @example
 * unsignedReason(keys, { version: 2, text, keyId, signature }) // undefined
 */
export function unsignedReason(
  keys: CatalogueKeys,
  { version, text, keyId, signature }: Pick<SignedCatalogue, "version" | "text" | "keyId" | "signature">,
): "key-unknown" | "signature-invalid" | undefined {
  const key = keys.get(keyId);
  if (key === undefined) return "key-unknown";
  return verifyEd25519(catalogueStatement(version, text), signature, key) ? undefined : "signature-invalid";
}
