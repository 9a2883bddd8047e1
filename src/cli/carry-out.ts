import type { RegistryStore } from "../sandbox/storage/registry-store";
import { inPlace, type ListsPlace } from "./lists-place";

/** What an order about what is kept beside the lists is carried out with. */
export interface Means {
  readonly store: RegistryStore;
  /** As the environment holds it; needed where a secret is made. */
  readonly sealingKey: string | undefined;
  /** Writes one line; a new secret is in one line of one call, and in nothing else. */
  readonly say: (line: string) => void;
}

/**
 * Carries out an order in the store of a place, and closes it, whatever comes of the order.
 *
 * @param lists where the store is
 * @param given the sealing key, and what writes a line
 * @param order does what was ordered
 * @throws what the store throws, and the order
 * @example
 * await carryOut(lists, { sealingKey, say: console.log }, async ({ store, say }) => say(`${(await store.webhooks.list()).length}`))
 */
export function carryOut(
  lists: ListsPlace,
  given: Pick<Means, "sealingKey" | "say">,
  order: (means: Means) => Promise<void>,
): Promise<void> {
  return inPlace(lists, (store) => order({ store, ...given }));
}
