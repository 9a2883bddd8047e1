import { describe, expect, test } from "vitest";
import { requestSignature } from "../../../src/contract/request-signature";
import { signatureHeader } from "../../../src/contract/signature-header";
import { allAccess } from "../../../src/sandbox/access/all-access";
import { fixedApplications } from "../../../src/sandbox/access/find-application";
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
  const authenticate = createAuthentication(fixedApplications([application, second]), clock);
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

describe("a request is of a known application, R21,", async () => {
  test("when it is signed with its secret, and its answer is to be signed over its nonce", async () => {
    const { send } = start();
    const nonce = "0123456789abcdef";
    expect(await send({ nonce })).toEqual({ kind: "known", application, secret: application.secret, nonce });
    expect(await send({ ...second })).toMatchObject({ kind: "known", application: second });
  });

  test.each([-300_000, -299_999, 0, 299_999, 300_000])(
    "when its timestamp is off by %i ms",
    async (offMs) => {
      const { clock, send } = start();
      expect(await send({ timestamp: at(clock.wallMs() + offMs) })).toMatchObject({ kind: "known" });
    },
  );
});

describe("a timestamp is RFC 3339 with its offset,", async () => {
  test.each(["2018-04-25T01:00:00Z", "2018-04-25T09:00:00+08:00", "2018-04-25T01:00:00.000000Z"])(
    "so %s is accepted",
    async (timestamp) => {
      expect(await start().send({ timestamp })).toMatchObject({ kind: "known" });
    },
  );

  // Each is read as this very instant by a reader that is not strict, wherever local time is UTC.
  test.each([
    "2018-04-25T01:00:00",
    "2018-04-25T01:00Z",
    "2018-04-25 01:00:00Z",
    "Wed, 25 Apr 2018 01:00:00 GMT",
    "2018-04-25T01:00:00.000+0000",
  ])("so %s is refused", async (timestamp) => {
    expect(await start().send({ timestamp })).toEqual({ kind: "refused" });
  });

  test("so a bare day is refused at its midnight", async () => {
    const { clock, send } = start();
    clock.advance({ hours: 23 });
    expect(await send({ timestamp: "2018-04-26T00:00:00Z" })).toMatchObject({ kind: "known" });
    expect(await send({ timestamp: "2018-04-26" })).toEqual({ kind: "refused" });
  });
});

describe("a request is refused, all alike,", async () => {
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
    ["with a nonce of 129 characters", { nonce: "0".repeat(129) }],
    ["with no nonce", { nonce: "" }],
  ])("%s", async (_, change) => {
    expect(await start().send(change)).toEqual(refused);
  });

  test.each([-301_000, -300_001, 300_001, 301_000])("with a timestamp off by %i ms", async (offMs) => {
    const { clock, send } = start();
    expect(await send({ timestamp: at(clock.wallMs() + offMs) })).toEqual(refused);
  });

  test.each([
    ["appKey", "app-2"],
    ["timestamp", "2018-04-25T01:00:00.001Z"],
    ["nonce", "another-nonce-of-length"],
    ["method", "GET"],
    ["path", "v1/lookups?"],
    ["body", "{} "],
  ] as const)("when %s was changed on the way", async (field, value) => {
    expect(await start().send({}, { [field]: value })).toEqual(refused);
  });

  test("without any of the headers", async () => {
    const { authenticate } = start();
    expect(
      await authenticate({ method: "GET", path: "v1/catalogue", body: "", header: () => undefined }),
    ).toEqual(refused);
  });
});

