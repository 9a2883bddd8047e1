import { systemClock } from "../time/clock";
import { catalogueService } from "./catalogue-service";
import { createChangeFeed } from "./feed/change-feed";
import type { Listening } from "./http/listen";
import type { PlatformAppParts } from "./http/platform-app";
import type { SandboxOptions } from "./sandbox-options";
import { serveLists } from "./serve-lists";
import type { SigningKey } from "./snapshot/signing-key";
import { createSnapshots } from "./snapshot/snapshots";
import { steadyLists } from "./steady-lists";
import type { RegistryStore } from "./storage/registry-store";

/**
 * Serves the lists of a store over HTTP on this machine, with its catalogues, the changes while they
 * happen, and all standings at once.
 *
 * @param store what is asked and changed; it stays the caller's to close
 * @param applications who may ask
 * @param options port, address, clock, catalogue; the key by which snapshots are signed
 * @returns the address to ask, and how to stop, which ends every stream
 * @throws {InputError} for a key of the catalogue that is none
 * @throws {Error} where the active catalogue cannot be served
 * @source 五(三), 五(四)
 * @example
 * const { baseUrl, close } = await serveStore(store, applications, { key: createSigningKey() })
 */
export async function serveStore(
  store: RegistryStore,
  applications: PlatformAppParts["applications"],
  options: SandboxOptions & { readonly key: SigningKey },
): Promise<Listening> {
  const { clock = systemClock, key } = options;
  const service = await catalogueService(store, options);
  const lists = steadyLists(store, clock);
  const feed = createChangeFeed({ lists, onChanged: store.onChanged, clock });
  const snapshots = createSnapshots({ lists, begin: store.beginSnapshot, key, clock });
  const parts = { applications, nonces: store.nonces, service, feed, snapshots };
  const { baseUrl, close } = await serveLists(store, parts, options);
  return {
    baseUrl,
    close(how) {
      // A stream would go on until the grace is over.
      feed.close();
      snapshots.close();
      return close(how);
    },
  };
}
