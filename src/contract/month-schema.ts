import { z } from "zod";

/** A month in Asia/Shanghai, as YYYY-MM, of the years that the calendar of the platform has. */
export const monthSchema = z.string().regex(/^(?:1[89]|[2-9]\d)\d{2}-(?:0[1-9]|1[0-2])$/);
