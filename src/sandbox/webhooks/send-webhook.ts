import type { SignedWebhook } from "./webhook-signature";
import { webhookSignature } from "./webhook-signature";

/** What an attempt came to. */
export type WebhookAttempt =
  | { readonly kind: "delivered" }
  /** The receiver wants no more of them. */
  | { readonly kind: "gone" }
  | { readonly kind: "failed"; readonly retryAfterMs?: number };

/** A receiver that has not answered by then has not got it. */
const deadlineMs = 15_000;

/**
 * Sends a webhook once. A redirection is a failure: where a message goes is said by the operator and by nobody else.
 *
 * @param url where
 * @param signed what is sent
 * @param secret with which it is signed
 * @returns what came of it; never rejects, and nothing of the answer's body is read
 * @source Standard Webhooks 1.0.0
 * @example
 * await sendWebhook(url, { messageId, sentMs: clock.wallMs(), body }, secret)
 */
export async function sendWebhook(
  url: string,
  signed: SignedWebhook,
  secret: string,
): Promise<WebhookAttempt> {
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(deadlineMs),
      headers: {
        "content-type": "application/json",
        "user-agent": "yingcha-webhooks",
        "webhook-id": signed.messageId,
        "webhook-timestamp": String(Math.floor(signed.sentMs / 1_000)),
        "webhook-signature": webhookSignature(signed, secret),
      },
      body: signed.body,
    });
    // Unread, it would hold the connection.
    await response.body?.cancel().catch(() => undefined);
    if (response.ok) return { kind: "delivered" };
    if (response.status === 410) return { kind: "gone" };
    const retryAfterMs = retryAfterOf(response);
    return { kind: "failed", ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  } catch {
    return { kind: "failed" };
  }
}

/** In seconds alone: a date would be by the receiver's clock. */
function retryAfterOf({ headers }: Response): number | undefined {
  const text = headers.get("retry-after") ?? "";
  return /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : undefined;
}
