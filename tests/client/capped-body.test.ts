import { expect, test } from "vitest";
import { cappedBody } from "../../src/client/capped-body";

const never = new AbortController().signal;

function streamed(chunks: readonly Uint8Array[], onCancel: () => void = () => undefined): Response {
  let next = 0;
  return new Response(
    new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = chunks[next];
        next += 1;
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      },
      cancel: onCancel,
    }),
  );
}

function broken(error: unknown): Response {
  return new Response(new ReadableStream({ pull: (controller) => controller.error(error) }));
}

test("the pieces of a body come back as one", async () => {
  const bytes = await cappedBody(
    streamed([Uint8Array.of(1, 2), Uint8Array.of(), Uint8Array.of(3)]),
    3,
    never,
  );
  expect([...bytes]).toEqual([1, 2, 3]);
});

test("no body is no bytes", async () => {
  expect(await cappedBody(new Response(null), 0, never)).toHaveLength(0);
});

test("the first byte beyond the limit ends the reading and cancels the stream, T18", async () => {
  let cancelled = false;
  const response = streamed([new Uint8Array(10), new Uint8Array(1), new Uint8Array(1_000)], () => {
    cancelled = true;
  });
  await expect(cappedBody(response, 10, never)).rejects.toMatchObject({ code: "answer-oversized" });
  expect(cancelled).toBe(true);
});

test("a signal ends the reading of a stream that gives nothing, and cancels it, T19", async () => {
  const controller = new AbortController();
  let cancelled = false;
  const response = new Response(
    new ReadableStream({
      cancel() {
        cancelled = true;
        throw new Error("a stream may fail to be cancelled");
      },
    }),
  );
  const reading = cappedBody(response, 10, controller.signal);
  controller.abort(new Error("late"));
  await expect(reading).rejects.toThrow("late");
  expect(cancelled).toBe(true);
});

test.each(["Z_DATA_ERROR", "ERR__ERROR_FORMAT_RESERVED", "ERR_BROTLI_DECODER_ERROR_X", "ZSTD_error_x"])(
  "what cannot be decompressed is an invalid answer, not a broken network, T4: %s",
  async (code) => {
    const error = new TypeError("terminated", { cause: Object.assign(new Error("bad"), { code }) });
    await expect(cappedBody(broken(error), 10, never)).rejects.toMatchObject({ code: "answer-invalid" });
  },
);

test.each([
  new TypeError("terminated", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) }),
  new TypeError("terminated", { cause: new Error("other side closed") }),
  new TypeError("terminated", { cause: "text" }),
  "text",
])("any other break of the stream is passed on as it is", async (error) => {
  await expect(cappedBody(broken(error), 10, never)).rejects.toBe(error);
});
