import { InputError } from "../../errors/yingcha-error";
import { randomNonce } from "../../integrity/nonce";
import type { ApplicationStore } from "./application-store";
import { type ListsProgress, owedNews, type ToldThrough } from "./owed-news";
import type { KeptWebhook, WebhookStore } from "./webhook-store";

interface Lease {
  readonly claimId: string;
  readonly untilMs: number;
}

/**
 * Keeps in memory whom the platform tells of changes.
 *
 * @param lists how far they have come, whenever it is read
 * @param applications whose the addresses are
 * @returns the store, empty; `forgetOf` removes those of an application that was removed
 * @example
 * const webhooks = createMemoryWebhooks(createMemoryLists(), createMemoryApplications());
 */
export function createMemoryWebhooks(
  lists: ListsProgress,
  applications: Pick<ApplicationStore, "findAll">,
): WebhookStore & { forgetOf(appKey: string): void } {
  const kept = new Map<string, KeptWebhook>();
  const leases = new Map<string, Lease>();

  async function scopesByKey() {
    return new Map((await applications.findAll()).map(({ appKey, scopes }) => [appKey, scopes]));
  }

  function throughNow(): ToldThrough {
    const { listVersion, thirdPartyVersion } = lists;
    return { listVersion, thirdPartyVersion };
  }

  function remove(webhookId: string): boolean {
    leases.delete(webhookId);
    return kept.delete(webhookId);
  }

  return {
    async add(webhook) {
      if (!(await scopesByKey()).has(webhook.appKey)) throw new InputError("application-unknown");
      if (kept.has(webhook.webhookId)) throw takenWebhookId();
      kept.set(webhook.webhookId, { ...webhook, through: throughNow(), state: { kind: "live" } });
    },

    list: async () => [...kept.values()].sort((a, b) => (a.webhookId < b.webhookId ? -1 : 1)),

    remove: async (webhookId) => remove(webhookId),

    forgetOf(appKey) {
      for (const webhook of [...kept.values()]) if (webhook.appKey === appKey) remove(webhook.webhookId);
    },

    async resume(webhookId) {
      const webhook = kept.get(webhookId);
      if (webhook === undefined) return false;
      leases.delete(webhookId);
      kept.set(webhookId, { ...webhook, state: { kind: "live" } });
      return true;
    },

    async claim({ at }, leaseMs) {
      const scopesOf = await scopesByKey();
      const nowMs = Date.parse(at);
      for (const { through, state, ...webhook } of kept.values()) {
        const { webhookId, appKey } = webhook;
        const scopes = scopesOf.get(appKey);
        const news = scopes && owedNews(scopes, lists, through);
        if (news === undefined || state.kind === "stopped") continue;
        if (state.kind === "failing" && state.nextAt > at) continue;
        if ((leases.get(webhookId)?.untilMs ?? 0) > nowMs) continue;
        const claimId = randomNonce();
        leases.set(webhookId, { claimId, untilMs: nowMs + leaseMs });
        const failureCount = state.kind === "failing" ? state.failureCount : 0;
        return { webhook, claimId, news, through: throughNow(), failureCount };
      }
      return undefined;
    },

    async settle({ webhook: { webhookId }, claimId, through }, outcome, { at }) {
      const webhook = kept.get(webhookId);
      if (webhook === undefined || leases.get(webhookId)?.claimId !== claimId) return;
      leases.delete(webhookId);
      switch (outcome.kind) {
        case "delivered":
          kept.set(webhookId, { ...webhook, through, state: { kind: "live" } });
          return;
        case "failed": {
          const before = webhook.state.kind === "failing" ? webhook.state : { sinceAt: at, failureCount: 0 };
          const { sinceAt, failureCount } = before;
          const state = { sinceAt, failureCount: failureCount + 1, nextAt: outcome.nextAt };
          kept.set(webhookId, { ...webhook, state: { kind: "failing", ...state } });
          return;
        }
        case "stopped":
          kept.set(webhookId, { ...webhook, state: { kind: "stopped", at, reason: outcome.reason } });
      }
    },
  };
}

/**
 * Says that a webhook of the id stands already. Pure.
 *
 * @returns the error
 * @example
 * throw takenWebhookId();
 */
export function takenWebhookId(): InputError {
  return new InputError("options-invalid", "A webhook of this id stands already; remove it first.");
}
