import type { SealingKey } from "../../integrity/sealing-key";
import { unseal } from "../../integrity/unseal";
import type { Webhook } from "../storage/webhook-store";

/**
 * Opens the secret of a webhook. Pure.
 *
 * @param webhook as it is kept
 * @param key with which its secret was sealed
 * @returns the secret in clear, `whsec_…`
 * @throws {IntegrityError} `seal-broken` for another key, and for a row that was altered
 * @example
 * unsealedWebhook(webhook, parseSealingKey(process.env.YINGCHA_SEALING_KEY))
 */
export function unsealedWebhook({ webhookId, sealedSecret }: Webhook, key: SealingKey): string {
  return unseal(sealedSecret, key, `webhook:${webhookId}`);
}
