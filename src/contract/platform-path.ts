/** The paths of the platform, from the base URL on, without its slash. */
export const platformPath = {
  lookups: "v1/lookups",
  catalogue: "v1/catalogue",
} as const;

/** At most so many subjects in one lookup. */
export const lookupMaxCount = 1_000;
