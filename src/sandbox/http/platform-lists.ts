import type { RegistryStore } from "../storage/registry-store";

/** The lists as the service asks and changes them. */
export type PlatformLists = Pick<
  RegistryStore,
  | "lookUp"
  | "apply"
  | "accept"
  | "casesTouched"
  | "changesSince"
  | "statistics"
  | "publicPage"
  | "publicRecordsOf"
>;
