import { describe, expect, test } from "vitest";
import { requestSignature } from "../../../src/contract/request-signature";
import { signatureHeader } from "../../../src/contract/signature-header";
import { allAccess } from "../../../src/sandbox/access/all-access";
import { createAuthentication } from "../../../src/sandbox/http/authentication";
import { createManualClock } from "../../../src/testing/manual-clock";

const application = { appKey: "app-1", secret: "secret-of-app-1", ...allAccess };
const second = { appKey: "app-2", secret: "secret-of-app-2", ...allAccess };

interface Sent {
  readonly appKey: string;
  readonly secret: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly signature?: string;
}

function start() {
  const clock = createManualClock();
  const authenticate = createAuthentication([application, second], clock);
  let count = 0;
  const send = (change: Partial<Sent> = {}, tampered: Partial<Sent> = {}) => {
    count += 1;
    const sent: Sent = {
      ...application,
      timestamp: new Date(clock.wallMs()).toISOString(),
      nonce: `nonce-${String(count).padStart(16, "0")}`,
      method: "POST",
      path: "v1/lookups",
      body: "{}",
      ...change,
    };
    const signature = sent.signature ?? requestSignature(sent, sent.secret);
    const arrived = { ...sent, ...tampered };
    const headers = new Map([
      [signatureHeader.appKey as string, arrived.appKey],
      [signatureHeader.timestamp, arrived.timestamp],
      [signatureHeader.nonce, arrived.nonce],
      [signatureHeader.signature, signature],
    ]);
    return authenticate({ ...arrived, header: (name) => headers.get(name) });
  };
  return { clock, authenticate, send };
}

const refused = { kind: "refused" };
const at = (ms: number) => new Date(ms).toISOString();

describe("a request is of a known application, R21,", () => {
  test("when it is signed with its secret, and its answer is to be signed over its nonce", () => {
    const { send } = start();
    const nonce = "0123456789abcdef";
    expect(send({ nonce })).toEqual({ kind: "known", application, secret: application.secret, nonce });
    expect(send({ ...second })).toMatchObject({ kind: "known", application: second });
  });

  test.each([-300_000, -299_999, 0, 299_999, 300_000])("when its timestamp is off by %i ms", (offMs) => {
    const { clock, send } = start();
    expect(send({ timestamp: at(clock.wallMs() + offMs) })).toMatchObject({ kind: "known" });
  });
});

describe("a timestamp is RFC 3339 with its offset,", () => {
  test.each(["2018-04-25T01:00:00Z", "2018-04-25T09:00:00+08:00", "2018-04-25T01:00:00.000000Z"])(
    "so %s is accepted",
    (timestamp) => {
      expect(start().send({ timestamp })).toMatchObject({ kind: "known" });
    },
  );

  // Each is read as this very instant by a reader that is not strict, wherever local time is UTC.
  test.each([
    "2018-04-25T01:00:00",
    "2018-04-25T01:00Z",
    "2018-04-25 01:00:00Z",
    "Wed, 25 Apr 2018 01:00:00 GMT",
    "2018-04-25T01:00:00.000+0000",
  ])("so %s is refused", (timestamp) => {
    expect(start().send({ timestamp })).toEqual({ kind: "refused" });
  });

  test("so a bare day is refused at its midnight", () => {
    const { clock, send } = start();
    clock.advance({ hours: 23 });
    expect(send({ timestamp: "2018-04-26T00:00:00Z" })).toMatchObject({ kind: "known" });
    expect(send({ timestamp: "2018-04-26" })).toEqual({ kind: "refused" });
  });
});

describe("a request is refused, all alike,", () => {
  test.each([
    ["under an unknown key", { appKey: "app-3" }],
    ["under an unknown key with the empty secret", { appKey: "app-3", secret: "" }],
    ["under no key", { appKey: "", secret: "" }],
    ["under a key that every object has", { appKey: "__proto__", secret: "" }],
    ["signed with another application's secret", { secret: second.secret }],
    ["with another signature", { signature: `v1=${"0".repeat(64)}` }],
    ["with no signature", { signature: "" }],
    ["with a timestamp that is none", { timestamp: "now" }],
    ["with no timestamp", { timestamp: "" }],
    ["with a nonce of 15 characters", { nonce: "0123456789abcde" }],
    ["with no nonce", { nonce: "" }],
  ])("%s", (_, change) => {
    expect(start().send(change)).toEqual(refused);
  });

  test.each([-301_000, -300_001, 300_001, 301_000])("with a timestamp off by %i ms", (offMs) => {
    const { clock, send } = start();
    expect(send({ timestamp: at(clock.wallMs() + offMs) })).toEqual(refused);
  });

  test.each([
    ["appKey", "app-2"],
    ["timestamp", "2018-04-25T01:00:00.001Z"],
    ["nonce", "another-nonce-of-length"],
    ["method", "GET"],
    ["path", "v1/lookups?"],
    ["body", "{} "],
  ] as const)("when %s was changed on the way", (field, value) => {
    expect(start().send({}, { [field]: value })).toEqual(refused);
  });

  test("without any of the headers", () => {
    const { authenticate } = start();
    expect(authenticate({ method: "GET", path: "v1/catalogue", body: "", header: () => undefined })).toEqual(
      refused,
    );
  });
});

describe("a nonce is accepted once,", () => {
  const nonce = "0123456789abcdef";

  test("whatever else of the request is new, and under whichever key", () => {
    const { clock, send } = start();
    expect(send({ nonce })).toMatchObject({ kind: "known" });
    expect(send({ nonce })).toEqual(refused);
    expect(send({ nonce, body: "another" })).toEqual(refused);
    expect(send({ nonce, ...second })).toEqual(refused);
    clock.advance(299_000);
    expect(send({ nonce })).toEqual(refused);
  });

  test("and is not used up by a request that is refused", () => {
    const { send } = start();
    send({ nonce, signature: "v1=" });
    send({ nonce, timestamp: at(0) });
    send({ nonce, appKey: "app-3" });
    expect(send({ nonce })).toMatchObject({ kind: "known" });
  });

  test("for as long as its timestamp is timely, to the last millisecond: a request played again is refused", () => {
    const { clock, send } = start();
    // The latest timestamp that is accepted now, and is so for ten minutes.
    const timestamp = at(clock.wallMs() + 300_000);
    expect(send({ nonce, timestamp })).toMatchObject({ kind: "known" });
    for (const ms of [1, 299_999, 299_999, 1]) {
      clock.advance(ms);
      expect(send({ nonce, timestamp })).toEqual(refused);
    }
  });

  test("by each process for itself, so that another one accepts it while its timestamp is timely", () => {
    const sent = { nonce, timestamp: "2018-04-25T01:00:00Z" };
    expect(start().send(sent)).toMatchObject({ kind: "known" });
    const another = start();
    another.clock.advance({ minutes: 5 });
    expect(another.send(sent)).toMatchObject({ kind: "known" });
    const later = start();
    later.clock.advance({ minutes: 5, ms: 1 });
    expect(later.send(sent)).toEqual(refused);
  });

  test("and is forgotten when no request with it could be timely, so that memory is bounded", () => {
    const { clock, send } = start();
    expect(send({ nonce })).toMatchObject({ kind: "known" });
    clock.advance(600_001);
    expect(send({ nonce })).toMatchObject({ kind: "known" });
  });
});
