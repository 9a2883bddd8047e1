/**
 * Where the day stands on which the calendar changes a file: of any record, or of one that those are told of who may not
 * see the watch list.
 *
 * @source 四(四) (R10)
 * @example
 * dueColumns.withheld // "third_party_due_on"
 */
export const dueColumns = { told: "due_on", withheld: "third_party_due_on" } as const;
