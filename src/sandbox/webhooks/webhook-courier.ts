import type { WebhookMessage } from "../../contract/webhook-message";
import type { Clock } from "../../time/clock";
import type { PlatformLists } from "../http/platform-lists";
import { momentAt } from "../moment-at";
import type { RegistryStore } from "../storage/registry-store";
import type { WebhookClaim, WebhookOutcome, WebhookStore } from "../storage/webhook-store";
import { nextAttemptMs } from "./next-attempt-ms";
import { sendWebhook, type WebhookAttempt } from "./send-webhook";
import type { SignedWebhook } from "./webhook-signature";

/** What tells addresses that the lists have changed. */
export interface WebhookCourier {
  /** Begins nothing more; resolves once what is under way has ended. */
  stop(): Promise<void>;
}

/** What a courier goes by. */
export interface WebhookCourierParts {
  readonly webhooks: WebhookStore;
  /** Steady ones: what falls due is written down by them before it is told, and while they reject nothing is told. */
  readonly lists: Pick<PlatformLists, "changesSince">;
  readonly onChanged: RegistryStore["onChanged"];
  readonly clock: Clock;
  /** Gives the secret of an address in clear. */
  readonly unseal: (webhook: WebhookClaim["webhook"]) => string;
  /** Default: over the network. */
  readonly send?: (url: string, signed: SignedWebhook, secret: string) => Promise<WebhookAttempt>;
  /** From 0 to below 1. Default: `Math.random`. */
  readonly random?: () => number;
  /** How often it looks by itself. Default {@link webhookLookMs}. */
  readonly lookMs?: number;
}

/** How often is looked for what nobody tells of: the calendar, the operator, what another process left undone. */
export const webhookLookMs = 30_000;
/** A timer may be early by a little, and would find nothing due. */
const timerSlackMs = 50;
/** Longer than an attempt can take, so that nobody else begins while it runs: 60 s with what is done before it, and 20 s by
 * which two clocks may be apart, each 10 s from that of the database's server. */
const leaseMs = 80_000;
const underWayMaxCount = 16;

/** A claim, and the time by which it goes: that of its look, and what the monotonic clock counted since. */
interface Delivering {
  readonly claim: WebhookClaim;
  /** That of the lists: versions before a restoration are counted anew after it. */
  readonly epoch: string;
  readonly nowMs: () => number;
}

/**
 * Makes what tells addresses that the lists have changed, until it is stopped.
 *
 * At least once, and never two attempts of one address at a time, of all processes. While an address fails, what
 * changes meanwhile is told by the one message that gets through at last: it names the version that the lists have
 * come to. An address that fails for three days is left alone, until the operator resumes it. One whose application
 * is not let see the watch list is told nothing that moves with it, 四(四) (R10).
 *
 * It looks when the lists change, when an attempt is due, and every 30 s. Where the wall clock leapt it takes nothing
 * up, and what is under way goes on by the monotonic one: an address claimed for next year would be told nothing till
 * then.
 *
 * @param parts the addresses, the lists, what tells that they changed, the clock, what opens the secrets
 * @returns the courier, looking
 * @source 五(三): 信息推送; 六(三) (R8): of what ends by the calendar is told too; Standard Webhooks 1.0.0
 * @example
 * const courier = createWebhookCourier({ webhooks, onChanged, lists: steadyLists(store, clock), clock, unseal });
 */
export function createWebhookCourier(parts: WebhookCourierParts): WebhookCourier {
  const { webhooks, lists, onChanged, clock, unseal } = parts;
  const { send = sendWebhook, random = Math.random, lookMs = webhookLookMs } = parts;
  const underWay = new Set<Promise<void>>();
  let looking: Promise<void> | undefined;
  let isWoken = false;
  let isStopped = false;
  const timer = setInterval(wake, lookMs).unref();
  const retries = new Set<ReturnType<typeof setTimeout>>();
  const stopHearing = onChanged(wake);
  wake();

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
      const delivering = await take().catch(() => undefined);
      if (delivering === undefined) return;
      const delivery = deliver(delivering)
        .catch(() => undefined)
        .finally(() => {
          underWay.delete(delivery);
          wake();
        });
      underWay.add(delivery);
    }
  }

  async function take(): Promise<Delivering | undefined> {
    const [startMs, sinceMs] = [clock.wallMs(), clock.monotonicMs()];
    const nowMs = () => startMs + clock.monotonicMs() - sinceMs;
    const { epoch } = await lists.changesSince(0, 1, momentAt(startMs));
    // As of now: what fell due may have taken longer to settle than a lease lasts.
    const claim = await webhooks.claim(momentAt(nowMs()), leaseMs);
    return claim && { claim, epoch, nowMs };
  }

  async function deliver(delivering: Delivering): Promise<void> {
    const { claim, nowMs } = delivering;
    const made = await attempt(delivering);
    const endMs = nowMs();
    await webhooks.settle(claim, outcomeOf(claim, made, endMs), momentAt(endMs));
  }

  async function attempt({ claim: { webhook, news }, epoch, nowMs }: Delivering): Promise<WebhookAttempt> {
    let secret: string;
    try {
      secret = unseal(webhook);
    } catch {
      warn(`The secret of webhook ${webhook.webhookId} cannot be opened; is the sealing key the right one?`);
      return { kind: "failed" };
    }
    const { watchList, listVersion, changedAt } = news;
    const message: WebhookMessage = { type: "lists.changed", timestamp: changedAt, data: { listVersion } };
    // By epoch and version alone, so that whoever got it, and was not heard to say so, recognises it; the two versions of the
    // lists are counted apart, and one may come to a number that the other had.
    const messageId = `${webhook.webhookId}_${epoch}_${watchList}_${listVersion}`;
    return send(webhook.url, { messageId, sentMs: nowMs(), body: JSON.stringify(message) }, secret);
  }

  function outcomeOf(claim: WebhookClaim, made: WebhookAttempt, nowMs: number): WebhookOutcome {
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
        if (delayMs === undefined) {
          warn(`Webhook ${webhook.webhookId} is stopped: it failed for days.`);
          return { kind: "stopped", reason: "exhausted" };
        }
        lookAfter(delayMs);
        return { kind: "failed", nextAt: new Date(nowMs + delayMs).toISOString() };
      }
    }
  }

  function lookAfter(delayMs: number): void {
    if (isStopped) return;
    const retry = setTimeout(() => {
      retries.delete(retry);
      wake();
    }, delayMs + timerSlackMs).unref();
    retries.add(retry);
  }

  return {
    async stop() {
      isStopped = true;
      stopHearing();
      clearInterval(timer);
      for (const retry of retries) clearTimeout(retry);
      await looking;
      await Promise.all(underWay);
    },
  };
}

function warn(message: string): void {
  process.emitWarning(message, { code: "YINGCHA_WEBHOOK_FAILED" });
}
