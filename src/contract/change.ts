import { z } from "zod";
import { departmentSchema } from "../lists/list-record";
import { subjectRefSchema } from "../lists/subject-ref-schema";
import { idSchema, textSchema } from "../lists/text-schema";

/** What happens to a record: a transition's own act, or what follows from one or from the calendar. */
const eventSchema = z.enum([
  "listed",
  "turned-black",
  "extended",
  "amended",
  "exited",
  "misuse-reported",
  "objected",
  "doubted",
  "doubt-confirmed",
  "provider-told",
  "corrected",
  "rejected",
  "subject-told",
  "resumed",
]);

const place = {
  /** One more than the change before it, over all subjects; also the version of the lists from then on. */
  sequence: z.int().min(1),
  at: z.iso.datetime({ offset: true }),
};

/**
 * One change of one record.
 *
 * Of a record that was erased nothing is left: its earlier changes keep their numbers alone, so that there is no gap,
 * and the last one names it by a digest, which whoever knows the id can recognise. The digest hides nothing from
 * whoever can guess the id: a serial number is found by trying them all.
 *
 * @source 五(三), 六(三)
 */
export const changeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("changed"),
    ...place,
    event: eventSchema,
    subject: subjectRefSchema,
    recordId: idSchema,
    by: departmentSchema.readonly(),
    documentNumber: textSchema,
    basis: textSchema,
  }),
  /** A subject was put on file, or what is on file of it beside its records was changed. */
  z.object({ kind: z.literal("registered"), ...place, subject: subjectRefSchema }),
  /** SHA-256 of the record's id, lower-case hex. */
  z.object({ kind: z.literal("erased"), ...place, recordDigest: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ kind: z.literal("redacted"), ...place }),
]);
export type Change = z.infer<typeof changeSchema>;
export type RecordEvent = z.infer<typeof eventSchema>;
