import { InputError } from "../errors/yingcha-error";
import { seal } from "../integrity/seal";
import type { KeptWebhook } from "../sandbox/storage/webhook-store";
import { randomWebhookSecret } from "../sandbox/webhooks/random-webhook-secret";
import { webhookLookMs } from "../sandbox/webhooks/webhook-courier";
import { carryOut, type Means } from "./carry-out";
import { provenKey } from "./proven-key";
import type { WebhookOrder } from "./webhook-order";

/**
 * Does one thing to the addresses that a platform tells of changes, and says what was done.
 *
 * @param order what
 * @param sealingKey as the environment holds it; needed where a secret is made
 * @param say writes one line; a new secret is in one line of one call, and in nothing else
 * @throws {InputError} `options-invalid` for an id that stands already, or is none where one is needed; `application-unknown`,
 *   `sealing-key-missing`; {IntegrityError} `seal-broken` where what is there was sealed under another key
 * @example
 * await keepWebhooks(order, process.env.YINGCHA_SEALING_KEY, console.log)
 */
export async function keepWebhooks(
  order: WebhookOrder,
  sealingKey: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  await carryOut(order.lists, { sealingKey, say }, (means) => keep(order, means));
}

const seconds = webhookLookMs / 1_000;

async function keep(order: WebhookOrder, { store, sealingKey, say }: Means): Promise<void> {
  const { webhooks } = store;
  switch (order.kind) {
    case "list": {
      const all = await webhooks.list();
      for (const webhook of all) say(lineOf(webhook));
      if (all.length === 0) say("没有推送地址。There are no webhooks.");
      return;
    }
    case "add": {
      const key = await provenKey(store, sealingKey);
      const secret = randomWebhookSecret();
      const { webhookId, appKey, url } = order;
      await webhooks.add({ webhookId, appKey, url, sealedSecret: seal(secret, key, `webhook:${webhookId}`) });
      say(`webhook: ${webhookId}`);
      say(`secret: ${secret}`);
      return say("密钥只显示这一次。The secret is not shown again.");
    }
    case "resume":
      if (!(await webhooks.resume(order.webhookId))) throw unknownWebhook();
      return say(`已恢复，至迟 ${seconds} 秒后推送。It is tried within ${seconds} s.`);
    case "remove":
      if (!(await webhooks.remove(order.webhookId))) throw unknownWebhook();
      return say("已删除。Removed.");
  }
}

function unknownWebhook(): InputError {
  return new InputError("options-invalid", "没有这个地址。There is no such webhook.");
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
