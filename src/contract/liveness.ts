import { z } from "zod";

/** That the platform can read its lists: nothing that a change of any list moves, so that anyone may know it. */
export const livenessSchema = z.object({ status: z.literal("ok") });
export type Liveness = z.infer<typeof livenessSchema>;
