import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { answerSignature } from "../../src/contract/answer-signature";
import { requestSignature } from "../../src/contract/request-signature";
import { signatureHeader } from "../../src/contract/signature-header";
import {
  appKey,
  connect,
  expectNothingTold,
  failureOf,
  lookup,
  type Reply,
  secret,
  startHostilePlatform,
  uscc,
} from "./hostile-platform";

const nothing = () => undefined;

describe("a request", () => {
  test("is signed over key, time, nonce, method, path and body, and carries nothing else that decides", async () => {
    const platform = await startHostilePlatform((_, answer) => answer.send());
    await connect(platform.baseUrl).send(lookup);
    const [arrival] = platform.arrivals;
    const timestamp = String(arrival?.headers[signatureHeader.timestamp]);
    expect(Math.abs(Date.parse(timestamp) - Date.now())).toBeLessThan(5_000);
    expect(arrival).toMatchObject({ method: "POST", path: "v1/lookups", body: lookup.body });
    expect(arrival?.headers).toMatchObject({
      [signatureHeader.appKey]: appKey,
      [signatureHeader.signature]: requestSignature(
        { appKey, timestamp, nonce: arrival?.nonce ?? "", ...lookup },
        secret,
      ),
      "content-type": "application/json",
      accept: "application/json",
    });
    expect(JSON.stringify(arrival)).not.toContain(secret);
  });

  test("for the catalogue has no body, and names the version at hand by its ETag", async () => {
    const platform = await startHostilePlatform((_, answer) =>
      answer.send({ headers: { etag: '"v2"' }, body: '{"version":2}' }),
    );
    const http = connect(platform.baseUrl);
    const request = { method: "GET", path: "v1/catalogue" } as const;
    const answer = { kind: "content", value: { version: 2 }, etag: '"v2"' };
    expect(await http.send(request)).toEqual(answer);
    expect(await http.send({ ...request, etag: '"v1"' })).toEqual(answer);
    const [first, second] = platform.arrivals;
    expect(first?.body).toBe("");
    expect(first?.headers["if-none-match"]).toBeUndefined();
    expect(second?.headers["if-none-match"]).toBe('"v1"');
  });

  test("stays below the path of the base URL and is signed without it", async () => {
    const platform = await startHostilePlatform((_, answer) => answer.send());
    await connect(new URL("credit/api/", platform.baseUrl)).send(lookup);
    const [arrival] = platform.arrivals;
    expect(arrival?.path).toBe("credit/api/v1/lookups");
    const timestamp = String(arrival?.headers[signatureHeader.timestamp]);
    const signed = { appKey, timestamp, nonce: arrival?.nonce ?? "", ...lookup };
    expect(arrival?.headers[signatureHeader.signature]).toBe(requestSignature(signed, secret));
  });
});

describe("a right answer is served", () => {
  const control = JSON.stringify({ 名称: "泉州示例建筑有限公司", list: [null, 1.5, "\u2028"] });

  test.each([
    ["plain", control, {}],
    ["with a charset", control, { "content-type": "application/json; charset=utf-8" }],
    ["under another media type", control, { "content-type": "text/html" }],
    ["gzip", gzipSync(control), { "content-encoding": "gzip" }],
    ["deflate", deflateSync(control), { "content-encoding": "deflate" }],
    ["brotli", brotliCompressSync(control), { "content-encoding": "br" }],
  ])("%s, as a control of the hostile ones (G2)", async (_, body, headers) => {
    const platform = await startHostilePlatform((_arrival, answer) =>
      answer.send({ headers, body, signedBody: control }),
    );
    const answer = await connect(platform.baseUrl).send(lookup);
    expect(answer).toEqual({ kind: "content", value: JSON.parse(control), etag: "" });
  });

  test("in many small pieces", async () => {
    const platform = await startHostilePlatform((_, answer) => {
      const response = answer.begin({ body: control });
      for (const byte of Buffer.from(control)) response.write(Buffer.from([byte]));
      response.end();
    });
    expect(await connect(platform.baseUrl).send(lookup)).toMatchObject({ value: JSON.parse(control) });
  });

  test("as not modified, when that is signed", async () => {
    const platform = await startHostilePlatform((_, answer) =>
      answer.send({ status: 304, headers: { etag: '"v1"' } }),
    );
    const request = { method: "GET", path: "v1/catalogue", etag: '"v1"' } as const;
    expect(await connect(platform.baseUrl).send(request)).toEqual({ kind: "not-modified" });
  });
});

