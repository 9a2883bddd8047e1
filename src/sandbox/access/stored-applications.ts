import { isYingchaError } from "../../errors/yingcha-error";
import type { SealingKey } from "../../integrity/sealing-key";
import type { Clock } from "../../time/clock";
import type { ApplicationStore, SealedApplication } from "../storage/application-store";
import type { Application } from "./application";
import type { FindApplication } from "./find-application";
import { unsealedApplication } from "./unsealed-application";

/** What was changed elsewhere counts here so much later at most. */
export const copyMaxAgeMs = 5_000;
/** For so long the copy serves on while the store cannot be read; after it nobody may ask. */
const failingMaxAgeMs = 30_000;
/** A request waits for a reading no longer than that, and but once. */
const waitMaxMs = 2_000;
/** After a reading that failed the next one is not tried sooner. */
const retryMs = 1_000;

interface Copy {
  readonly byKey: ReadonlyMap<string, Application>;
  /** When its reading began. */
  readonly asOfMs: number;
}

/**
 * Finds applications in a store, by a copy that is read anew once it is older than 5 s: a key that was removed, or a
 * secret that was retired, is refused 5 s later at the latest, by every process. All who ask meanwhile wait for the
 * one reading, none longer than 2 s. While the store cannot be read the copy serves for 30 s from its reading on.
 *
 * An application whose seal does not open is left out, and a warning of the process (`YINGCHA_SEAL_BROKEN`) says so.
 *
 * @param store where they are
 * @param key with which their secrets were sealed
 * @param clock for the age of the copy
 * @returns what finds one, already read once
 * @throws {IntegrityError} `seal-broken` where a seal does not open at the first reading: the key is another one
 * @example
 * const find = await storedApplications(store.applications, key, systemClock);
 */
export async function storedApplications(
  store: ApplicationStore,
  key: SealingKey,
  clock: Pick<Clock, "monotonicMs">,
): Promise<FindApplication> {
  let copy: Copy = await read((sealed) => unsealedApplication(sealed, key));
  let reading: Promise<void> | undefined;
  let notBeforeMs = Number.NEGATIVE_INFINITY;
  const warned = new Set<string>();

  async function read(open: (sealed: SealedApplication) => Application | undefined): Promise<Copy> {
    const asOfMs = clock.monotonicMs();
    const opened = (await store.findAll()).map(open);
    const byKey = new Map(opened.flatMap((one) => (one === undefined ? [] : [[one.appKey, one]])));
    return { byKey, asOfMs };
  }

  function openedOrLeftOut(sealed: SealedApplication): Application | undefined {
    try {
      return unsealedApplication(sealed, key);
    } catch (error) {
      if (!isYingchaError(error)) throw error;
      if (!warned.has(sealed.appKey))
        process.emitWarning(`The secret of the application ${sealed.appKey} does not open; it may not ask.`, {
          code: "YINGCHA_SEAL_BROKEN",
        });
      warned.add(sealed.appKey);
      return undefined;
    }
  }

  /** Settles once the copy is new, or could not be made so in time; never rejects. */
  function renewed(): Promise<void> {
    reading ??= within(waitMaxMs, read(openedOrLeftOut))
      .then(
        (made) => {
          if (made.asOfMs > copy.asOfMs) copy = made;
        },
        () => {
          notBeforeMs = clock.monotonicMs() + retryMs;
        },
      )
      .finally(() => {
        reading = undefined;
      });
    return reading;
  }

  return async (appKey) => {
    const ageMs = () => clock.monotonicMs() - copy.asOfMs;
    if (ageMs() > copyMaxAgeMs && clock.monotonicMs() >= notBeforeMs) await renewed();
    if (ageMs() > failingMaxAgeMs) throw new Error("Who may ask could not be read for 30 s, so nobody may.");
    return copy.byKey.get(appKey);
  };
}

/** A driver whose server fell silent may never say so. */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The store did not answer in time.")), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
