import type { ListsOrder } from "./lists-order";
import { inPlace } from "./lists-place";

/**
 * Does one thing to lists as a whole, and says what was done.
 *
 * @param order what
 * @param say writes one line
 * @throws {InputError} of the store
 * @example
 * await keepLists(order, console.log)
 */
export async function keepLists({ lists }: ListsOrder, say: (line: string) => void): Promise<void> {
  say(`epoch: ${await inPlace(lists, (store) => store.renewEpoch())}`);
  say("各副本下次读取变动时得 409，须重新建立。Every copy is told 409 when it next reads, and begins anew.");
}
