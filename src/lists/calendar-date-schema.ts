import { z } from "zod";
import { type CalendarDate, isCalendarDate } from "../time/calendar-date";

/** A day in Asia/Shanghai that exists on the calendar, as YYYY-MM-DD. */
export const calendarDateSchema: z.ZodType<CalendarDate, string> = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isCalendarDate, { error: "no such day" })
  .transform((value) => value as CalendarDate);
