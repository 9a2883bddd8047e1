import { createPublicKey } from "node:crypto";

const form = /^\s*-----BEGIN PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END PUBLIC KEY-----\s*$/;

/**
 * Reads a public key of Ed25519. Pure.
 *
 * @param pem SPKI in PEM; a private key is none, though one could be made of it
 * @returns the key, SPKI in base64; undefined for anything else
 * @source RFC 8410, RFC 7468
 * @example
 * publicKeyOfPem(readFileSync("credit-office.pem", "utf8"))
 */
export function publicKeyOfPem(pem: string): string | undefined {
  if (!form.test(pem)) return undefined;
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType !== "ed25519") return undefined;
    return key.export({ type: "spki", format: "der" }).toString("base64");
  } catch {
    return undefined;
  }
}
