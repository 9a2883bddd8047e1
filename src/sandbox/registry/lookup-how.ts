/** How much a lookup tells, and for whom is asked what is due. */
export interface LookupHow {
  /** `withheld`: what those are told who may not see it. Nothing of it moves with the watch list, the version of the
   * lists neither, 四(四) (R10). Default `told`. */
  readonly watchList?: "told" | "withheld";
}
