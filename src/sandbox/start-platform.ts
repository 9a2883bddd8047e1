import type { SealingKey } from "../integrity/sealing-key";
import { systemClock } from "../time/clock";
import { storedApplications } from "./access/stored-applications";
import type { Listening } from "./http/listen";
import { momentAt } from "./moment-at";
import type { StoredSandboxOptions } from "./sandbox-options";
import { seededOn } from "./scenarios";
import { seedCatalogue } from "./seed-catalogue";
import { serveStore } from "./serve-store";
import { createSigningKey } from "./snapshot/signing-key";
import { steadyLists } from "./steady-lists";
import type { RegistryStore } from "./storage/registry-store";
import { unsealedWebhook } from "./webhooks/unsealed-webhook";
import { createWebhookCourier } from "./webhooks/webhook-courier";

/**
 * Starts a platform on this machine that knows the applications of its store, and no demonstration key, and that tells
 * the addresses of its store when the lists change, unless it is to tell none.
 *
 * @param store lists, applications and nonces; it stays yours to close
 * @param options as for the sandbox, but nothing is seeded by default, nor once there are applications; `sealingKey`
 *   opens the applications' secrets; `webhooks` `off` tells no address, as over a copy of lists that others serve
 * @returns the address to ask, and how to stop
 * @throws {InputError} `options-invalid` for a signing key that is none
 * @throws {IntegrityError} `seal-broken` where the applications were sealed under another key, so that none opens
 * @throws {Error} where the active catalogue of the store cannot be served, most often without the key that signed it
 * @source 四(四), 五(三)
 * @example
 * const { baseUrl, close } = await startPlatform(store, { sealingKey });
 */
export async function startPlatform(
  store: RegistryStore,
  options: StoredSandboxOptions & { readonly sealingKey: SealingKey; readonly webhooks?: "on" | "off" },
): Promise<Listening> {
  const { clock = systemClock, seed = "empty", sealingKey, signingKeys, webhooks = "on" } = options;
  const key = createSigningKey(signingKeys);
  const applications = await storedApplications(store.applications, sealingKey, clock);
  const now = momentAt(clock.wallMs());
  const { subjects } = seededOn(seed, now.date);
  // Nobody who is invented comes to stand among those whom a city's own applications ask about.
  if (subjects.length > 0 && (await store.applications.findAll()).length === 0)
    await store.seed(subjects, now);
  await seedCatalogue(store, options);
  const listening = await serveStore(store, applications, { ...options, key });
  if (webhooks === "off") return listening;
  const courier = createWebhookCourier({
    webhooks: store.webhooks,
    lists: steadyLists(store, clock),
    onChanged: store.onChanged,
    clock,
    unseal: (webhook) => unsealedWebhook(webhook, sealingKey),
  });
  return {
    ...listening,
    async close(how) {
      await listening.close(how);
      await courier.stop();
    },
  };
}
