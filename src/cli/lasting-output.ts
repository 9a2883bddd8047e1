import { failureCode } from "../sandbox/failure-code";

/** So often what could not be written is tried again; a reader that is only slow, sooner. */
const retryMs = 1_000;
const slowReaderRetryMs = 20;
/** So much is held meanwhile; the lines beyond it are lost. */
const heldMaxBytes = 1_048_576;
/** As the system says it of a reader that has not made room yet. */
const readerIsSlow = "EAGAIN";

/**
 * Makes what writes lines whatever becomes of where they go: a full disk, or a reader that goes away, ends no platform.
 * What cannot be written is held, up to a bound, and tried again, so that the log goes on once there is room.
 *
 * @param write writes the bytes, or as many of the first of them as it says; may throw
 * @returns takes a line and never throws; the first one that cannot be written gives the warning `YINGCHA_LOG_LOST`, and
 *   so does the first one after all that was held went out
 * @example
 * const say = createLastingOutput((bytes) => writeSync(1, bytes));
 */
export function createLastingOutput(write: (bytes: Uint8Array) => number): (line: string) => void {
  const held: Uint8Array[] = [];
  let heldBytes = 0;
  let isTriedLater = false;
  let isWarned = false;

  function warn(code: string): void {
    if (isWarned) return;
    isWarned = true;
    process.emitWarning(`The log cannot be written (${code}); it goes on once it can be.`, {
      code: "YINGCHA_LOG_LOST",
    });
  }

  function writeHeld(): void {
    isTriedLater = false;
    try {
      for (let bytes = held[0]; bytes !== undefined; bytes = held[0]) {
        const count = write(bytes);
        heldBytes -= count;
        // The rest of a line goes on where its beginning ended.
        if (count < bytes.length) held[0] = bytes.subarray(count);
        else held.shift();
      }
      isWarned = false;
    } catch (error) {
      const code = failureCode(error);
      if (code !== readerIsSlow) warn(code);
      isTriedLater = true;
      setTimeout(writeHeld, code === readerIsSlow ? slowReaderRetryMs : retryMs).unref();
    }
  }

  return (line) => {
    const bytes = Buffer.from(`${line}\n`);
    if (heldBytes + bytes.length > heldMaxBytes) return warn(readerIsSlow);
    held.push(bytes);
    heldBytes += bytes.length;
    if (!isTriedLater) writeHeld();
  };
}