/** What a wrong answer says of the subject, to be sought in the error. */
const told = "重点关注-marker";
const wrongAnswers: readonly (readonly [name: string, code: string, reply: Reply])[] = [
  ["201 with a right body", "answer-invalid", { status: 201, body: '{"standings":[]}' }],
  ["204", "answer-invalid", { status: 204 }],
  ["206 with half a body", "answer-invalid", { status: 206, body: '{"standings":' }],
  ["300", "redirect-refused", { status: 300 }],
  ["302 without a place to go", "redirect-refused", { status: 302 }],
  ["304 that is not signed", "signature-mismatched", { status: 304, signature: null }],
  ["400", "request-refused", { status: 400, body: told }],
  ["401", "request-refused", { status: 401, body: told }],
  ["403", "request-refused", { status: 403, body: told }],
  ["404, which hibp reads as nothing found", "path-missing", { status: 404, body: "[]" }],
  ["410", "request-refused", { status: 410 }],
  ["418", "request-refused", { status: 418, body: told }],
  ["an HTML page that a portal serves with 200", "answer-invalid", { body: `<html>${told}${uscc}</html>` }],
  ["an HTML page, unsigned", "signature-mismatched", { body: "<html></html>", signature: null }],
  ["JSON cut in the middle", "answer-invalid", { body: `{"standings":[{"name":"${told}"` }],
  ["JSON with something after it", "answer-invalid", { body: "{}{}" }],
  ["an empty body", "answer-invalid", { body: "" }],
  ["a body of blanks", "answer-invalid", { body: " \n" }],
  ["bytes that are not UTF-8", "answer-invalid", { body: Buffer.from([0x22, 0xb2, 0xe9, 0xd1, 0xaf, 0x22]) }],
  ["an overlong UTF-8 sequence", "answer-invalid", { body: Buffer.from([0x22, 0xc0, 0xaf, 0x22]) }],
  ["UTF-16", "answer-invalid", { body: Buffer.from('\ufeff{"a":1}', "utf16le") }],
  ["no signature", "signature-mismatched", { body: `{"name":"${told}"}`, signature: null }],
  ["an empty signature", "signature-mismatched", { signature: "" }],
  ["a signature of the right form", "signature-mismatched", { signature: `v1=${"0".repeat(64)}` }],
  ["a signature of another body", "signature-mismatched", { body: '{"a":1}', signedBody: '{"a":2}' }],
  ["gzip that is none", "answer-invalid", { headers: { "content-encoding": "gzip" }, body: told }],
  ["brotli that is none", "answer-invalid", { headers: { "content-encoding": "br" }, body: told }],
  ["deflate that is none", "answer-invalid", { headers: { "content-encoding": "deflate" }, body: told }],
];

describe("a wrong answer ends as a typed error after one request and never as found, T4:", () => {
  test.each(wrongAnswers)("%s: %s", async (_, code, reply) => {
    const platform = await startHostilePlatform((_arrival, answer) => answer.send(reply));
    const error = await failureOf(connect(platform.baseUrl).send(lookup));
    expect(error.code).toBe(code);
    expectNothingTold(error, [told]);
    expect(platform.arrivals).toHaveLength(1);
  });

  test.each([
    ["a status of no class", "HTTP/1.1 999 Odd\r\ncontent-length: 2\r\n\r\n{}", "answer-invalid"],
    ["a status of the class 6", "HTTP/1.1 600 Odd\r\ncontent-length: 2\r\n\r\n{}", "answer-invalid"],
    ["what is not HTTP", "SSH-2.0-OpenSSH_9.6\r\n", "platform-unreachable"],
    [
      "two lengths",
      "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 9\r\n\r\n{}",
      "platform-unreachable",
    ],
  ])("%s", async (_, text, code) => {
    const platform = await startHostilePlatform((_arrival, answer) => answer.raw(text));
    expect((await failureOf(connect(platform.baseUrl).send(lookup))).code).toBe(code);
  });

  test("a gzip body cut in the middle", async () => {
    const whole = JSON.stringify({ standings: Array.from({ length: 200 }, () => Math.random()) });
    const body = gzipSync(whole).subarray(0, 500);
    const platform = await startHostilePlatform((_arrival, answer) =>
      answer.send({ headers: { "content-encoding": "gzip" }, body, signedBody: whole }),
    );
    const error = await failureOf(connect(platform.baseUrl).send(lookup));
    expect(["signature-mismatched", "answer-invalid"]).toContain(error.code);
  });

  test("fewer bytes than announced, which is the network's fault and tried again", async () => {
    const platform = await startHostilePlatform((_arrival, answer) => {
      const response = answer.begin({ headers: { "content-length": "9" } });
      response.write("{}");
      setTimeout(() => response.socket?.destroy(), 10);
    });
    expect((await failureOf(connect(platform.baseUrl).send(lookup))).code).toBe("platform-unreachable");
    expect(platform.arrivals).toHaveLength(3);
  });
});

