import type { Moment } from "../registry/drawer";

/** An address that is told when the lists change. */
export interface Webhook {
  readonly webhookId: string;
  readonly url: string;
  /** Of `whsec_…`, as it is kept. */
  readonly sealedSecret: string;
}

/** How it goes with an address: it is told, it is told again later, or nobody tries any more until it is resumed. */
export type WebhookState =
  | { readonly kind: "live" }
  | {
      readonly kind: "failing";
      readonly sinceAt: string;
      readonly failureCount: number;
      readonly nextAt: string;
    }
  | { readonly kind: "stopped"; readonly at: string; readonly reason: WebhookStop };

/** Why nobody tries any more: the address said 410, or it failed for too long. */
export type WebhookStop = "gone" | "exhausted";

/** An address, how far it was told, and how it goes. */
export interface KeptWebhook extends Webhook {
  /** The version of the lists that it was last told of, and has acknowledged. */
  readonly toldVersion: number;
  readonly state: WebhookState;
}

/** What is to be delivered now, by whom it was claimed alone. */
export interface WebhookClaim {
  readonly webhook: Webhook;
  /** Names the claim; whoever holds it settles it. */
  readonly claimId: string;
  /** Of which lists: after a restore the same version may be another one. */
  readonly epoch: string;
  /** The version of the lists to tell of, and when its last change was made. */
  readonly listVersion: number;
  readonly changedAt: string;
  /** How many attempts failed since the last that did not. */
  readonly failureCount: number;
  /** When the first of them failed. */
  readonly failingSinceAt?: string;
}

/** What came of a delivery. */
export type WebhookOutcome =
  | { readonly kind: "delivered"; readonly listVersion: number }
  | { readonly kind: "failed"; readonly nextAt: string }
  | { readonly kind: "stopped"; readonly reason: WebhookStop };

/** Where the platform keeps whom it tells of changes, and how far. Processes that share it share the work. */
export interface WebhookStore {
  /** From the version of now on: what was before, the receiver reads. Throws InputError `options-invalid` where the id
   * stands already. */
  add(webhook: Webhook): Promise<void>;
  /** All of them, by their ids. */
  list(): Promise<readonly KeptWebhook[]>;
  /** Says whether there was such a one. */
  remove(webhookId: string): Promise<boolean>;
  /** Lets one that was stopped or is failing be tried at once; says whether there was such a one. */
  resume(webhookId: string): Promise<boolean>;
  /** Takes an address that is owed something and is due, for so long; undefined when there is none. Nobody else is
   * given it meanwhile, of all processes. */
  claim(moment: Moment, leaseMs: number): Promise<WebhookClaim | undefined>;
  /** Writes down what came of a claim; nothing where the lease is over and another one has it. */
  settle(
    claim: Pick<WebhookClaim, "webhook" | "claimId">,
    outcome: WebhookOutcome,
    moment: Moment,
  ): Promise<void>;
}