describe("a nonce is accepted once,", async () => {
  const nonce = "0123456789abcdef";

  test.each([16, 128])("of %i characters too", async (length) => {
    expect(await start().send({ nonce: "0".repeat(length) })).toMatchObject({ kind: "known" });
  });

  test("whatever else of the request is new, and under whichever key", async () => {
    const { clock, send } = start();
    expect(await send({ nonce })).toMatchObject({ kind: "known" });
    expect(await send({ nonce })).toEqual(refused);
    expect(await send({ nonce, body: "another" })).toEqual(refused);
    expect(await send({ nonce, ...second })).toEqual(refused);
    clock.advance(299_000);
    expect(await send({ nonce })).toEqual(refused);
  });

  test("and is not used up by a request that is refused", async () => {
    const { send } = start();
    await send({ nonce, signature: "v1=" });
    await send({ nonce, timestamp: at(0) });
    await send({ nonce, appKey: "app-3" });
    expect(await send({ nonce })).toMatchObject({ kind: "known" });
  });

  test("for as long as its timestamp is timely, to the last millisecond: a request played again is refused", async () => {
    const { clock, send } = start();
    // The latest timestamp that is accepted now, and is so for ten minutes.
    const timestamp = at(clock.wallMs() + 300_000);
    expect(await send({ nonce, timestamp })).toMatchObject({ kind: "known" });
    for (const ms of [1, 299_999, 299_999, 1]) {
      clock.advance(ms);
      expect(await send({ nonce, timestamp })).toEqual(refused);
    }
  });

  test("by each process for itself, where nothing is changed, so that another one accepts it while its timestamp is timely", async () => {
    const sent = { nonce, timestamp: "2018-04-25T01:00:00Z" };
    expect(await start().send(sent)).toMatchObject({ kind: "known" });
    const another = start();
    another.clock.advance({ minutes: 5 });
    expect(await another.send(sent)).toMatchObject({ kind: "known" });
    const later = start();
    later.clock.advance({ minutes: 5, ms: 1 });
    expect(await later.send(sent)).toEqual(refused);
  });

  test("and is forgotten when no request with it could be timely, so that memory is bounded", async () => {
    const { clock, send } = start();
    expect(await send({ nonce })).toMatchObject({ kind: "known" });
    clock.advance(600_001);
    expect(await send({ nonce })).toMatchObject({ kind: "known" });
  });
});

describe("an application with two secrets, while the new one is being put in,", () => {
  const rotating = { ...application, secret: "the-newer-secret", earlierSecret: "the-earlier-secret" };
  const arrivedWith = (secret: string, clock: ReturnType<typeof createManualClock>) => {
    const sent = {
      appKey: rotating.appKey,
      timestamp: new Date(clock.wallMs()).toISOString(),
      nonce: `nonce-of-${secret}`,
      method: "POST",
      path: "v1/lookups",
      body: "{}",
    };
    const headers = new Map<string, string>([
      [signatureHeader.appKey, sent.appKey],
      [signatureHeader.timestamp, sent.timestamp],
      [signatureHeader.nonce, sent.nonce],
      [signatureHeader.signature, requestSignature(sent, secret)],
    ]);
    return { ...sent, header: (name: string) => headers.get(name) };
  };

  test.each([rotating.secret, rotating.earlierSecret])(
    "is known by either, and answered with it: %s",
    async (secret) => {
      const clock = createManualClock();
      const authenticate = createAuthentication(fixedApplications([rotating]), clock);
      expect(await authenticate(arrivedWith(secret, clock))).toMatchObject({ kind: "known", secret });
    },
  );

  test("is refused by a third, and by the earlier one once that is retired", async () => {
    const clock = createManualClock();
    const { earlierSecret, ...retired } = rotating;
    const authenticate = createAuthentication(fixedApplications([retired]), clock);
    expect(await authenticate(arrivedWith("some-other-secret", clock))).toEqual(refused);
    expect(await authenticate(arrivedWith(earlierSecret, clock))).toEqual(refused);
    expect(await authenticate(arrivedWith(rotating.secret, clock))).toMatchObject({ kind: "known" });
  });
});

test("an application without an earlier secret has none that is empty", async () => {
  const { send } = start();
  expect(await send({ secret: "" })).toEqual(refused);
  expect(await send({ secret: "undefined" })).toEqual(refused);
});