describe("an answer to something else is refused, R21:", () => {
  test("an old answer played again", async () => {
    let old: string | undefined;
    const platform = await startHostilePlatform((arrival, answer) => {
      old ??= answerSignature({ nonce: arrival.nonce, status: 200, etag: "", body: "{}" }, secret);
      answer.send({ signature: old });
    });
    const http = connect(platform.baseUrl);
    await http.send(lookup);
    expect((await failureOf(http.send(lookup))).code).toBe("signature-mismatched");
  });

  test("two answers that took each other's place, T5", async () => {
    const held: { nonce: string; send: (reply: Reply) => void }[] = [];
    const platform = await startHostilePlatform(({ nonce }, { send }) => {
      held.push({ nonce, send });
      const [first, second] = held;
      if (first === undefined || second === undefined) return;
      const signature = (nonce: string) =>
        answerSignature({ nonce, status: 200, etag: "", body: "{}" }, secret);
      first.send({ signature: signature(second.nonce) });
      second.send({ signature: signature(first.nonce) });
    });
    const http = connect(platform.baseUrl);
    const errors = await Promise.all([failureOf(http.send(lookup)), failureOf(http.send(lookup))]);
    expect(errors.map((error) => error.code)).toEqual(["signature-mismatched", "signature-mismatched"]);
  });

  test.each([
    ["another ETag than signed", (nonce: string) => ({ nonce, status: 200, etag: '"v9"', body: "{}" })],
    ["another status than signed", (nonce: string) => ({ nonce, status: 304, etag: '"v1"', body: "{}" })],
  ])("%s", async (_, signedAs) => {
    const platform = await startHostilePlatform((arrival, answer) =>
      answer.send({
        headers: { etag: '"v1"' },
        signature: answerSignature(signedAs(arrival.nonce), secret),
      }),
    );
    expect((await failureOf(connect(platform.baseUrl).send(lookup))).code).toBe("signature-mismatched");
  });

  test("an answer signed with another application's secret", async () => {
    const platform = await startHostilePlatform((arrival, answer) =>
      answer.send({
        signature: answerSignature({ nonce: arrival.nonce, status: 200, etag: "", body: "{}" }, `${secret}x`),
      }),
    );
    expect((await failureOf(connect(platform.baseUrl).send(lookup))).code).toBe("signature-mismatched");
  });
});

describe("a redirect is refused and nobody else is asked, T20,", () => {
  test.each([301, 302, 303, 307, 308])(
    "with the status %i, to another host and to this one",
    async (status) => {
      const trap = await startHostilePlatform((_, answer) => answer.send());
      const platform = await startHostilePlatform((_, answer, count) =>
        answer.send({
          status,
          headers: { location: count === 1 ? `${trap.baseUrl}v1/lookups?code=${uscc}` : "/elsewhere" },
        }),
      );
      const http = connect(platform.baseUrl);
      const outside = await failureOf(http.send(lookup));
      const inside = await failureOf(http.send(lookup));
      expect([outside.code, inside.code]).toEqual(["redirect-refused", "redirect-refused"]);
      expect(platform.arrivals.map((arrival) => arrival.path)).toEqual(["v1/lookups", "v1/lookups"]);
      expect(trap.arrivals).toHaveLength(0);
      expect(trap.connectionCount()).toBe(0);
    },
  );
});

