import { z } from "zod";
import { InputError } from "../errors/yingcha-error";
import { complaintOfOptions } from "../guard/complaint-of-options";

const part = z.number().optional();

const partsSchema = z
  .strictObject({ days: part, hours: part, minutes: part, seconds: part, ms: part })
  .readonly();

/** How much time passes: milliseconds, or a sum of named parts. */
export type Passage =
  | number
  | {
      readonly days?: number;
      readonly hours?: number;
      readonly minutes?: number;
      readonly seconds?: number;
      readonly ms?: number;
    };

/**
 * Reads how much time passes. Pure.
 *
 * @param by milliseconds, or named parts
 * @returns finite milliseconds, negative where a part was
 * @throws InputError `options-invalid` for what is no passage, a part of another name among it
 * @example
 * msOf({ minutes: 1, seconds: 1 }) // 61000
 */
export function msOf(by: Passage): number {
  const parsed = partsSchema.safeParse(typeof by === "number" ? { ms: by } : by);
  if (!parsed.success)
    throw new InputError("options-invalid", complaintOfOptions(parsed.error.issues, "What passes"));
  const { days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 } = parsed.data;
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000 + ms;
}

/**
 * Reads how much time passes on a clock that runs forward only. Pure.
 *
 * @param by milliseconds, or named parts
 * @returns milliseconds, none of them negative
 * @throws InputError `options-invalid` for what is no passage, or a negative one
 * @example
 * forwardMs(1_000)
 */
export function forwardMs(by: Passage): number {
  const ms = msOf(by);
  if (ms >= 0) return ms;
  throw new InputError(
    "options-invalid",
    "Time passes forward only; it is stepWall that sets the wall clock back.",
  );
}
