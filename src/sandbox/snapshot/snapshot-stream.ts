import { createHash } from "node:crypto";
import { type SnapshotHeader, type SnapshotTrailer, snapshotSignedText } from "../../contract/snapshot";
import type { ListsSnapshot } from "../storage/lists-snapshot";
import type { SigningKey } from "./signing-key";

/** The stream of one snapshot. */
export interface SnapshotStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Breaks it off: it lacks its last line. */
  drop(): void;
}

const atOnceMaxCount = 200;

/**
 * Writes a snapshot line by line, as fast as it is taken, and signs it with its last line.
 *
 * @param snapshot ended when the stream is, however that comes
 * @param parts what the first line says beside; the key; how long it may take, and how long nothing need be taken, since
 *   it keeps the database from clearing up; what says, before each piece, whether who takes it is let still; what drops the
 *   connection; what is called once, when it has ended
 * @returns the stream
 * @source 五(三)
 * @example
 * createSnapshotStream(snapshot, { asOf, catalogueVersion: 1, key, maxMs: 300_000, stallMaxMs: 30_000, isStillLet, disconnect, onEnd })
 */
export function createSnapshotStream(
  snapshot: ListsSnapshot,
  parts: Pick<SnapshotHeader, "asOf" | "catalogueVersion"> & {
    readonly key: SigningKey;
    readonly maxMs: number;
    readonly stallMaxMs: number;
    readonly isStillLet: () => Promise<boolean>;
    readonly disconnect: () => void;
    readonly onEnd: () => void;
  },
): SnapshotStream {
  const { asOf, catalogueVersion, key, maxMs, stallMaxMs, isStillLet, disconnect, onEnd } = parts;
  const { epoch, listVersion, subjectCount } = snapshot;
  const digest = createHash("sha256");
  const endless = setTimeout(drop, maxMs).unref();
  let stalled = setTimeout(drop, stallMaxMs).unref();
  let control: ReadableStreamDefaultController<Uint8Array> | undefined;
  let isEnded = false;

  async function ended(): Promise<void> {
    if (isEnded) return;
    isEnded = true;
    clearTimeout(endless);
    clearTimeout(stalled);
    onEnd();
    await snapshot.end();
  }

  function drop(): void {
    if (isEnded) return;
    void ended();
    disconnect();
    control?.close();
  }

  /** A line of what is signed. */
  function signedLines(values: readonly unknown[]): Uint8Array {
    const bytes = Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(""));
    digest.update(bytes);
    return bytes;
  }

  function trailerLine(): Uint8Array {
    const checksum = digest.digest("hex");
    const signature = key.sign(snapshotSignedText({ listVersion, asOf, subjectCount, checksum }));
    const trailer: SnapshotTrailer = { kind: "trailer", subjectCount, checksum, keyId: key.keyId, signature };
    return Buffer.from(`${JSON.stringify(trailer)}\n`);
  }

  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        control = controller;
        const place = { epoch, listVersion, asOf, catalogueVersion };
        const header: SnapshotHeader = { kind: "header", ...place, subjectCount };
        controller.enqueue(signedLines([header]));
      },
      async pull(controller) {
        clearTimeout(stalled);
        try {
          if (!(await isStillLet())) return drop();
          const standings = await snapshot.next(atOnceMaxCount);
          if (isEnded) return;
          stalled = setTimeout(drop, stallMaxMs).unref();
          if (standings.length > 0) return controller.enqueue(signedLines(standings));
          controller.enqueue(trailerLine());
          controller.close();
          await ended();
        } catch {
          drop();
        }
      },
      cancel: ended,
    },
    { highWaterMark: 0 },
  );
  return { body, drop };
}
