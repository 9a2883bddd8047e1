import { InputError } from "../../errors/yingcha-error";
import { randomNonce } from "../../integrity/nonce";
import type { KeptWebhook, WebhookStore } from "./webhook-store";

/** The lists as far as webhooks tell of them. */
export interface ToldLists {
  readonly epoch: string;
  readonly listVersion: number;
  /** When the last change was made; undefined before the first. */
  readonly changedAt: string | undefined;
}

interface Lease {
  readonly claimId: string;
  readonly untilMs: number;
}

/**
 * Keeps in memory whom the platform tells of changes.
 *
 * @param told how far the lists have come
 * @returns the store, empty
 * @example
 * const webhooks = createMemoryWebhooks(() => ({ epoch: randomNonce(), listVersion: 1, changedAt: undefined }));
 */
export function createMemoryWebhooks(told: () => ToldLists): WebhookStore {
  const kept = new Map<string, KeptWebhook>();
  const leases = new Map<string, Lease>();

  return {
    async add(webhook) {
      if (kept.has(webhook.webhookId)) throw takenWebhookId();
      kept.set(webhook.webhookId, { ...webhook, toldVersion: told().listVersion, state: { kind: "live" } });
    },

    list: async () => [...kept.values()].sort((a, b) => (a.webhookId < b.webhookId ? -1 : 1)),

    async remove(webhookId) {
      leases.delete(webhookId);
      return kept.delete(webhookId);
    },

    async resume(webhookId) {
      const webhook = kept.get(webhookId);
      if (webhook === undefined) return false;
      kept.set(webhookId, { ...webhook, state: { kind: "live" } });
      return true;
    },

    async claim({ at }, leaseMs) {
      const { epoch, listVersion, changedAt } = told();
      const nowMs = Date.parse(at);
      for (const { toldVersion, state, ...webhook } of kept.values()) {
        const { webhookId } = webhook;
        if (toldVersion >= listVersion || changedAt === undefined || state.kind === "stopped") continue;
        if (state.kind === "failing" && state.nextAt > at) continue;
        if ((leases.get(webhookId)?.untilMs ?? 0) > nowMs) continue;
        const claimId = randomNonce();
        leases.set(webhookId, { claimId, untilMs: nowMs + leaseMs });
        const failing =
          state.kind === "failing"
            ? { failureCount: state.failureCount, failingSinceAt: state.sinceAt }
            : { failureCount: 0 };
        return { webhook, claimId, epoch, listVersion, changedAt, ...failing };
      }
      return undefined;
    },

    async settle({ webhook: { webhookId }, claimId }, outcome, { at }) {
      const webhook = kept.get(webhookId);
      if (webhook === undefined || leases.get(webhookId)?.claimId !== claimId) return;
      leases.delete(webhookId);
      switch (outcome.kind) {
        case "delivered":
          kept.set(webhookId, { ...webhook, toldVersion: outcome.listVersion, state: { kind: "live" } });
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
