import type { PolicyPack } from "../catalogue/policy-pack";
import type { CachingSource } from "../freshness/caching-source";
import type { CatalogueKeeper } from "../freshness/catalogue-keeper";
import type { HonestClock } from "../time/honest-clock";
import type { WorkingDayCalendar } from "../time/working-days";
import type { CheckMemory, RememberedCheck } from "./check-memory";
import type { GuardEvents } from "./guard-event";

/** What a guard is put together from. */
export interface GuardParts {
  readonly source: CachingSource<RememberedCheck>;
  readonly catalogue: CatalogueKeeper;
  readonly pack: PolicyPack;
  readonly clock: HonestClock;
  readonly calendar: WorkingDayCalendar;
  readonly events: GuardEvents;
  /** The code of the department that checks; absent: any approving department (R30). */
  readonly department?: string;
  /** The oldest answer that will do where a check does not say, in ms. */
  readonly maxAgeMs: number;
  /** For one check with everything it asks, in ms. */
  readonly deadlineMs: number;
  /** Gives back what the source holds, such as connections. */
  readonly release?: () => void;
}

/** The parts at work: with what the guard remembers. */
export interface GuardDesk extends GuardParts {
  readonly memory: CheckMemory;
}
