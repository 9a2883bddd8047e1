import { InputError } from "../../errors/yingcha-error";
import { keyIdOf, newEd25519Key, publicKeyOf, signEd25519 } from "../../integrity/ed25519";

/** The key by which the platform signs what is verified without a secret. */
export interface SigningKey {
  readonly keyId: string;
  /** Ed25519, SPKI in base64. */
  readonly publicKey: string;
  /** Gives the signature of a text, in base64. */
  sign(text: string): string;
}

/**
 * Reads a signing key, or draws one that lasts as long as the process.
 *
 * @param privateKey Ed25519, PKCS8 in PEM; without it one is drawn, which is for demonstrations alone, since nobody
 *   who comes later can verify by it
 * @returns the key
 * @throws {InputError} `options-invalid` for what is no such key, of which nothing is repeated
 * @source RFC 8032, RFC 8410
 * @example
 * const { keyId } = createSigningKey();
 */
export function createSigningKey(privateKey: string = newEd25519Key()): SigningKey {
  const publicKey = publicKeyOf(privateKey);
  if (publicKey === undefined)
    throw new InputError("options-invalid", "The signing key is no Ed25519 private key, PKCS8 in PEM.");
  return { keyId: keyIdOf(publicKey), publicKey, sign: (text) => signEd25519(text, privateKey) };
}
