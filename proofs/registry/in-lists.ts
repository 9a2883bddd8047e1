import type { RegistryStore } from "../../src/sandbox/storage/registry-store";

/** Does something with lists and closes them. */
export async function inLists(
  lists: RegistryStore,
  work: (lists: RegistryStore) => Promise<unknown>,
): Promise<void> {
  try {
    await work(lists);
  } finally {
    await lists.close();
  }
}
