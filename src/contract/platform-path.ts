/** The paths of the platform, from the base URL on, without its slash. */
export const platformPath = {
  lookups: "v1/lookups",
  catalogue: "v1/catalogue",
  transitions: "v1/transitions",
  feedback: "v1/feedback",
  matterCounts: "v1/matter-counts",
  statistics: "v1/statistics",
  changes: "v1/changes",
  health: "v1/health",
} as const;

/** At most so many subjects in one lookup. */
export const lookupMaxCount = 1_000;

/** At most so many changes in one page. */
export const changesMaxCount = 1_000;
