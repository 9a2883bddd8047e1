import { z } from "zod";
import { subjectKinds } from "../subject/subject-kind";

/** A subject on the wire: the kind of its code, given and never guessed, and the code in canonical form. */
export const subjectRefSchema = z
  .object({ kind: z.enum(subjectKinds), code: z.string().min(1).max(64) })
  .readonly();
