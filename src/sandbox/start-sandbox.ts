import type { CatalogueDocumentInput } from "../catalogue/catalogue-document";
import { type Clock, systemClock } from "../time/clock";
import { demonstrationApplications } from "./demonstration-applications";
import { demonstrationCatalogue } from "./demonstration-catalogue";
import type { Application } from "./http/authentication";
import { type CloseHow, listen } from "./http/listen";
import { openPages } from "./http/open-pages";
import { createPlatformApp } from "./http/platform-app";
import type { RequestLine } from "./http/request-line";
import { momentAt } from "./moment-at";
import { createRegistry, type Registry } from "./registry";
import { registryLists } from "./registry-lists";
import { type Scenario, scenariosOn } from "./scenarios";
import type { RegistryStore } from "./storage/registry-store";

/** How to start the sandbox; everything may be left out. */
export interface SandboxOptions {
  /** The TCP port. Default 0: any free one. */
  readonly port?: number;
  /** The address to listen on. Default 127.0.0.1, which only this machine reaches. */
  readonly host?: string;
  /** Default: the system's clocks. */
  readonly clock?: Clock;
  /** What it serves in the place of the demonstration catalogue; the scenarios' outcomes are then yours to judge. */
  readonly catalogue?: CatalogueDocumentInput;
  /** Where the lists are kept, for transitions to change them; it stays yours to close. Default: in `registry`. */
  readonly store?: RegistryStore;
  /** What is put on the lists at first. Default `scenarios`; a store that holds subjects already is left as it is. */
  readonly seed?: "scenarios" | "empty";
  /** Is told of each request once it is answered. */
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
 * @param options port, address, clock, store, seed
 * @returns address, key and secret for `createGuard`, the seeded scenarios, and `close`
 * @source 五(三), 五(四)
 * @example
 * const sandbox = await startSandbox();
 * const { baseUrl, appKey, secret } = sandbox;
 * const guard = createGuard({ platform: { baseUrl, appKey, secret } });
 */
export function startSandbox(options?: Omit<SandboxOptions, "store">): Promise<Sandbox>;
export function startSandbox(options: SandboxOptions): Promise<StoredSandbox>;
export async function startSandbox(options: SandboxOptions = {}): Promise<StoredSandbox | Sandbox> {
  const { port = 0, host = "127.0.0.1", clock = systemClock, catalogue = demonstrationCatalogue } = options;
  const { store, seed = "scenarios", onRequest } = options;
  const moment = momentAt(clock.wallMs());
  const isSeeding = seed === "scenarios" && (store === undefined || (await isEmpty(store)));
  const { subjects, scenarios } = isSeeding ? scenariosOn(moment.date) : { subjects: [], scenarios: [] };

  const registry = createRegistry(clock);
  if (store === undefined) for (const subject of subjects) registry.register(subject);
  else if (isSeeding) await store.register(subjects, moment);

  const app = createPlatformApp({
    lists: store ?? registryLists(registry),
    catalogue,
    applications: Object.values(demonstrationApplications),
    clock,
    pages: openPages,
    ...(onRequest === undefined ? {} : { onRequest }),
  });
  return {
    ...(await listen(app, { port, host })),
    ...demonstrationApplications.checking,
    applications: Object.values(demonstrationApplications),
    scenarios,
    ...(store === undefined ? { registry } : {}),
  };
}

/** Whoever is put on file is told of, so lists without a change are lists without a subject. */
async function isEmpty(store: RegistryStore): Promise<boolean> {
  return (await store.changesSince(0, 1)).changes.length === 0;
}
