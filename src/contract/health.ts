import { z } from "zod";

/** How old the platform's lists are; for departments alone, since a watch listing is a change of them too, 四(四). */
export const healthSchema = z.object({
  /** `stale`: it answers, and its lists did not change for longer than the platform expects. */
  status: z.enum(["ok", "stale"]),
  listVersion: z.int().min(0),
  /** When the lists last changed; null when they never did. */
  lastChangeAt: z.iso.datetime({ offset: true }).nullable(),
  ageMs: z.int().min(0).nullable(),
});
export type Health = z.infer<typeof healthSchema>;
