import { InputError } from "../../errors/yingcha-error";
import { keyIdOf } from "../../integrity/ed25519";
import { publicKeyOfPem } from "../../integrity/public-key-of-pem";

/** The public keys by which catalogues are signed, SPKI in base64, by their ids. */
export type CatalogueKeys = ReadonlyMap<string, string>;

/**
 * Reads the public keys of whoever signs catalogues. Pure.
 *
 * @param pems in PEM, several where one takes the place of another
 * @returns the keys by their ids
 * @throws InputError `options-invalid` for one that is no public key of Ed25519, a private one above all
 * @source 五(四); T14
 * @example
 * catalogueKeysOf([pem]).size // 1
 */
export function catalogueKeysOf(pems: readonly string[]): CatalogueKeys {
  return new Map(
    pems.map((pem) => {
      const key = publicKeyOfPem(pem);
      if (key === undefined)
        throw new InputError(
          "options-invalid",
          "A key of the catalogue is a public key of Ed25519 in PEM; the private one stays with who signs.",
        );
      return [keyIdOf(key), key];
    }),
  );
}
