import { SourceError } from "../errors/yingcha-error";
import { untilAborted } from "../freshness/until-aborted";
import type { SentAnswer } from "./sender";

/**
 * Reads a body up to a limit that counts bytes after decompression.
 *
 * @param response an answer whose body nobody has read
 * @param maxBytes the most that is read; the stream is cancelled at the first byte beyond it
 * @param signal ends the reading, whether or not the sender heeds it; the stream is cancelled then
 * @returns the bytes; none for an answer without a body
 * @throws SourceError `answer-oversized`, `answer-invalid` for what cannot be decompressed, the signal's reason,
 *   and whatever breaks the stream
 * @example
 * const bytes = await cappedBody(response, 8_388_608, AbortSignal.timeout(3_000))
 */
export async function cappedBody(
  response: Pick<SentAnswer, "body">,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let totalBytes = 0;
  try {
    for (;;) {
      const { done, value } = await untilAborted(reader.read(), signal);
      if (done) return joined(chunks, totalBytes);
      totalBytes += value.byteLength;
      if (totalBytes > maxBytes)
        throw new SourceError("answer-oversized", `The answer is longer than ${maxBytes} bytes.`);
      chunks.push(value);
    }
  } catch (error) {
    reader.cancel().catch(() => undefined);
    throw isUndecodable(error)
      ? new SourceError("answer-invalid", "The answer could not be decompressed.")
      : error;
  }
}

function joined(chunks: readonly Uint8Array[], totalBytes: number): Uint8Array {
  const whole = new Uint8Array(totalBytes);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

/** The codes that Node gives for zlib, brotli (two spellings) and zstd; a broken connection has none of them. */
function isUndecodable(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  return typeof code === "string" && /^(?:Z_|ERR__ERROR_|ERR_BROTLI_|ZSTD_)/.test(code);
}
