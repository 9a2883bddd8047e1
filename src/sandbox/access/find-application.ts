import type { Application } from "./application";

/** Finds who asks under a key. Rejects where nobody can tell who may ask; then nobody may. */
export type FindApplication = (appKey: string) => Promise<Application | undefined>;

/**
 * Finds among applications that never change.
 *
 * @param applications who may ask
 * @returns what finds one of them
 * @example
 * fixedApplications(Object.values(demonstrationApplications))
 */
export function fixedApplications(applications: readonly Application[]): FindApplication {
  const known = new Map(applications.map((application) => [application.appKey, application]));
  return async (appKey) => known.get(appKey);
}
