/**
 * What anyone may ask without a signature, from the base URL on: the interface itself, whether the platform answers,
 * and what is public of the red and the black list. Nothing of it moves with the watch list, but that a red record ends
 * by a watch listing as by a black one, 六(二).
 *
 * @source 三(一), 二(六), 四(四) (R10)
 */
export const openPath = {
  page: "",
  document: "openapi.json",
  health: "health",
  publicList: "public/v1/lists/{list}",
  publicSubject: "public/v1/subjects/{kind}/{code}",
} as const;

/** At most so many records in one page of a public list. */
export const publicMaxCount = 100;
