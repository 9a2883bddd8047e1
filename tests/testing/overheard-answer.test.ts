import { setImmediate as nextTurn } from "node:timers/promises";
import { setupServer } from "msw/node";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createGuard } from "../../src/create-guard";
import { createTestPlatform, expectOutcome, expectUndetermined } from "../../src/testing/index";
import { overheardAnswer } from "../../src/testing/overheard-answer";

const chunkBytes = 65_536;

/** A body that goes on until it is cancelled, or says nothing more after so many chunks. */
function endlessBody(chunkCount = Number.POSITIVE_INFINITY) {
  const told = { pulledCount: 0, isCancelled: false };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await nextTurn();
      if (told.pulledCount >= chunkCount) return new Promise(() => undefined);
      told.pulledCount += 1;
      controller.enqueue(new Uint8Array(chunkBytes).fill(0x20));
    },
    cancel() {
      told.isCancelled = true;
    },
  });
  return { body, told };
}

describe("what a guard asked a test platform", () => {
  function asking(deadlineMs: number) {
    const platform = createTestPlatform();
    const { connection, fetch } = platform;
    return { platform, guard: createGuard({ platform: { ...connection, fetch, deadlineMs } }) };
  }

  it("gets an answer without end as it comes, reads up to its limit, and cancels it; that was no check (R21)", async () => {
    const { platform, guard } = asking(10_000);
    const { body, told } = endlessBody();
    const code = platform.register();
    platform.answerWith(() => new Response(body), { path: "lookups" });
    expectUndetermined(await guard.checkBeforeApprove(code, "administrative-license"), "answer-oversized");
    await expect.poll(() => told.isCancelled).toBe(true);
    expect(told.pulledCount * chunkBytes).toBeLessThan(9 * 1_048_576);
    expect(() => platform.expectAskedAbout(code)).toThrow(/did not answer/);
  });

  it("gets an answer that stops midway until nobody waits for it, and not longer (R21)", async () => {
    const { platform, guard } = asking(200);
    const { body, told } = endlessBody(3);
    const code = platform.register();
    platform.answerWith(() => new Response(body), { path: "lookups" });
    expectUndetermined(await guard.checkBeforeApprove(code, "administrative-license"), "deadline-exceeded");
    await expect.poll(() => told.isCancelled).toBe(true);
    expect(() => platform.expectAskedAbout(code)).toThrow(/did not answer/);
  });

  it("is known to be answered as soon as the check is there, also of an answer in many pieces (R1)", async () => {
    const { platform, guard } = asking(3_000);
    const overNetwork = createGuard({ platform: platform.connection });
    const server = setupServer(...platform.handlers);
    server.listen({ onUnhandledRequest: "error" });
    onTestFinished(() => server.close());
    platform.answerWith(
      async ({ answerHonestly }) => {
        const honest = await answerHonestly();
        const bytes = new Uint8Array(await honest.arrayBuffer());
        const headers = new Headers(honest.headers);
        headers.set("content-length", String(bytes.length));
        const pieces = Array.from(bytes, (_, place) => bytes.subarray(place, place + 1));
        return new Response(ReadableStream.from(pieces), { headers });
      },
      { path: "lookups" },
    );
    for (const asker of [guard, overNetwork]) {
      const code = platform.register();
      expectOutcome(await asker.checkBeforeApprove(code, "administrative-license"), "proceed");
      platform.expectAskedAbout(code);
    }
    await overNetwork.close();
  });
});

it("an answer that stops midway troubles nobody over msw, with either sender", async () => {
  const platform = createTestPlatform();
  const server = setupServer(...platform.handlers);
  server.listen({ onUnhandledRequest: "error" });
  onTestFinished(() => server.close());
  const complaints = vi.spyOn(console, "error");
  for (const sender of [{}, { fetch: globalThis.fetch }]) {
    const guard = createGuard({ platform: { ...platform.connection, ...sender, deadlineMs: 300 } });
    const { body } = endlessBody(3);
    platform.answerWith(() => new Response(body), { path: "lookups" });
    const code = platform.register();
    expectUndetermined(await guard.checkBeforeApprove(code, "administrative-license"), "deadline-exceeded");
    expect(() => platform.expectAskedAbout(code)).toThrow(/did not answer/);
    await guard.close();
  }
  expect(complaints).not.toHaveBeenCalled();
});

describe("an overheard answer", () => {
  const { signal } = new AbortController();
  const pieces = () => ReadableStream.from(["a", "b", "c"].map((piece) => Buffer.from(piece)));

  it("is heard before its last piece is handed on, and not earlier", async () => {
    const heard: string[] = [];
    const how = { maxBytes: 3, signal, heard: async (body: Uint8Array) => void heard.push(String(body)) };
    const reader = overheardAnswer(new Response(pieces()), how).body?.getReader();
    const read: unknown[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { value } = (await reader?.read()) ?? {};
      read.push([Buffer.from(value ?? []).toString(), heard.length]);
    }
    expect(read).toEqual([
      ["a", 0],
      ["b", 0],
      ["c", 1],
    ]);
    expect(heard).toEqual(["abc"]);
    expect((await reader?.read())?.done).toBe(true);
  });

  it("ends beyond the limit, cancelled and not heard", async () => {
    const heard = vi.fn();
    const { body, told } = endlessBody();
    const cut = overheardAnswer(new Response(body), { maxBytes: 3 * chunkBytes, signal, heard });
    expect((await cut.arrayBuffer()).byteLength).toBe(4 * chunkBytes);
    expect(told.isCancelled).toBe(true);
    expect(heard).not.toHaveBeenCalled();
  });

  it("is cancelled, and breaks, where nobody waited for it any more when it came", async () => {
    const { body, told } = endlessBody();
    const how = { maxBytes: 9, signal: AbortSignal.abort(), heard: async () => undefined };
    await expect(overheardAnswer(new Response(body), how).text()).rejects.toThrow(/abort/i);
    expect(told.isCancelled).toBe(true);
  });

  it("keeps its status and headers, and is itself where there is nothing to read", async () => {
    const how = { maxBytes: 9, signal, heard: async () => undefined };
    const answer = overheardAnswer(new Response("{}", { status: 404, headers: { etag: '"1"' } }), how);
    expect([answer.status, answer.headers.get("etag"), await answer.text()]).toEqual([404, '"1"', "{}"]);
    const read = new Response("{}");
    await read.text();
    for (const same of [Response.error(), new Response(null, { status: 204 }), read])
      expect(overheardAnswer(same, how)).toBe(same);
  });
});
