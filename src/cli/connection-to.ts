import { InputError } from "../errors/yingcha-error";
import type { SignedConnection } from "./signed-request";

/** Who asks, as the environment names it, and over what. */
export interface SendingMeans extends Pick<SignedConnection, "fetch" | "clock"> {
  readonly appKey: string | undefined;
  readonly secret: string | undefined;
}

/** Where they are read from: the environment, which no list of processes shows. */
export const appKeyName = "YINGCHA_APP_KEY";
export const appSecretName = "YINGCHA_APP_SECRET";

/**
 * Says in whose name a platform is asked. Pure.
 *
 * @param baseUrl of the platform
 * @param means the application, as the environment names it
 * @returns what a request is signed with
 * @throws InputError `options-invalid` without an application
 * @example
 * connectionTo(baseUrl, { appKey, secret, fetch, clock: systemClock })
 */
export function connectionTo(baseUrl: URL, { appKey, secret, ...how }: SendingMeans): SignedConnection {
  if (!appKey || !secret)
    throw new InputError("options-invalid", `The environment names no ${appKeyName} and ${appSecretName}.`);
  return { baseUrl, appKey, secret, ...how };
}
