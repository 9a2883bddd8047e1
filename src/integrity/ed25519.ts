import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { sha256Hex } from "./sha256";

/**
 * Draws an Ed25519 key from the system's generator.
 *
 * @returns the private key, PKCS8 in PEM
 * @source RFC 8032, RFC 8410
 * @example const privateKey = newEd25519Key();
 */
export function newEd25519Key(): string {
  return generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

/**
 * Gives the public key of a private one. Pure.
 *
 * @param privateKey PKCS8 in PEM
 * @returns the public key, SPKI in base64; undefined for what is no Ed25519 private key
 * @source RFC 8410
 * @example const publicKey = publicKeyOf(newEd25519Key());
 */
export function publicKeyOf(privateKey: string): string | undefined {
  const key = readKey(() => createPrivateKey(privateKey));
  return key && createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64");
}

/**
 * Names a public key. Pure.
 *
 * @param publicKey SPKI in base64
 * @returns the first 16 hexadecimal digits of its SHA-256, in lower case
 * @source FIPS 180-4
 * @example keyIdOf(publicKey).length; // 16
 */
export function keyIdOf(publicKey: string): string {
  return sha256Hex(Buffer.from(publicKey, "base64")).slice(0, 16);
}

/**
 * Signs text or bytes with Ed25519. Pure: the same message and key give the same signature.
 *
 * @param message what is signed; text is taken as UTF-8
 * @param privateKey PKCS8 in PEM
 * @returns the signature, 64 bytes in base64
 * @throws Error of `node:crypto` for what is no private key
 * @source RFC 8032
 * @example const signature = signEd25519("abc", privateKey);
 */
export function signEd25519(message: string | Uint8Array, privateKey: string): string {
  return sign(null, Buffer.from(message), createPrivateKey(privateKey)).toString("base64");
}

/**
 * Tells whether a signature is of a message by a key. Pure; never throws.
 *
 * @param message what was signed; text is taken as UTF-8
 * @param signature 64 bytes in base64, in no other spelling than {@link signEd25519} gives
 * @param publicKey SPKI in base64
 * @returns false too for what is no signature, and for what is no Ed25519 key
 * @source RFC 8032
 * @example verifyEd25519("abc", signature, publicKey);
 */
export function verifyEd25519(message: string | Uint8Array, signature: string, publicKey: string): boolean {
  const bytes = Buffer.from(signature, "base64");
  if (bytes.length !== 64 || bytes.toString("base64") !== signature) return false;
  const spki = { key: Buffer.from(publicKey, "base64"), type: "spki", format: "der" } as const;
  const key = readKey(() => createPublicKey(spki));
  return key !== undefined && verify(null, Buffer.from(message), key, bytes);
}

function readKey(read: () => KeyObject): KeyObject | undefined {
  try {
    const key = read();
    return key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    return undefined;
  }
}
