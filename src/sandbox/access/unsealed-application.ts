import type { SealingKey } from "../../integrity/sealing-key";
import { unseal } from "../../integrity/unseal";
import type { SealedApplication } from "../storage/application-store";
import type { Application } from "./application";

/**
 * Opens the secrets of an application. Pure.
 *
 * @param sealed as it is kept
 * @param key with which its secrets were sealed
 * @returns the application, as requests are authenticated by it
 * @throws {IntegrityError} `seal-broken` for another key, and for a row that was altered
 * @example
 * unsealedApplication(sealed, parseSealingKey(process.env.YINGCHA_SEALING_KEY))
 */
export function unsealedApplication(sealed: SealedApplication, key: SealingKey): Application {
  const { name: _, sealedSecret, sealedEarlierSecret, ...application } = sealed;
  const owner = `application:${sealed.appKey}` as const;
  return {
    ...application,
    secret: unseal(sealedSecret, key, owner),
    ...(sealedEarlierSecret === undefined ? {} : { earlierSecret: unseal(sealedEarlierSecret, key, owner) }),
  };
}
