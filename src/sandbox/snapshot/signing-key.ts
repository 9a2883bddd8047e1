import { type Keys, keysMaxCount } from "../../contract/keys";
import { InputError } from "../../errors/yingcha-error";
import { keyIdOf, newEd25519Key, publicKeyOf, signEd25519 } from "../../integrity/ed25519";

/** The key by which the platform signs what is verified without a secret. */
export interface SigningKey {
  readonly keyId: string;
  /** By which its signatures are verified, before the keys of other times and processes. */
  readonly published: Keys["keys"];
  /** Gives the signature of a text, in base64. */
  sign(text: string): string;
}

/**
 * Reads the signing keys, or draws one that lasts as long as the process.
 *
 * @param privateKeys Ed25519, PKCS8 in PEM, at most {@link keysMaxCount}: the first one signs, and all of them are
 *   published, so that what another process signs by one of the others is verified too. Where there is none one is
 *   drawn, which is for demonstrations alone, since nobody who comes later can verify by it
 * @returns the key that signs
 * @throws {InputError} `options-invalid` for what is no such key, of which nothing is repeated, and for too many
 * @source RFC 8032, RFC 8410
 * @example
 * const { keyId } = createSigningKey();
 */
export function createSigningKey(privateKeys: readonly string[] = []): SigningKey {
  if (privateKeys.length > keysMaxCount)
    throw new InputError("options-invalid", `There are more than ${keysMaxCount} signing keys.`);
  const [privateKey = newEd25519Key(), ...others] = privateKeys;
  const signing = publishedKeyOf(privateKey);
  return {
    keyId: signing.keyId,
    published: [signing, ...others.map(publishedKeyOf)],
    sign: (text) => signEd25519(text, privateKey),
  };
}

function publishedKeyOf(privateKey: string): Keys["keys"][number] {
  const publicKey = publicKeyOf(privateKey);
  if (publicKey === undefined)
    throw new InputError("options-invalid", "A signing key is no Ed25519 private key, PKCS8 in PEM.");
  return { keyId: keyIdOf(publicKey), use: "snapshot", publicKey };
}
