/** What anyone may ask without a signature, from the base URL on: nothing of any subject, and nothing of any list. */
export const openPath = {
  page: "",
  document: "openapi.json",
  health: "health",
} as const;
