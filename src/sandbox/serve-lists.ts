import { systemClock } from "../time/clock";
import { demonstrationCatalogue } from "./demonstration-catalogue";
import { type Listening, listen } from "./http/listen";
import { openPages } from "./http/open-pages";
import { createPlatformApp, type PlatformAppParts } from "./http/platform-app";
import type { PlatformLists } from "./http/platform-lists";
import type { SandboxOptions } from "./sandbox-options";
import { steadyLists } from "./steady-lists";

/**
 * Serves lists over HTTP on this machine.
 *
 * @param lists what is asked and changed
 * @param access who may ask, where nonces are claimed, and what publishes catalogues, tells of changes, gives snapshots
 * @param options port, address, clock, catalogue
 * @returns the address to ask, and how to stop
 * @source 五(三), 五(四)
 * @example
 * const { baseUrl, close } = await serveLists(store, { applications }, { port: 8_791 })
 */
export async function serveLists(
  lists: PlatformLists,
  access: Pick<PlatformAppParts, "applications" | "nonces" | "service" | "feed" | "snapshots">,
  options: SandboxOptions,
): Promise<Listening> {
  const { port = 0, host = "127.0.0.1", clock = systemClock, catalogue = demonstrationCatalogue } = options;
  const { onRequest } = options;
  const app = createPlatformApp({
    ...{ lists: steadyLists(lists, clock), catalogue, clock, pages: openPages, ...access },
    ...(onRequest === undefined ? {} : { onRequest }),
  });
  return listen(app, { port, host });
}
