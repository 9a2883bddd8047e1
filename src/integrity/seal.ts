import { createCipheriv, randomBytes } from "node:crypto";
import type { SealingKey } from "./sealing-key";

/** What every sealed text begins with, so that another way of sealing can be told from this one. */
export const sealPrefix = "v1.";
/** Of AES-GCM: a nonce of 96 bits, drawn anew each time, and a tag of 128. */
export const sealNonceBytes = 12;
export const sealTagBytes = 16;

/** Whose a sealed text is: with its kind, so that a webhook named as an application is opens none of that one's. */
export type SealOwner = `application:${string}` | `webhook:${string}`;

/**
 * Seals a text, so that whoever reads it where it is kept learns nothing from it, and cannot change it, or put it in
 * another's place, unnoticed.
 *
 * @param text what is to be kept secret
 * @param key whoever has it opens the seal
 * @param owner whose the text is; the seal opens for no other owner
 * @returns `v1.` and nonce, tag and cipher text in base64url; each time another
 * @source NIST SP 800-38D (AES-256-GCM)
 * @example
 * seal(secret, key, `application:${appKey}`)
 */
export function seal(text: string, key: SealingKey, owner: SealOwner): string {
  const nonce = randomBytes(sealNonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: sealTagBytes }).setAAD(
    Buffer.from(owner, "utf8"),
  );
  const hidden = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return sealPrefix + Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString("base64url");
}
