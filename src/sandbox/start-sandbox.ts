import { InputError } from "../errors/yingcha-error";
import { beijingDateOf } from "../time/calendar-date";
import { systemClock } from "../time/clock";
import type { Application } from "./access/application";
import { demonstrationApplications } from "./demonstration-applications";
import type { CloseHow } from "./http/listen";
import { momentAt } from "./moment-at";
import { createRegistry, type Registry } from "./registry";
import { registryLists } from "./registry-lists";
import type { SandboxOptions, StoredSandboxOptions } from "./sandbox-options";
import { type Scenario, seededOn } from "./scenarios";
import { seedCatalogue } from "./seed-catalogue";
import { serveLists } from "./serve-lists";
import { serveStore } from "./serve-store";
import { createSigningKey } from "./snapshot/signing-key";
import type { RegistryStore } from "./storage/registry-store";

/** A running sandbox. */
export interface Sandbox {
  /** What to pass as `platform.baseUrl`. */
  readonly baseUrl: string;
  readonly appKey: string;
  readonly secret: string;
  /** Whom the platform knows: the above first, then an authority and a department. */
  readonly applications: readonly Application[];
  /** What was seeded now, and what a check of it comes to by the demonstration catalogue. */
  readonly scenarios: readonly Scenario[];
  /** The lists, for changing them while the sandbox runs. */
  readonly registry: Registry;
  /** Stops listening and drops open connections, those under way after the grace. */
  close(how?: CloseHow): Promise<void>;
}

/** A running sandbox whose lists are in the store that it was given, to be changed there or over the wire. */
export type StoredSandbox = Omit<Sandbox, "registry">;

/**
 * Starts a platform on this machine: real HTTP over seeded lists, in which no real company or person stands.
 *
 * @param options port, address, clock, seed
 * @returns address, key and secret for `createGuard`, the seeded scenarios, the lists, and `close`
 * @source 五(三), 五(四)
 * @example
 * const sandbox = await startSandbox();
 * const { baseUrl, appKey, secret } = sandbox;
 * const guard = createGuard({ platform: { baseUrl, appKey, secret } });
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { clock = systemClock, seed = "scenarios" } = options;
  const registry = createRegistry(clock);
  const { subjects, scenarios } = seededOn(seed, beijingDateOf(clock.wallMs()));
  for (const subject of subjects) registry.register(subject);
  const applications = Object.values(demonstrationApplications);
  const listening = await serveLists(registryLists(registry), { applications }, options);
  return { ...listening, ...demonstrationApplications.checking, applications, scenarios, registry };
}

/**
 * Starts a platform on this machine whose lists are kept in a store, for whoever has a demonstration key, which is
 * everybody.
 *
 * @param store where the lists are; one that holds subjects already is left as it is, and it stays yours to close
 * @param options as for {@link startSandbox}, and the keys by which snapshots are signed
 * @returns as `startSandbox`, without the lists: they are the store's
 * @throws {InputError} `options-invalid` for a signing key that is none, and for a store that holds applications of its
 *   own, which is left as it is
 * @throws {CatalogueError} `catalogue-invalid` for a catalogue that does not hold to its schema
 * @throws {Error} where the active catalogue of the store cannot be served, most often without the key that signed it
 * @source 四(四), 五(三), 五(四)
 * @example
 * const sandbox = await startStoredSandbox(createMemoryStore(), { seed: "empty" });
 */
export async function startStoredSandbox(
  store: RegistryStore,
  options: StoredSandboxOptions = {},
): Promise<StoredSandbox> {
  const { clock = systemClock, seed = "scenarios", signingKeys } = options;
  const key = createSigningKey(signingKeys);
  // Whoever has applications has real lists, and the demonstration keys may do everything to them.
  if ((await store.applications.findAll()).length > 0)
    throw new InputError(
      "options-invalid",
      "The store holds applications of its own, so it is not served to the demonstration keys, which everybody knows: yingcha platform --applications stored.",
    );
  const now = momentAt(clock.wallMs());
  const { subjects, scenarios } = seededOn(seed, now.date);
  const isSeeded = subjects.length > 0 && (await store.seed(subjects, now));
  await seedCatalogue(store, options);
  const applications = Object.values(demonstrationApplications);
  const listening = await serveStore(store, applications, { ...options, key });
  return {
    ...listening,
    ...demonstrationApplications.checking,
    applications,
    scenarios: isSeeded ? scenarios : [],
  };
}
