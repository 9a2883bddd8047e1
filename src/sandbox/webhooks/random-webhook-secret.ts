import { randomBytes } from "node:crypto";

/**
 * Draws a secret with which webhooks are signed.
 *
 * Draws 256 bits from the system's generator.
 *
 * @returns `whsec_` and 32 bytes in base64
 * @source Standard Webhooks 1.0.0: 24 to 64 bytes
 * @example
 * const secret = randomWebhookSecret();
 */
export function randomWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}
