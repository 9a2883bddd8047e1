import { CatalogueError } from "../errors/yingcha-error";
import type { CalendarDate } from "../time/calendar-date";
import { type ActiveCatalogue, compileCatalogue } from "./active-catalogue";
import type { CatalogueDocument } from "./catalogue-document";
import type { PolicyPack } from "./policy-pack";
import { refuseFaultyCatalogue } from "./refuse-faulty-catalogue";

/**
 * Puts a catalogue in the place of the one in use. Pure.
 *
 * A version never falls, whatever the document calls itself, and one that is not yet effective stays pending:
 * what was active stays so.
 *
 * @param pack the policy pack the guard decides by
 * @param current the catalogue in use, if any
 * @param document the one offered
 * @param date today, Beijing
 * @returns the catalogue to use from now on; `current` itself when the version is the same or not yet effective
 * @throws CatalogueError `catalogue-version-regressed`, `catalogue-missing` (not yet effective, and none in use), and what
 *   {@link refuseFaultyCatalogue} throws
 * @source 五(四)
 * @example
 * const active = activateCatalogue(quanzhou201851, undefined, document, beijingDateOf(clock.wallMs()))
 */
export function activateCatalogue(
  pack: PolicyPack,
  current: ActiveCatalogue | undefined,
  document: CatalogueDocument,
  date: CalendarDate,
): ActiveCatalogue {
  if (current !== undefined) {
    if (document.version === current.version && document.catalogueId === current.catalogueId) return current;
    if (document.version <= current.version)
      throw new CatalogueError(
        "catalogue-version-regressed",
        `Version ${document.version} of ${document.catalogueId} was offered while version ${current.version} is in use.`,
      );
  }
  if (document.effectiveOn > date) {
    if (current !== undefined) return current;
    throw new CatalogueError(
      "catalogue-missing",
      `The catalogue takes effect on ${document.effectiveOn} only.`,
    );
  }
  refuseFaultyCatalogue(pack, document);
  return compileCatalogue(pack, document);
}
