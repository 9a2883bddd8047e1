import { IntegrityError } from "../errors/yingcha-error";
import { parseSealingKey, type SealingKey } from "../integrity/sealing-key";
import { unsealedApplication } from "../sandbox/access/unsealed-application";
import type { RegistryStore } from "../sandbox/storage/registry-store";
import { unsealedWebhook } from "../sandbox/webhooks/unsealed-webhook";

/**
 * Reads the sealing key, and proves it by what lies sealed already: under another key, a new secret would be one that
 * no platform over these lists can open. One seal that opens is proof; another one that does not is broken by itself.
 *
 * @param store whose applications and webhooks are tried
 * @param text the key as the environment holds it
 * @returns the key
 * @throws {InputError} `sealing-key-missing`; {IntegrityError} `seal-broken` where there are seals and none opens
 * @example
 * const key = await provenKey(store, process.env.YINGCHA_SEALING_KEY);
 */
export async function provenKey(
  store: Pick<RegistryStore, "applications" | "webhooks">,
  text: string | undefined,
): Promise<SealingKey> {
  const key = parseSealingKey(text);
  const attempts = [
    ...(await store.applications.findAll()).map((sealed) => () => unsealedApplication(sealed, key)),
    ...(await store.webhooks.list()).map((sealed) => () => unsealedWebhook(sealed, key)),
  ];
  if (attempts.length > 0 && !attempts.some(opens)) throw new IntegrityError("seal-broken");
  return key;
}

function opens(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
