import { z } from "zod";
import { listsEpochSchema } from "./changes-page";

const subjectCountSchema = z.int().min(0);

/** The first line of a snapshot: which state of the lists it is, and how many standings follow. */
export const snapshotHeaderSchema = z.object({
  kind: z.literal("header"),
  epoch: listsEpochSchema,
  listVersion: z.int().min(0),
  asOf: z.iso.datetime({ offset: true }),
  catalogueVersion: z.int().min(1),
  subjectCount: subjectCountSchema,
});
export type SnapshotHeader = z.infer<typeof snapshotHeaderSchema>;

/** The last line of a snapshot; one that lacks it is not whole. */
export const snapshotTrailerSchema = z.object({
  kind: z.literal("trailer"),
  subjectCount: subjectCountSchema,
  /** SHA-256 of every byte before this line, lower-case hex. */
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  /** Ed25519 over `snapshotSignedText`, 64 bytes in base64. */
  signature: z.base64().length(88),
});
export type SnapshotTrailer = z.infer<typeof snapshotTrailerSchema>;

/**
 * Gives what the signature of a snapshot covers. Pure.
 *
 * @param snapshot from its header and its trailer
 * @returns the lines that are signed, none at the end
 * @source RFC 8032
 * @example
 * verifyEd25519(snapshotSignedText({ ...header, ...trailer }), trailer.signature, publicKey)
 */
export function snapshotSignedText(
  snapshot: Pick<SnapshotHeader, "listVersion" | "asOf" | "subjectCount"> & Pick<SnapshotTrailer, "checksum">,
): string {
  const { listVersion, asOf, subjectCount, checksum } = snapshot;
  return ["yingcha-snapshot-v1", listVersion, asOf, subjectCount, checksum].join("\n");
}
