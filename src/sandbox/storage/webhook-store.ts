import type { Moment } from "../registry/drawer";
import type { News, ToldThrough } from "./owed-news";

/** An address that is told when the lists change. */
export interface Webhook {
  readonly webhookId: string;
  /** Whose it is: it is told what that application may see. */
  readonly appKey: string;
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
  /** The versions that it was last told of, and has acknowledged. */
  readonly through: ToldThrough;
  readonly state: WebhookState;
}

/** What is to be delivered now, by whom it was claimed alone. */
export interface WebhookClaim {
  readonly webhook: Webhook;
  /** Names the claim; whoever holds it settles it. */
  readonly claimId: string;
  readonly news: News;
  /** How far it has been told once it has these news. */
  readonly through: ToldThrough;
  /** How many attempts failed since the last that did not. */
  readonly failureCount: number;
}

/** What came of a delivery. */
export type WebhookOutcome =
  | { readonly kind: "delivered" }
  | { readonly kind: "failed"; readonly nextAt: string }
  | { readonly kind: "stopped"; readonly reason: WebhookStop };

/** Where the platform keeps whom it tells of changes, and how far. Processes that share it share the work. */
export interface WebhookStore {
  /** From the version of now on: what was before, the receiver reads. Rejects with InputError `options-invalid` where
   * the id stands already, and `application-unknown`. Once its application is removed, it is too. */
  add(webhook: Webhook): Promise<void>;
  /** All of them, by their ids. */
  list(): Promise<readonly KeptWebhook[]>;
  /** Says whether there was such a one. */
  remove(webhookId: string): Promise<boolean>;
  /** Lets one that was stopped or is failing be tried at once, and one that was claimed be claimed anew; says whether
   * there was such a one. Who had claimed it has nothing to say any more. */
  resume(webhookId: string): Promise<boolean>;
  /** Takes an address that is owed something and is due, for so long; undefined when there is none. Nobody else is
   * given it meanwhile, of all processes. What it is owed goes by what its application may see now, 四(四). */
  claim(moment: Moment, leaseMs: number): Promise<WebhookClaim | undefined>;
  /** Writes down what came of a claim; nothing where the lease is over and another one has it. */
  settle(
    claim: Pick<WebhookClaim, "webhook" | "claimId" | "through">,
    outcome: WebhookOutcome,
    moment: Moment,
  ): Promise<void>;
}
