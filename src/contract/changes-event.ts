import { z } from "zod";
import { changesPageSchema, changesQuerySchema } from "./changes-page";

/** At most so many changes in one message of the stream. */
export const eventChangesMaxCount = 100;

/** After which change the stream begins, as the query says it: `since` default 0. */
export const eventsQuerySchema = changesQuerySchema.pick({ since: true });

/** The header with the number of the last change that was received; before the query where both are there. */
export const lastEventIdHeader = "last-event-id";

/** The changes after the message before it, as `GET v1/changes` gives them, but fewer at once. */
export const changesEventSchema = changesPageSchema.extend({
  changes: changesPageSchema.shape.changes.unwrap().min(1).max(eventChangesMaxCount).readonly(),
});
export type ChangesEvent = z.infer<typeof changesEventSchema>;

/** That nothing is untold: the lists were of this version at that instant, and all through it was sent. */
export const heartbeatSchema = z.object({
  listVersion: z.int().min(0),
  at: z.iso.datetime({ offset: true }),
});
export type Heartbeat = z.infer<typeof heartbeatSchema>;
