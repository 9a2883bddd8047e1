import { createDecipheriv } from "node:crypto";
import { IntegrityError } from "../errors/yingcha-error";
import { type SealOwner, sealNonceBytes, sealPrefix, sealTagBytes } from "./seal";
import type { SealingKey } from "./sealing-key";

/**
 * Opens what {@link seal} closed.
 *
 * Pure. Which of key, owner and bytes is wrong cannot be told.
 *
 * @param sealed as it was kept
 * @param key with which it was sealed
 * @param owner for whom it was sealed
 * @returns the text
 * @throws {IntegrityError} `seal-broken` for another key, another owner, or a single bit that is not as it was
 * @source NIST SP 800-38D (AES-256-GCM)
 * @example
 * unseal(row.sealed_secret, key, `application:${row.app_key}`)
 */
export function unseal(sealed: string, key: SealingKey, owner: SealOwner): string {
  const bytes = Buffer.from(sealed.slice(sealPrefix.length), "base64url");
  const headBytes = sealNonceBytes + sealTagBytes;
  if (!sealed.startsWith(sealPrefix) || bytes.length < headBytes) throw new IntegrityError("seal-broken");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, sealNonceBytes), {
    authTagLength: sealTagBytes,
  })
    .setAAD(Buffer.from(owner, "utf8"))
    .setAuthTag(bytes.subarray(sealNonceBytes, headBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(headBytes)), decipher.final()]).toString("utf8");
  } catch {
    // What node says of it is no help to anybody.
    throw new IntegrityError("seal-broken");
  }
}
