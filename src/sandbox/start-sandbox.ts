import type { CatalogueDocumentInput } from "../catalogue/catalogue-document";
import { quanzhou201851 } from "../catalogue/packs/quanzhou-2018-51";
import { beijingDateOf } from "../time/calendar-date";
import { type Clock, systemClock } from "../time/clock";
import type { Application } from "./access/application";
import { catalogueKeysOf } from "./catalogue/catalogue-keys";
import { demonstrationApplications } from "./demonstration-applications";
import { demonstrationCatalogue } from "./demonstration-catalogue";
import { type CloseHow, listen } from "./http/listen";
import { openPages } from "./http/open-pages";
import { createPlatformApp } from "./http/platform-app";
import type { PlatformLists } from "./http/platform-lists";
import type { RequestLine } from "./http/request-line";
import { momentAt } from "./moment-at";
import { createRegistry, type Registry } from "./registry";
import { registryLists } from "./registry-lists";
import { type Scenario, seededOn } from "./scenarios";
import { steadyLists } from "./steady-lists";
import type { RegistryStore } from "./storage/registry-store";

/** How to start the sandbox; everything may be left out. */
export interface SandboxOptions {
  /** The TCP port. Default 0: any free one. */
  readonly port?: number;
  /** The address to listen on. Default 127.0.0.1, which only this machine reaches. */
  readonly host?: string;
  /** Default: the system's clocks. Nothing is answered while its wall clock has leapt ahead by more than 31 days. */
  readonly clock?: Clock;
  /** What it serves in the place of the demonstration catalogue, as long as its store holds none that was published, or of
   * a version as great; the scenarios' outcomes are then yours to judge. */
  readonly catalogue?: CatalogueDocumentInput;
  /** Public keys of Ed25519 in PEM: of a stored sandbox, the catalogues that they signed can be published and are served.
   * Default: none. */
  readonly catalogueKeys?: readonly string[];
  /** What is put on the lists at first. Default `scenarios`. */
  readonly seed?: "scenarios" | "empty";
  /** Is told of each request once it is answered; no answer waits for it, and what it throws is dropped. */
  readonly onRequest?: (line: RequestLine) => void;
}

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
  return { ...(await serveLists(registryLists(registry), options)), scenarios, registry };
}

/**
 * Starts a platform on this machine whose lists are kept in a store.
 *
 * @param store where the lists are; one that holds subjects already is left as it is, and it stays yours to close
 * @param options as for {@link startSandbox}
 * @returns as `startSandbox`, without the lists: they are the store's
 * @source 五(三), 五(四)
 * @example
 * const sandbox = await startStoredSandbox(createMemoryStore(), { seed: "empty" });
 */
export async function startStoredSandbox(
  store: RegistryStore,
  options: SandboxOptions = {},
): Promise<StoredSandbox> {
  const { clock = systemClock, seed = "scenarios", catalogue = demonstrationCatalogue } = options;
  const now = momentAt(clock.wallMs());
  const { subjects, scenarios } = seededOn(seed, now.date);
  const isSeeded = subjects.length > 0 && (await store.seed(subjects, now));
  await store.catalogues.seed({ version: catalogue.version, text: JSON.stringify(catalogue) }, now);
  return { ...(await serveLists(store, options, store)), scenarios: isSeeded ? scenarios : [] };
}

async function serveLists(lists: PlatformLists, options: SandboxOptions, stores?: RegistryStore) {
  const { port = 0, host = "127.0.0.1", clock = systemClock, catalogue = demonstrationCatalogue } = options;
  const applications = Object.values(demonstrationApplications);
  const { onRequest, catalogueKeys = [] } = options;
  const app = createPlatformApp({
    ...{ lists: steadyLists(lists, clock), catalogue, applications, clock, pages: openPages },
    ...(stores === undefined
      ? {}
      : { service: { stores, keys: catalogueKeysOf(catalogueKeys), pack: quanzhou201851 } }),
    ...(onRequest === undefined ? {} : { onRequest }),
  });
  return { ...(await listen(app, { port, host })), ...demonstrationApplications.checking, applications };
}
