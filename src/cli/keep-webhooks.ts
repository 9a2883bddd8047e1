import { seal } from "../integrity/seal";
import { parseSealingKey } from "../integrity/sealing-key";
import type { KeptWebhook, WebhookStore } from "../sandbox/storage/webhook-store";
import { randomWebhookSecret } from "../sandbox/webhooks/random-webhook-secret";
import { openPlace } from "./lists-place";
import type { WebhookOrder } from "./webhook-order";

/**
 * Does one thing to the addresses that a platform tells of changes, and says what was done.
 *
 * @param order what
 * @param sealingKey as the environment holds it; needed where a secret is made
 * @param say writes one line; a new secret is in one line of one call, and in nothing else
 * @throws {InputError} `options-invalid` for an id that stands already, `application-unknown`, `sealing-key-missing`
 * @example
 * await keepWebhooks(order, process.env.YINGCHA_SEALING_KEY, console.log)
 */
export async function keepWebhooks(
  order: WebhookOrder,
  sealingKey: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  const store = await openPlace(order.lists);
  try {
    await carryOut(order, { store: store.webhooks, sealingKey, say });
  } finally {
    await store.close();
  }
}

interface Means {
  readonly store: WebhookStore;
  readonly sealingKey: string | undefined;
  readonly say: (line: string) => void;
}

async function carryOut(order: WebhookOrder, { store, sealingKey, say }: Means): Promise<void> {
  const unknown = "没有这个地址。There is no such webhook.";
  switch (order.kind) {
    case "list": {
      const webhooks = await store.list();
      for (const webhook of webhooks) say(lineOf(webhook));
      if (webhooks.length === 0) say("没有推送地址。There are no webhooks.");
      return;
    }
    case "add": {
      const key = parseSealingKey(sealingKey);
      const secret = randomWebhookSecret();
      const { webhookId, appKey, url } = order;
      await store.add({ webhookId, appKey, url, sealedSecret: seal(secret, key, `webhook:${webhookId}`) });
      say(`webhook: ${webhookId}`);
      say(`secret: ${secret}`);
      return say("密钥只显示这一次。The secret is not shown again.");
    }
    case "resume":
      return say((await store.resume(order.webhookId)) ? "已恢复。It is tried again." : unknown);
    case "remove":
      return say((await store.remove(order.webhookId)) ? "已删除。Removed." : unknown);
  }
}

function lineOf({ webhookId, appKey, url, through, state }: KeptWebhook): string {
  return [webhookId, appKey, url, `version ${through.listVersion}`, stateOf(state)].join("  ");
}

function stateOf(state: KeptWebhook["state"]): string {
  switch (state.kind) {
    case "live":
      return state.kind;
    case "failing":
      return `failing since ${state.sinceAt}, ${state.failureCount} times, next ${state.nextAt}`;
    case "stopped":
      return `stopped at ${state.at}: ${state.reason}`;
  }
}
