import { IntegrityError, isYingchaError } from "../../errors/yingcha-error";
import type { SealingKey } from "../../integrity/sealing-key";
import type { Clock } from "../../time/clock";
import type { ApplicationStore, SealedApplication } from "../storage/application-store";
import type { Application } from "./application";
import type { FindApplication } from "./find-application";
import { unsealedApplication } from "./unsealed-application";

/** What was changed elsewhere counts here so much later at most. */
export const copyMaxAgeMs = 5_000;
/** For so long the copy serves on while the store cannot be read; after it nobody may ask. */
export const failingMaxAgeMs = 30_000;
/** A request waits for a reading no longer than that, and but once. */
const waitMaxMs = 2_000;
/** After a reading that failed the next one is not tried sooner. */
const retryMs = 1_000;

interface Copy {
  readonly byKey: ReadonlyMap<string, Application>;
  /** Those whose seal does not open. */
  readonly broken: readonly string[];
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
 * @throws {IntegrityError} `seal-broken` where there are applications at the first reading and no seal opens: the key
 *   is another one
 * @example
 * const find = await storedApplications(store.applications, key, systemClock);
 */
export async function storedApplications(
  store: ApplicationStore,
  key: SealingKey,
  clock: Pick<Clock, "monotonicMs">,
): Promise<FindApplication> {
  let copy = await read();
  if (copy.byKey.size === 0 && copy.broken.length > 0) throw new IntegrityError("seal-broken");
  let reading: Promise<void> | undefined;
  let notBeforeMs = Number.NEGATIVE_INFINITY;
  const warned = new Set<string>();
  warnOfBroken();

  async function read(): Promise<Copy> {
    const asOfMs = clock.monotonicMs();
    const byKey = new Map<string, Application>();
    const broken: string[] = [];
    for (const sealed of await store.findAll()) {
      const application = openedOf(sealed, key);
      if (application === undefined) broken.push(sealed.appKey);
      else byKey.set(sealed.appKey, application);
    }
    return { byKey, broken, asOfMs };
  }

  function warnOfBroken(): void {
    for (const appKey of copy.broken) {
      if (warned.has(appKey)) continue;
      warned.add(appKey);
      process.emitWarning(`The secret of the application ${appKey} does not open; it may not ask.`, {
        code: "YINGCHA_SEAL_BROKEN",
      });
    }
  }

  /** Settles once the copy is new, or could not be made so in time; never rejects. */
  function renewed(): Promise<void> {
    reading ??= within(waitMaxMs, read())
      .then(
        (made) => {
          if (made.asOfMs > copy.asOfMs) copy = made;
          warnOfBroken();
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

/** Undefined where the seal is broken. */
function openedOf(sealed: SealedApplication, key: SealingKey): Application | undefined {
  try {
    return unsealedApplication(sealed, key);
  } catch (error) {
    if (isYingchaError(error)) return undefined;
    throw error;
  }
}

/** A driver whose server fell silent may never say so. */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The store did not answer in time.")), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
