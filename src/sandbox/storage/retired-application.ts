import type { LiveSecret, SealedApplication } from "./application-store";

/**
 * Takes one of an application's two live secrets away. Pure.
 *
 * @param before as it was
 * @param which the one that goes; the other is the one that stays live
 * @returns the application with one secret; as it was where it had but one, which never goes
 * @example
 * retiredApplication(application, "earlier")
 */
export function retiredApplication(before: SealedApplication, which: LiveSecret): SealedApplication {
  const { sealedEarlierSecret = before.sealedSecret, ...rest } = before;
  return which === "earlier" ? rest : { ...rest, sealedSecret: sealedEarlierSecret };
}
