import { z } from "zod";

/** A technical name: letters, digits and `._:/-`, at most 128 characters. */
export const idSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$/);

/** A text for people, at most 500 characters, without control, invisible or direction-changing characters. */
export const textSchema = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+$/u);
