import { z } from "zod";

/** The ways of dealing with a platform that does not tell the watch list. */
export const watchListDemandSchema = z.enum(["demanded", "if-told"]);

/**
 * Whether a check may rest on lists of which the watch list was not told. `demanded`: it may not; `if-told`: it may, for
 * those whom that list is not for.
 *
 * @source 四(四)
 */
export type WatchListDemand = z.infer<typeof watchListDemandSchema>;
