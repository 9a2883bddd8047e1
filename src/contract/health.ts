import { z } from "zod";

/** How the platform is, and how old its lists are; nothing of what is on them. */
export const healthSchema = z.object({
  /** `stale`: it answers, and its lists did not change for longer than its operator expects. */
  status: z.enum(["ok", "stale"]),
  listVersion: z.int().min(0),
  /** When the lists last changed; null when they never did. */
  lastChangeAt: z.iso.datetime({ offset: true }).nullable(),
  ageMs: z.int().min(0).nullable(),
});
export type Health = z.infer<typeof healthSchema>;
