import { SourceError } from "../errors/yingcha-error";

/**
 * Reads a body up to a limit that counts bytes after decompression.
 *
 * @param response an answer whose body nobody has read
 * @param maxBytes the most that is read; the stream is cancelled at the first byte beyond it
 * @returns the bytes; none for an answer without a body
 * @throws SourceError `answer-oversized`, and whatever breaks the stream
 * @example
 * const bytes = await cappedBody(response, 8_388_608)
 */
export async function cappedBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let totalBytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    totalBytes += value.byteLength;
    if (totalBytes > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw new SourceError("answer-oversized", `The answer is longer than ${maxBytes} bytes.`);
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(totalBytes);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
