import { activateCatalogue } from "./catalogue/activate-catalogue";
import { parseCatalogueDocument } from "./catalogue/catalogue-document";
import { quanzhou201851 } from "./catalogue/packs/quanzhou-2018-51";
import { parsePolicyPack } from "./catalogue/policy-pack";
import { createGatheringSource } from "./client/gathering-source";
import { createNodeSender } from "./client/node-sender";
import { createPlatformHttp } from "./client/platform-http";
import { createRemoteCatalogue } from "./client/remote-catalogue";
import { createRemoteSource } from "./client/remote-source";
import { lookupMaxCount } from "./contract/platform-path";
import { createCachingSource } from "./freshness/caching-source";
import { createCatalogueKeeper, keepOwnCatalogue } from "./freshness/catalogue-keeper";
import { assembleGuard, type Guard } from "./guard/assemble-guard";
import { createGuardEvents } from "./guard/guard-event";
import { type GuardOptions, parseGuardOptions } from "./guard-options";
import { randomNonce } from "./integrity/nonce";
import { beijingDateOf } from "./time/calendar-date";
import { chinaWorkingDays } from "./time/china-working-days";
import { systemClock } from "./time/clock";
import { createHonestClock } from "./time/honest-clock";

/**
 * Makes a guard: what a permit or procurement system calls before it approves.
 *
 * Asks nobody yet; the active catalogue is loaded at the first check. A process shares one guard.
 *
 * @param options at least `platform`: where the lists are, and as whom to ask
 * @returns the guard; close it when the process ends
 * @throws InputError `options-invalid`, naming the option; CatalogueError for a `catalogue` or a `pack`
 *   that does not hold
 * @source 五(三) 应查必查
 * @example
 * const guard = createGuard({ platform: { baseUrl: "https://credit.example.gov.cn/", appKey, secret } });
 * const check = await guard.checkBeforeApprove("91350500PDY00001XT", "administrative-license");
 */
export function createGuard(options: GuardOptions): Guard {
  const { platform, department, maxAgeMs, cacheMaxCount, catalogue, ...own } = parseGuardOptions(options);
  const pack = own.pack === undefined ? quanzhou201851 : parsePolicyPack(own.pack);
  const { calendar = chinaWorkingDays, clock: systemOrOwn = systemClock } = own;
  const ownCatalogue = catalogue === undefined ? undefined : parseCatalogueDocument(catalogue);
  const activeCatalogue =
    ownCatalogue && activateCatalogue(pack, undefined, ownCatalogue, beijingDateOf(systemOrOwn.wallMs()));

  const clock = createHonestClock(systemOrOwn);
  const { baseUrl, appKey, secret, deadlineMs, asOfMaxAgeMs, answerMaxBytes, watchList } = platform;
  const ownSender = platform.fetch === undefined ? createNodeSender() : undefined;
  const http = createPlatformHttp({
    baseUrl,
    appKey,
    secret,
    deadlineMs,
    answerMaxBytes,
    fetch: platform.fetch ?? ownSender ?? globalThis.fetch,
    clock: systemOrOwn,
    nonce: randomNonce,
  });
  const events = createGuardEvents();
  const listed = createRemoteSource(http, { clock: systemOrOwn, asOfMaxAgeMs, watchList });
  const remote = createGatheringSource(listed, { maxCount: lookupMaxCount });
  return assembleGuard({
    source: createCachingSource(remote, clock, { maxCount: cacheMaxCount }),
    catalogue: activeCatalogue
      ? keepOwnCatalogue(activeCatalogue)
      : createCatalogueKeeper(
          createRemoteCatalogue(http, { clock: systemOrOwn, keys: platform.catalogueKeys }),
          pack,
          clock,
          ({ catalogueId, version }) => events.tell({ kind: "catalogue-activated", catalogueId, version }),
        ),
    pack,
    clock,
    calendar,
    events,
    ...(department === undefined ? {} : { department: department.code }),
    maxAgeMs,
    deadlineMs,
    ...(ownSender === undefined ? {} : { release: ownSender.close }),
  });
}
