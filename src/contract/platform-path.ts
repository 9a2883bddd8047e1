/** The paths of the platform, from the base URL on, without its slash. */
export const platformPath = {
  lookups: "v1/lookups",
  catalogue: "v1/catalogue",
  transitions: "v1/transitions",
  feedback: "v1/feedback",
  changes: "v1/changes",
  events: "v1/events",
  snapshot: "v1/snapshot",
  keys: "v1/keys",
  matterCounts: "v1/matter-counts",
  statistics: "v1/statistics",
  health: "v1/health",
} as const;

/** At most so many subjects in one lookup. */
export const lookupMaxCount = 1_000;

/** At most so many changes in one page. */
export const changesMaxCount = 1_000;
