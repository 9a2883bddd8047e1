/** The paths of the platform, from the base URL on, without its slash; one stands twice where it is read and written. */
export const platformPath = {
  lookups: "v1/lookups",
  catalogue: "v1/catalogue",
  catalogues: "v1/catalogues",
  cataloguePublications: "v1/catalogues",
  catalogueActivations: "v1/catalogue-activations",
  catalogueDiff: "v1/catalogue-diff",
  transitions: "v1/transitions",
  feedback: "v1/feedback",
  engagements: "v1/engagements",
  declarations: "v1/engagements",
  initiations: "v1/initiations",
  initiationAnswers: "v1/initiation-answers",
  responses: "v1/responses",
  touchedCases: "v1/touched-cases",
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
