import { z } from "zod";

/**
 * What a webhook carries: that something changed, and up to which version the lists have come since. It names nobody,
 * so nothing of a watch record or of one that is erased later lies at an address or in its log; whoever is told asks
 * under its own signature. An address is one of an application: where that one has no `watch-list`, the version is the
 * one that its lookups name, no message comes of a change to the watch list alone, and no time is one of such a change.
 *
 * @source 四(四), 六(三) (R10); Standard Webhooks 1.0.0
 */
export const webhookMessageSchema = z.object({
  type: z.literal("lists.changed"),
  /** When the last of the changes was made that the application may see. */
  timestamp: z.iso.datetime({ offset: true }),
  data: z.object({ listVersion: z.int().min(1) }),
});
export type WebhookMessage = z.infer<typeof webhookMessageSchema>;
