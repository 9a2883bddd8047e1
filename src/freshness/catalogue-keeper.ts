import { activateCatalogue } from "../catalogue/activate-catalogue";
import type { ActiveCatalogue } from "../catalogue/active-catalogue";
import { parseCatalogueDocument } from "../catalogue/catalogue-document";
import type { PolicyPack } from "../catalogue/policy-pack";
import { CatalogueError } from "../errors/yingcha-error";
import { beijingDateOf } from "../time/calendar-date";
import type { HonestClock } from "../time/honest-clock";
import type { CatalogueSource } from "./catalogue-source";

/** Holds the active catalogue and replaces it by newer ones. */
export interface CatalogueKeeper {
  /** The catalogue in use; undefined before the first was had. Synchronous. */
  readonly active: ActiveCatalogue | undefined;
  /**
   * Gives the catalogue in use, loading it first where there is none or where it is older than `minVersion`,
   * the version that an answer about a subject named. Throws a YingchaError when it cannot be had.
   */
  current(minVersion: number): Promise<ActiveCatalogue>;
}

/**
 * Keeps the catalogue that a source serves: loaded at the first check, kept by its ETag, never going back.
 *
 * Each answer about a subject names the catalogue version of its time, so that a newer one is noticed with the
 * facts themselves and a decision is never made by a catalogue known to be out of date.
 *
 * @param source where the catalogue comes from
 * @param pack the policy pack it builds on
 * @param clock for the day on which a catalogue takes effect
 * @param onActivated told of each catalogue that takes the place of none or of an older one
 * @returns the keeper, empty
 * @source 五(四); none at all is `undetermined`: our reading (R14)
 * @example
 * const catalogue = await keeper.current(answer.catalogueVersion)
 */
export function createCatalogueKeeper(
  source: CatalogueSource,
  pack: PolicyPack,
  clock: HonestClock,
  onActivated: (catalogue: ActiveCatalogue) => void = () => undefined,
): CatalogueKeeper {
  let etag: string | undefined;
  let loading: Promise<ActiveCatalogue> | undefined;

  async function load(): Promise<ActiveCatalogue> {
    const answer = await source.find(etag);
    if (answer.kind === "document") {
      const document = parseCatalogueDocument(answer.document);
      const next = activateCatalogue(pack, keeper.active, document, beijingDateOf(clock.nowMs()));
      if (next.version === document.version) etag = answer.etag === "" ? undefined : answer.etag;
      if (next !== keeper.active) {
        keeper.active = next;
        onActivated(next);
      }
    }
    if (keeper.active === undefined) throw new CatalogueError("catalogue-missing");
    return keeper.active;
  }

  function loadOnce(): Promise<ActiveCatalogue> {
    loading ??= load().finally(() => {
      loading = undefined;
    });
    return loading;
  }

  const keeper: { active: ActiveCatalogue | undefined; current: CatalogueKeeper["current"] } = {
    active: undefined,
    async current(minVersion) {
      const { active } = keeper;
      if (active !== undefined && active.version >= minVersion) return active;
      const joined = loading !== undefined;
      let catalogue = await loadOnce();
      // A load that was under way before the newer version was named may have missed it.
      if (joined && catalogue.version < minVersion) catalogue = await loadOnce();
      if (catalogue.version >= minVersion) return catalogue;
      throw new CatalogueError(
        "catalogue-missing",
        `Version ${minVersion} is active at the platform, which still serves version ${catalogue.version}.`,
      );
    },
  };
  return keeper;
}

/**
 * Keeps a department's own catalogue in the place of the platform's.
 *
 * @param active the catalogue, already activated
 * @returns a keeper that asks nobody
 * @source 五(四)
 * @example
 * const keeper = keepOwnCatalogue(activateCatalogue(pack, undefined, document, date))
 */
export function keepOwnCatalogue(active: ActiveCatalogue): CatalogueKeeper {
  return { active, current: () => Promise.resolve(active) };
}