describe("the cap on bytes, T18,", () => {
  test("counts what was announced and what was not, and lets the last allowed byte through", async () => {
    const maxBytes = 65_536;
    const body = (bytes: number) => `"${"x".repeat(bytes - 2)}"`;
    const platform = await startHostilePlatform((_, answer, count) =>
      answer.send({ body: body(maxBytes + (count === 1 ? 0 : 1)) }),
    );
    const http = connect(platform.baseUrl, { answerMaxBytes: maxBytes });
    expect(await http.send(lookup)).toMatchObject({ kind: "content" });
    expect((await failureOf(http.send(lookup))).code).toBe("answer-oversized");
  });

  test("counts after decompression: a gzip bomb of 256 MiB ends early, in bounded memory (G7)", async () => {
    const bomb = gzipSync(Buffer.alloc(268_435_456), { level: 1 });
    const platform = await startHostilePlatform((_, answer) =>
      answer.send({ headers: { "content-encoding": "gzip" }, body: bomb, signature: "v1=" }),
    );
    const http = connect(platform.baseUrl);
    const before = process.memoryUsage();
    let peakBytes = 0;
    const watch = setInterval(() => {
      const { heapUsed, external } = process.memoryUsage();
      peakBytes = Math.max(peakBytes, heapUsed + external - before.heapUsed - before.external);
    }, 1);
    const error = await failureOf(http.send(lookup));
    clearInterval(watch);
    expect(error.code).toBe("answer-oversized");
    expect(peakBytes).toBeLessThan(64 * 1_048_576);
    expect(platform.arrivals).toHaveLength(1);
  });

  test("cuts the connection of an endless answer", async () => {
    const platform = await startHostilePlatform((_, answer) => {
      const response = answer.begin();
      const more = () => {
        while (response.writable && response.write("[".repeat(16_384)));
      };
      response.on("drain", more);
      more();
    });
    const error = await failureOf(connect(platform.baseUrl).send(lookup));
    expect(error.code).toBe("answer-oversized");
    await expect.poll(() => platform.arrivals[0]?.isConnected()).toBe(false);
  });
});

describe("what an error shows, T16:", () => {
  test("a refused connection is named by its code and by nothing of the address", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const http = connect(new URL(`http://127.0.0.1:${port}/base-marker/`));
    const error = await failureOf(http.send(lookup));
    expect(error.code).toBe("platform-unreachable");
    expect(error.message).toContain("(ECONNREFUSED)");
    expectNothingTold(error, ["base-marker"]);
  });

  test.each([
    ["a host name that does not exist", "https://platform-marker.invalid/"],
    ["TLS where there is none", "https://127.0.0.1"],
  ])("%s ends as unreachable within the deadline, T7", async (_, url) => {
    const platform = await startHostilePlatform((_arrival, answer) => answer.send());
    const baseUrl = new URL(url);
    if (baseUrl.hostname === "127.0.0.1") baseUrl.port = platform.baseUrl.port;
    const error = await failureOf(connect(baseUrl, { deadlineMs: 1_000 }).send(lookup));
    // A resolver without a network may take longer than the deadline to say so.
    expect(["platform-unreachable", "deadline-exceeded"]).toContain(error.code);
    expectNothingTold(error, ["platform-marker"]);
    expect(platform.arrivals).toHaveLength(0);
  });

  test.each([
    ["an error", new Error(`sent ${uscc} with ${secret}`)],
    ["an error with a cause", new Error("failed", { cause: { code: `token ${secret}`, body: uscc } })],
    ["an error whose cause has no code", new Error("failed", { cause: secret })],
    ["a string", `${secret} ${uscc}`],
    ["nothing", undefined],
  ])("what a sender of the caller's own throws is not passed on: %s", async (_, thrown) => {
    const http = connect(new URL("https://credit.example.gov.cn/"), { fetch: () => Promise.reject(thrown) });
    const error = await failureOf(http.send(lookup));
    expect(error.code).toBe("platform-unreachable");
    expect(error.message).toMatch(/^The platform could not be reached\. /);
  });

  test("a 503 with a body about the subject shows none of it", async () => {
    const platform = await startHostilePlatform((_, answer) =>
      answer.send({ status: 503, headers: { "x-told": "header-marker" }, body: told + uscc }),
    );
    const error = await failureOf(connect(platform.baseUrl).send(lookup));
    expectNothingTold(error, [told, "header-marker", platform.baseUrl.host]);
  });
});

test("the bodies of refused answers are not left unread, lessons §1 (ky#797): connections do not pile up", async () => {
  const platform = await startHostilePlatform((_, answer) =>
    answer.begin({ status: 404, body: "" }).end("x".repeat(300_000)),
  );
  const http = connect(platform.baseUrl);
  for (let call = 0; call < 30; call += 1) await http.send(lookup).catch(nothing);
  await expect
    .poll(() => platform.arrivals.filter((arrival) => arrival.isConnected()).length)
    .toBeLessThanOrEqual(1);
});

test("a refusal is told at once though the caller's own fetch keeps a clone of it unread", async () => {
  const platform = await startHostilePlatform((_, answer) => answer.send({ status: 401, body: "{}" }));
  const kept: Response[] = [];
  const cloning: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    kept.push(response.clone());
    return response;
  };
  expect((await failureOf(connect(platform.baseUrl, { fetch: cloning }).send(lookup))).code).toBe(
    "request-refused",
  );
  expect(kept).toHaveLength(1);
});
