import { serve } from "@hono/node-server";
import type { CatalogueDocumentInput } from "../catalogue/catalogue-document";
import { beijingDateOf } from "../time/calendar-date";
import { type Clock, systemClock } from "../time/clock";
import { demonstrationCatalogue } from "./demonstration-catalogue";
import { createPlatformApp } from "./platform-app";
import { createRegistry, type Registry } from "./registry";
import { type Scenario, scenariosOn } from "./scenarios";

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
}

/** A running sandbox. */
export interface Sandbox {
  /** What to pass as `platform.baseUrl`. */
  readonly baseUrl: string;
  readonly appKey: string;
  readonly secret: string;
  /** What is seeded, and what a check of it comes to by the demonstration catalogue. */
  readonly scenarios: readonly Scenario[];
  /** The lists, for changing them while the sandbox runs. */
  readonly registry: Registry;
  /** Stops listening and drops open connections. */
  close(): Promise<void>;
}

// Known to everybody, and good for nothing but synthetic data on this machine.
const appKey = "yingcha-sandbox";
const secret = "yingcha-sandbox-secret-of-no-worth";

/**
 * Starts a platform on this machine: real HTTP over seeded lists, in which no real company or person stands.
 *
 * @param options port, address, clock
 * @returns address, key and secret for `createGuard`, the seeded scenarios, and `close`
 * @source 五(三), 五(四)
 * @example
 * const sandbox = await startSandbox();
 * const { baseUrl, appKey, secret } = sandbox;
 * const guard = createGuard({ platform: { baseUrl, appKey, secret } });
 */
export function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = "127.0.0.1", clock = systemClock, catalogue = demonstrationCatalogue } = options;
  const registry = createRegistry();
  const { subjects, scenarios } = scenariosOn(beijingDateOf(clock.wallMs()));
  for (const subject of subjects) registry.register(subject);
  const app = createPlatformApp({
    registry,
    catalogue,
    applications: [{ appKey, secret }],
    clock,
  });

  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (address) => {
      const shownHost = shownHostOf(address.address);
      resolve({
        baseUrl: `http://${shownHost}:${address.port}/`,
        appKey,
        secret,
        scenarios,
        registry,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
    server.on("error", reject);
  });
}

/** Where this machine reaches it: an address that stands for all of them is none to ask. */
function shownHostOf(address: string): string {
  if (address === "0.0.0.0" || address === "::") return "127.0.0.1";
  return address.includes(":") ? `[${address}]` : address;
}
