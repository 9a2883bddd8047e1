import { createHmac } from "node:crypto";

/** What a webhook's signature covers. */
export interface SignedWebhook {
  /** The same for each attempt to deliver the same message. */
  readonly messageId: string;
  /** Of this attempt, in milliseconds since 1970. */
  readonly sentMs: number;
  readonly body: string;
}

/**
 * Signs a webhook, so that its receiver knows who sends it. Pure.
 *
 * @param signed what is covered
 * @param secret `whsec_` and base64
 * @returns `v1,` and HMAC-SHA256 in base64
 * @source Standard Webhooks 1.0.0
 * @example
 * webhookSignature({ messageId, sentMs, body }, secret)
 */
export function webhookSignature({ messageId, sentMs, body }: SignedWebhook, secret: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const content = `${messageId}.${Math.floor(sentMs / 1_000)}.${body}`;
  return `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
}
