import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerSignature } from "../../../src/contract/answer-signature";
import { lookupAnswerSchema } from "../../../src/contract/lookup";
import { problemSchema } from "../../../src/contract/problem";
import { requestSignature } from "../../../src/contract/request-signature";
import { signatureHeader } from "../../../src/contract/signature-header";
import { randomNonce } from "../../../src/integrity/nonce";
import { type Sandbox, startSandbox } from "../../../src/sandbox/start-sandbox";
import { openDesk } from "./desk";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly appKey?: string;
  readonly secret?: string;
  readonly nonce?: string;
  readonly offMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

async function send(sent: Sent = {}) {
  const { method = "POST", path = "v1/lookups", nonce = randomNonce(), offMs = 0, headers = {} } = sent;
  const { appKey = sandbox.appKey, secret = sandbox.secret } = sent;
  const body = sent.body ?? JSON.stringify({ subjects: [{ kind: "uscc", code: "91350500PDY00001XT" }] });
  const timestamp = new Date(Date.now() + offMs).toISOString();
  const signed = { appKey, timestamp, nonce, method, path, body: method === "GET" ? "" : body };
  const answer = await fetch(sandbox.baseUrl + path, {
    method,
    ...(method === "GET" ? {} : { body }),
    headers: {
      [signatureHeader.appKey]: appKey,
      [signatureHeader.timestamp]: timestamp,
      [signatureHeader.nonce]: nonce,
      [signatureHeader.signature]: requestSignature(signed, secret),
      ...headers,
    },
  });
  const text = await answer.text();
  const expected = answerSignature(
    { nonce, status: answer.status, etag: answer.headers.get("etag") ?? "", body: text },
    sandbox.secret,
  );
  const given = answer.headers.get(signatureHeader.answerSignature);
  return { status: answer.status, text, headers: answer.headers, isSigned: given === expected, given };
}

describe("the platform answers a known application, signed over its nonce,", () => {
  test("with what the lists hold", async () => {
    const { status, text, isSigned, headers } = await send();
    expect([status, isSigned]).toEqual([200, true]);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(lookupAnswerSchema.parse(JSON.parse(text)).standings).toHaveLength(1);
  });

  test("with the catalogue, and by its ETag with 304", async () => {
    const whole = await send({ method: "GET", path: "v1/catalogue" });
    expect([whole.status, whole.isSigned]).toEqual([200, true]);
    const etag = whole.headers.get("etag") ?? "";
    const same = await send({ method: "GET", path: "v1/catalogue", headers: { "if-none-match": etag } });
    expect([same.status, same.isSigned, same.text]).toEqual([304, true, ""]);
    const other = await send({ method: "GET", path: "v1/catalogue", headers: { "if-none-match": '"x"' } });
    expect([other.status, other.isSigned, other.text]).toEqual([200, true, whole.text]);
  });

  test.each([
    ["a body that is no JSON", { body: "{" }, 400, "request-malformed"],
    ["a body that asks for nobody", { body: '{"subjects":[]}' }, 400, "request-malformed"],
    ["an unknown path", { path: "v1/lists" }, 404, "path-unknown"],
    ["a query, which is signed and means nothing", { path: "v1/lookups?all=1" }, 404, "path-unknown"],
    ["another method", { method: "PUT" }, 404, "path-unknown"],
    ["the catalogue by POST", { path: "v1/catalogue" }, 404, "path-unknown"],
  ])("also when it refuses %s", async (_, sent, status, code) => {
    const answer = await send(sent);
    expect([answer.status, answer.isSigned]).toEqual([status, true]);
    expect(problemSchema.parse(JSON.parse(answer.text))).toMatchObject({ code, status });
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  });
});

describe("the platform refuses all whom it does not know with the very same bytes,", () => {
  test("so that nobody learns what was wrong", async () => {
    const nonce = randomNonce();
    expect((await send({ nonce })).status).toBe(200);
    const answers = await Promise.all([
      send({ nonce }),
      send({ appKey: "unknown-app" }),
      send({ appKey: "unknown-app", secret: "" }),
      send({ secret: "not-the-secret-of-this-app" }),
      send({ offMs: -301_000 }),
      send({ offMs: 301_000 }),
      send({ nonce: "short" }),
      send({ path: "v1/unknown", secret: "not-the-secret-of-this-app" }),
      send({ body: "{", secret: "not-the-secret-of-this-app" }),
      send({ headers: { [signatureHeader.signature]: "" } }),
    ]);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([401]));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(new Set(answers.map((answer) => answer.given))).toEqual(new Set([null]));
    const shown = answers.map(({ headers }) => {
      const { date, ...rest } = Object.fromEntries(headers);
      return rest;
    });
    for (const headers of shown) expect(headers).toEqual(shown[0]);
    expect(problemSchema.parse(JSON.parse(answers[0]?.text ?? ""))).toMatchObject({
      code: "request-unauthenticated",
    });
  });
});

describe("no signature is under", () => {
  test("the refusal of a request of more than 1 MiB, which nobody reads to learn whose it is, T18", async () => {
    const answer = await send({ body: " ".repeat(1_048_577) });
    expect([answer.status, answer.given]).toEqual([413, null]);
    expect(problemSchema.parse(JSON.parse(answer.text))).toMatchObject({ code: "request-oversized" });
  });

  test("nor of one whose length is not said beforehand, T18", async () => {
    const desk = await openDesk();
    const answer = await desk.ask("v1/lookups", {
      method: "POST",
      body: new Blob([" ".repeat(1_048_577)]).stream(),
      duplex: "half",
    } as RequestInit);
    expect([answer.status, answer.headers.get(signatureHeader.answerSignature)]).toEqual([413, null]);
    expect(await answer.json()).toMatchObject({ code: "request-oversized" });
  });

  test("what is answered to a request that breaks off", async () => {
    const desk = await openDesk();
    const answer = await desk.ask("v1/lookups", {
      method: "POST",
      body: new ReadableStream({ start: (controller) => controller.error(new Error("broken off")) }),
      duplex: "half",
    } as RequestInit);
    expect([answer.status, answer.headers.get(signatureHeader.answerSignature)]).toEqual([500, null]);
    expect(await answer.json()).toMatchObject({ code: "platform-failed" });
  });
});
