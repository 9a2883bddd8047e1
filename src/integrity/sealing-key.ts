import { InputError } from "../errors/yingcha-error";

/** The key under which secrets lie sealed: 32 bytes. */
export type SealingKey = Uint8Array;

/** Where the key is read from: the environment, which no list of processes shows. */
export const sealingKeyName = "YINGCHA_SEALING_KEY";
const keyBytes = 32;
const base64Form = /^[A-Za-z0-9+/]{43}=$/;

/**
 * Reads the key that seals secrets at rest. Pure.
 *
 * @param text 32 bytes in base64, as `openssl rand -base64 32` writes them
 * @returns the key
 * @throws {InputError} `sealing-key-missing` without one and for what is none; what was given is never repeated
 * @source NIST SP 800-38D (AES-256-GCM), RFC 4648 §4
 * @example
 * parseSealingKey(process.env.YINGCHA_SEALING_KEY)
 */
export function parseSealingKey(text: string | undefined): SealingKey {
  if (text === undefined || text === "") throw new InputError("sealing-key-missing");
  const bytes = base64Form.test(text) ? Buffer.from(text, "base64") : undefined;
  if (bytes?.length !== keyBytes)
    throw new InputError(
      "sealing-key-missing",
      `What ${sealingKeyName} holds is no key of 32 bytes in base64.`,
    );
  return bytes;
}
