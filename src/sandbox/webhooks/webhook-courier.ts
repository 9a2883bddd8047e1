import type { WebhookMessage } from "../../contract/webhook-message";
import type { Clock } from "../../time/clock";
import { momentAt } from "../moment-at";
import type { WebhookClaim, WebhookOutcome, WebhookStore } from "../storage/webhook-store";
import { nextAttemptMs } from "./next-attempt-ms";
import { sendWebhook, type WebhookAttempt } from "./send-webhook";
import type { SignedWebhook } from "./webhook-signature";

/** What tells addresses that the lists have changed. */
export interface WebhookCourier {
  /** Looks at once whether something is owed, rather than at its next look. */
  wake(): void;
  /** Begins nothing more; resolves once what is under way has ended. */
  stop(): Promise<void>;
}

/** What a courier goes by. */
export interface WebhookCourierParts {
  readonly webhooks: WebhookStore;
  readonly clock: Clock;
  /** Gives the secret of an address in clear. */
  readonly unseal: (webhook: WebhookClaim["webhook"]) => string;
  /** Default: over the network. */
  readonly send?: (url: string, signed: SignedWebhook, secret: string) => Promise<WebhookAttempt>;
  /** From 0 to below 1. Default: `Math.random`. */
  readonly random?: () => number;
  /** How often it looks by itself. Default 1,000 ms. */
  readonly lookMs?: number;
}

const lookDefaultMs = 1_000;
/** Longer than an attempt can take, so that nobody else begins while it runs. */
const leaseMs = 60_000;
const underWayMaxCount = 16;

/**
 * Makes what tells addresses that the lists have changed, until it is stopped.
 *
 * At least once, and never two attempts of one address at a time, of all processes. While an address fails, what
 * changes meanwhile is told by the one message that gets through at last: it names the version that the lists have
 * come to. An address that fails for three days is left alone, until the operator resumes it. One whose application
 * is not let see the watch list is told nothing that moves with it, 四(四) (R10).
 *
 * @param parts the addresses, the clock, what opens their secrets
 * @returns the courier, looking
 * @source 五(三): 信息推送; Standard Webhooks 1.0.0
 * @example
 * const courier = createWebhookCourier({ webhooks: store.webhooks, clock: systemClock, unseal });
 */
export function createWebhookCourier(parts: WebhookCourierParts): WebhookCourier {
  const { webhooks, clock, unseal, send = sendWebhook, random = Math.random, lookMs = lookDefaultMs } = parts;
  const underWay = new Set<Promise<void>>();
  let looking: Promise<void> | undefined;
  let isWoken = false;
  let isStopped = false;
  const timer = setInterval(wake, lookMs).unref();

  function wake(): void {
    isWoken = true;
    if (isStopped) return;
    looking ??= look().finally(() => {
      looking = undefined;
      if (isWoken && !isStopped && underWay.size < underWayMaxCount) wake();
    });
  }

  async function look(): Promise<void> {
    isWoken = false;
    while (!isStopped && underWay.size < underWayMaxCount) {
      // Lists that cannot be read now are read at the next look.
      const claim = await webhooks.claim(now(), leaseMs).catch(() => undefined);
      if (claim === undefined) return;
      const delivery = deliver(claim)
        .catch(() => undefined)
        .finally(() => {
          underWay.delete(delivery);
          wake();
        });
      underWay.add(delivery);
    }
  }

  async function deliver(claim: WebhookClaim): Promise<void> {
    await webhooks.settle(claim, outcomeOf(claim, await attempt(claim)), now());
  }

  async function attempt(claim: WebhookClaim): Promise<WebhookAttempt> {
    const { webhook, news } = claim;
    let secret: string;
    try {
      secret = unseal(webhook);
    } catch {
      warn(`The secret of webhook ${webhook.webhookId} cannot be opened; is the sealing key the right one?`);
      return { kind: "failed" };
    }
    const { watchList, listVersion, changedAt } = news;
    const message: WebhookMessage = { type: "lists.changed", timestamp: changedAt, data: { listVersion } };
    // By version alone, so that whoever got it, and was not heard to say so, recognises it; the two versions of the
    // lists are counted apart, and one may come to a number that the other had.
    const messageId = `${webhook.webhookId}_${watchList}_${listVersion}`;
    return send(webhook.url, { messageId, sentMs: clock.wallMs(), body: JSON.stringify(message) }, secret);
  }

  function outcomeOf(claim: WebhookClaim, made: WebhookAttempt): WebhookOutcome {
    const { webhook, failureCount } = claim;
    switch (made.kind) {
      case "delivered":
        return { kind: "delivered" };
      case "gone":
        warn(`Webhook ${webhook.webhookId} is stopped: its address answered 410.`);
        return { kind: "stopped", reason: "gone" };
      case "failed": {
        const { retryAfterMs } = made;
        const delayMs = nextAttemptMs(failureCount + 1, { random: random(), retryAfterMs });
        if (delayMs !== undefined)
          return { kind: "failed", nextAt: new Date(clock.wallMs() + delayMs).toISOString() };
        warn(`Webhook ${webhook.webhookId} is stopped: it failed for days.`);
        return { kind: "stopped", reason: "exhausted" };
      }
    }
  }

  function now() {
    return momentAt(clock.wallMs());
  }

  return {
    wake,
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await looking;
      await Promise.all(underWay);
    },
  };
}

function warn(message: string): void {
  process.emitWarning(message, { code: "YINGCHA_WEBHOOK_FAILED" });
}
