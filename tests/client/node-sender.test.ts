import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createNodeSender } from "../../src/client/node-sender";
import type { Sender } from "../../src/client/sender";
import { answerSignature } from "../../src/contract/answer-signature";
import { signatureHeader } from "../../src/contract/signature-header";
import { connect, failureOf, lookup, secret, sendBy, startHostilePlatform } from "./hostile-platform";

const senders = [
  ["node:http", createNodeSender() ?? globalThis.fetch],
  ["fetch", globalThis.fetch],
] as const satisfies readonly (readonly [string, Sender])[];

afterEach(() => vi.restoreAllMocks());

describe.each(senders)("over %s", (_, sender) => {
  const asking = (baseUrl: URL) => {
    sendBy(sender);
    return connect(baseUrl).send(lookup);
  };
  const signed = (nonce: string, body: string) =>
    `${signatureHeader.answerSignature}: ${answerSignature({ nonce, status: 200, etag: "", body }, secret)}`;

  test("connections are kept open", async () => {
    const platform = await startHostilePlatform((_arrival, answer) => answer.send());
    for (let call = 0; call < 5; call += 1) await asking(platform.baseUrl);
    // fetch may open a second one before it has the first back.
    expect(platform.connectionCount()).toBeLessThanOrEqual(2);
  });

  test("several codings are undone from the last", async () => {
    const platform = await startHostilePlatform((_arrival, answer) =>
      answer.send({
        headers: { "content-encoding": "br, GZIP" },
        body: gzipSync(brotliCompressSync("[1]")),
        signedBody: "[1]",
      }),
    );
    expect(await asking(platform.baseUrl)).toMatchObject({ value: [1] });
  });

  test("a body under a coding that is not known is what came", async () => {
    const platform = await startHostilePlatform((_arrival, answer) =>
      answer.send({ headers: { "content-encoding": "x-own" }, body: "[1]" }),
    );
    expect(await asking(platform.baseUrl)).toMatchObject({ value: [1] });
  });

  test.each([
    [
      "after an interim answer",
      (nonce: string) =>
        `HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 3\r\n${signed(nonce, "[1]")}\r\n\r\n[1]`,
    ],
    [
      "as HTTP/1.0, ended by the end of the connection",
      (nonce: string) => `HTTP/1.0 200 OK\r\n${signed(nonce, "[1]")}\r\n\r\n[1]`,
    ],
    [
      "in chunks with a trailer",
      (nonce: string) =>
        `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n${signed(nonce, "[1]")}\r\n\r\n3\r\n[1]\r\n0\r\nx-trailer: 1\r\n\r\n`,
    ],
  ])("a whole answer is served %s", async (_name, text) => {
    const platform = await startHostilePlatform(({ nonce }, answer) => answer.raw(text(nonce)));
    expect(await asking(platform.baseUrl)).toMatchObject({ value: [1] });
  });

  test.each([
    ["a flood of headers", `HTTP/1.1 200 OK\r\n${"x-flood: 0123456789\r\n".repeat(2_000)}\r\n{}`],
    [
      "a switch of protocols nobody asked for",
      "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: own\r\n\r\n",
    ],
    ["a connection that ends before the head does", "HTTP/1.1 200 OK\r\nx-"],
    ["no answer at all", ""],
    ["a chunk of no size", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nnone\r\n"],
  ])("%s ends as unreachable", async (_name, text) => {
    const platform = await startHostilePlatform((_arrival, answer) => answer.raw(text));
    expect((await failureOf(asking(platform.baseUrl))).code).toBe("platform-unreachable");
  });

  test("what follows a whole answer is nobody's answer", async () => {
    const platform = await startHostilePlatform(({ nonce }, answer, count) =>
      count === 1
        ? answer.raw(
            `HTTP/1.1 200 OK\r\ncontent-length: 3\r\n${signed(nonce, "[1]")}\r\n\r\n[1]HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n[9]`,
          )
        : answer.send({ body: "[2]" }),
    );
    const values = [await asking(platform.baseUrl), await asking(platform.baseUrl)];
    expect(values).toMatchObject([{ value: [1] }, { value: [2] }]);
  });
});

test("a signal that was given before sends nothing", async () => {
  const platform = await startHostilePlatform((_, answer) => answer.send());
  const send = createNodeSender();
  const signal = AbortSignal.abort(new Error("left"));
  const request = { method: "GET", headers: {}, redirect: "manual", signal } as const;
  await expect(send?.(platform.baseUrl, request)).rejects.toThrow("left");
  expect(platform.connectionCount()).toBe(0);
});

test("where the runtime has no node:http there is no such sender, and the global fetch sends", () => {
  vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);
  expect(createNodeSender()).toBeUndefined();
});

describe("over node:http alone", () => {
  const askingOver = (baseUrl: URL, sender: Sender | undefined) => {
    if (sender === undefined) throw new Error("This runtime has no node:http.");
    sendBy(sender);
    return connect(baseUrl).send(lookup);
  };

  test("thousands of codings are not undone one by one: the answer is refused at once, G7", async () => {
    const platform = await startHostilePlatform((_arrival, answer) =>
      answer.send({
        headers: { "content-encoding": Array(2_000).fill("br").join(",") },
        body: "[1]",
        signedBody: "",
      }),
    );
    const refused = await failureOf(askingOver(platform.baseUrl, createNodeSender()));
    expect(refused.code).toBe("signature-mismatched");
  });

  test("no coding is asked for of which two kinds are about", async () => {
    const platform = await startHostilePlatform((_arrival, answer) => answer.send({ body: "[1]" }));
    await askingOver(platform.baseUrl, createNodeSender());
    expect(platform.arrivals[0]?.headers["accept-encoding"]).toBe("gzip, br");
  });

  test("an answer that is not signed for its request closes the connection, so that the next request has its own", async () => {
    const platform = await startHostilePlatform((_arrival, answer, count) =>
      answer.send(count === 1 ? { body: "[1]", signedBody: "[2]" } : { body: "[1]" }),
    );
    const sender = createNodeSender();
    expect((await failureOf(askingOver(platform.baseUrl, sender))).code).toBe("signature-mismatched");
    expect(await askingOver(platform.baseUrl, sender)).toMatchObject({ value: [1] });
    expect(platform.connectionCount()).toBe(2);
  });

  test("closing gives up idle connections", async () => {
    const platform = await startHostilePlatform((_arrival, answer) => answer.send({ body: "[1]" }));
    const sender = createNodeSender();
    await askingOver(platform.baseUrl, sender);
    expect(await platform.openConnectionCount()).toBe(1);
    sender?.close();
    // Sooner than it would give them up by itself.
    await expect.poll(platform.openConnectionCount, { timeout: 10_000 }).toBe(0);
  });
});
