/** How an answer is listened to on its way. */
interface Overhearing {
  /** A longer body is cancelled and ends beyond it, and is not heard: its reader may have left without a word. */
  readonly maxBytes: number;
  /** Whose waiting ends the answer: its body is cancelled then. */
  readonly signal: AbortSignal;
  /** Gets the whole body, and is waited for before its reader gets the last of it. */
  heard(body: Uint8Array): Promise<void>;
}

/**
 * Hands an answer on at once, and listens to it while it is read: what is made of the body is known to whoever has read
 * it to its end.
 *
 * No faster than it is read, and cancelled with it. A body that nobody reads to its end is not heard.
 *
 * @param response the answer; its body is taken over
 * @param how the limit, the signal of the request, and `heard`, whose error breaks the body
 * @returns the same answer; `response` itself where there is no body left to be read
 * @example
 * return overheardAnswer(response, { maxBytes: 1_048_576, signal, heard: async (body) => note(body) });
 */
export function overheardAnswer(response: Response, { maxBytes, signal, heard }: Overhearing): Response {
  const { body } = response;
  if (body === null || body.locked || response.bodyUsed) return response;
  const chunks: Uint8Array[] = [];
  let totalBytes = 0;
  const listened = body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        // Each but the last, since a reader that knows the length does not wait for the end.
        const held = chunks.at(-1);
        if (held !== undefined) controller.enqueue(held);
        chunks.push(chunk);
        totalBytes += chunk.byteLength;
        if (totalBytes <= maxBytes) return;
        controller.enqueue(chunk);
        controller.terminate();
      },
      async flush(controller) {
        await heard(Buffer.concat(chunks));
        const last = chunks.at(-1);
        if (last !== undefined) controller.enqueue(last);
      },
    }),
    { signal },
  );
  return new Response(listened, response);
}
