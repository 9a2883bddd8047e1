import { z } from "zod";
import { changesPageSchema, changesQuerySchema, digitsSchema, listsEpochSchema } from "./changes-page";

/** At most so many changes in one message of the stream. */
export const eventChangesMaxCount = 100;

/** A stream lasts that long at most, in milliseconds; whoever follows comes back where it was. */
export const eventsLifeMaxMs = 900_000;

/** After which change the stream begins, as the query says it: `since` default 0. */
export const eventsQuerySchema = changesQuerySchema.pick({ since: true, epoch: true });
export type EventsQuery = z.infer<typeof eventsQuerySchema>;

/** The header with the id of the last message that was received; before the query where both are there. */
export const lastEventIdHeader = "last-event-id";

/** The id of a message, as {@link eventIdOf} writes it. */
export const eventIdForm = /^[A-Za-z0-9_-]{22}\.\d{1,15}$/;

/** Reads an id back: after which change of which lists. */
export const lastEventIdSchema = z
  .string()
  .regex(eventIdForm)
  .transform((id) => {
    const [epoch, since] = id.split(".");
    return { epoch, since };
  })
  .pipe(z.object({ epoch: listsEpochSchema, since: digitsSchema }));

/**
 * Writes the id of a message of the stream. Pure.
 *
 * @param epoch that of the lists
 * @param sequence the number of its last change
 * @returns the id, which comes back as `Last-Event-ID`
 * @source HTML Standard, server-sent events
 * @example
 * eventIdOf(page.epoch, page.changes.at(-1).sequence)
 */
export function eventIdOf(epoch: string, sequence: number): string {
  return `${epoch}.${sequence}`;
}

/** The changes after the message before it, as `GET v1/changes` gives them, but fewer at once. */
export const changesEventSchema = changesPageSchema.extend({
  changes: changesPageSchema.shape.changes.unwrap().min(1).max(eventChangesMaxCount).readonly(),
});
export type ChangesEvent = z.infer<typeof changesEventSchema>;

/** That nothing is untold: the lists were of this version at that instant, and all through it was sent. */
export const heartbeatSchema = z.object({
  epoch: listsEpochSchema,
  listVersion: z.int().min(0),
  at: z.iso.datetime({ offset: true }),
});
export type Heartbeat = z.infer<typeof heartbeatSchema>;
