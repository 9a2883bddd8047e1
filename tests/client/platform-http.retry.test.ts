import { describe, expect, test } from "vitest";
import type { PlatformHttp } from "../../src/client/platform-http";
import { createManualClock } from "../../src/testing/manual-clock";
import {
  type Arrival,
  connect,
  endsWithin,
  failureOf,
  lookup,
  startHostilePlatform,
} from "./hostile-platform";

const nonces = (arrivals: readonly Arrival[]) => new Set(arrivals.map((arrival) => arrival.nonce));

async function outcomes(http: PlatformHttp, count: number): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let call = 0; call < count; call += 1) {
    const code = await http.send(lookup).then(
      () => "answered",
      (error) => String(error.code),
    );
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

describe("a request is sent again, T22,", () => {
  test.each([408, 429, 500, 501, 502, 503, 504, 599])(
    "at most twice after the status %i, each time under a new nonce",
    async (status) => {
      const platform = await startHostilePlatform((_, answer) => answer.send({ status }));
      const error = await failureOf(connect(platform.baseUrl).send(lookup));
      expect(error.code).toBe(status === 429 ? "request-throttled" : "platform-failed");
      expect(error.retryAt).toBeUndefined();
      expect(platform.arrivals).toHaveLength(3);
      expect(nonces(platform.arrivals).size).toBe(3);
    },
  );

  test("at most twice after broken connections, each time under a new nonce", async () => {
    const platform = await startHostilePlatform((_, answer) => answer.cut());
    const error = await failureOf(connect(platform.baseUrl).send(lookup));
    expect(error.code).toBe("platform-unreachable");
    expect(platform.arrivals).toHaveLength(3);
    expect(nonces(platform.arrivals).size).toBe(3);
  });

  test("after a body that broke off, and the second answer is served whole", async () => {
    const platform = await startHostilePlatform((_, answer, count) => {
      if (count > 1) return answer.send({ body: "[2]" });
      answer.begin({ body: "[1]" }).write("[1");
      setTimeout(() => answer.cut(), 10);
    });
    expect(await connect(platform.baseUrl).send(lookup)).toMatchObject({ value: [2] });
  });

  test("with the same body and the catalogue's ETag", async () => {
    const platform = await startHostilePlatform((_, answer, count) =>
      answer.send(count < 3 ? { status: 502 } : { status: 304 }),
    );
    const request = { method: "GET", path: "v1/catalogue", etag: '"v1"' } as const;
    expect(await connect(platform.baseUrl).send(request)).toEqual({ kind: "not-modified" });
    expect(platform.arrivals.map((arrival) => arrival.headers["if-none-match"])).toEqual([
      '"v1"',
      '"v1"',
      '"v1"',
    ]);
  });
});

// Time is measured, on machines that do other things too: only what fails twice more has failed.
describe("Retry-After", { retry: 2 }, () => {
  test.each([
    ["3600", 503, "platform-failed", 3_600_000],
    ["3600", 429, "request-throttled", 3_600_000],
    ["3600", 500, "platform-failed", 3_600_000],
    ["99999999999999999999", 503, "platform-failed", 1e12],
  ])(
    "of %s s with %i ends the call at once and is passed on, lessons §1 (ky)",
    async (value, status, code, waitMs) => {
      const platform = await startHostilePlatform((_, answer) =>
        answer.send({ status, headers: { "retry-after": value } }),
      );
      const http = connect(platform.baseUrl, { deadlineMs: 2_000 });
      const error = await endsWithin(300, () => failureOf(http.send(lookup)));
      expect(error.code).toBe(code);
      expect(platform.arrivals).toHaveLength(1);
      const retryAtMs = Date.parse(error.retryAt ?? "");
      expect(Math.abs(retryAtMs - Date.now() - waitMs)).toBeLessThan(2_000);
    },
  );

  test("as a date beyond the deadline ends the call at once and is passed on", async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const platform = await startHostilePlatform((_, answer) =>
      answer.send({ status: 503, headers: { "retry-after": date } }),
    );
    const error = await failureOf(connect(platform.baseUrl).send(lookup));
    expect(Date.parse(error.retryAt ?? "")).toBe(Date.parse(date));
    expect(platform.arrivals).toHaveLength(1);
  });

  test.each([429, 500, 503])("within the deadline is waited for after %i", async (status) => {
    const platform = await startHostilePlatform((_, answer, count) =>
      answer.send(count === 1 ? { status, headers: { "retry-after": "1" } } : { body: "[]" }),
    );
    const http = connect(platform.baseUrl, { deadlineMs: 3_000 });
    expect(await http.send(lookup)).toMatchObject({ value: [] });
    const [first, second] = platform.arrivals;
    expect((second?.arrivedMs ?? 0) - (first?.arrivedMs ?? 0)).toBeGreaterThan(980);
  });

  test.each(["soon", "1.5", "-1", "", "Infinity", "0x10", "1e9", "Fri, 99 Foo"])(
    "that is no time is as good as none: %j",
    async (value) => {
      const platform = await startHostilePlatform((_, answer, count) =>
        answer.send(count === 1 ? { status: 503, headers: { "retry-after": value } } : { body: "[]" }),
      );
      expect(await endsWithin(300, () => connect(platform.baseUrl).send(lookup))).toMatchObject({
        value: [],
      });
    },
  );

  test.each(["ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset"])(
    "is the only header that says when: %s, which ky heeds, does not eat up the deadline",
    async (name) => {
      const platform = await startHostilePlatform((_, answer, count) =>
        answer.send(count === 1 ? { status: 429, headers: { [name]: "3600" } } : { body: "[]" }),
      );
      expect(await endsWithin(300, () => connect(platform.baseUrl).send(lookup))).toMatchObject({
        value: [],
      });
    },
  );

  test("in the past means at once, and is passed on as now", async () => {
    const platform = await startHostilePlatform((_, answer) =>
      answer.send({ status: 503, headers: { "retry-after": new Date(0).toUTCString() } }),
    );
    const startedMs = Date.now();
    const error = await failureOf(connect(platform.baseUrl).send(lookup));
    expect(platform.arrivals).toHaveLength(3);
    expect(Date.parse(error.retryAt ?? "")).toBeGreaterThanOrEqual(startedMs);
  });
});

describe("the retry budget, T22 and G9:", () => {
  test("once it is spent, a lasting overload costs one request per call", async () => {
    // 429 opens no circuit, so that only the budget bounds the load.
    const platform = await startHostilePlatform((_, answer) =>
      answer.send({ status: 429, headers: { "retry-after": "0" } }),
    );
    const http = connect(platform.baseUrl);
    await outcomes(http, 20);
    expect(platform.arrivals).toHaveLength(20 + 35);
    expect(await outcomes(http, 40)).toEqual(new Map([["request-throttled", 40]]));
    expect(platform.arrivals).toHaveLength(60 + 35);
  });

  test("a status that is not sent again costs nothing of it", async () => {
    let status = 404;
    const platform = await startHostilePlatform((_, answer) =>
      answer.send({ status, headers: { "retry-after": "0" } }),
    );
    const http = connect(platform.baseUrl);
    await outcomes(http, 40);
    status = 429;
    await outcomes(http, 1);
    expect(platform.arrivals).toHaveLength(40 + 3);
  });

  test("a success at a second try pays nothing back, one at the first try does", async () => {
    const retryAtOnce = { status: 429, headers: { "retry-after": "0" } };
    let isFailing = (count: number) => count % 2 === 1;
    const platform = await startHostilePlatform((_, answer, count) =>
      answer.send(isFailing(count) ? retryAtOnce : {}),
    );
    const http = connect(platform.baseUrl);
    // 35 retries leave 10 of the 500, and one costs 14.
    expect(await outcomes(http, 35)).toEqual(new Map([["answered", 35]]));
    expect(platform.arrivals).toHaveLength(70);
    isFailing = () => true;
    await outcomes(http, 1);
    expect(platform.arrivals).toHaveLength(71);
    isFailing = () => false;
    await outcomes(http, 4);
    isFailing = () => true;
    await outcomes(http, 1);
    expect(platform.arrivals).toHaveLength(71 + 4 + 2);
  });
});

test("calls that ran into their deadline cost nothing of the retry budget, T22", { retry: 2 }, async () => {
  const platform = await startHostilePlatform(({ path }, answer) => {
    if (path !== lookup.path) answer.send({ status: 429, headers: { "retry-after": "0" } });
  });
  const http = connect(platform.baseUrl, { deadlineMs: 500 });
  await Promise.all(Array.from({ length: 40 }, () => failureOf(http.send(lookup))));
  const before = platform.arrivals.length;
  await failureOf(http.send({ method: "GET", path: "v1/catalogue" }));
  expect(platform.arrivals).toHaveLength(before + 3);
});

describe("the breaker over HTTP, T22:", () => {
  test("a total outage opens it, and then costs no request until a trial, which closes it again", async () => {
    let isDown = true;
    const platform = await startHostilePlatform((_, answer) => (isDown ? answer.cut() : answer.send()));
    const clock = createManualClock();
    const http = connect(platform.baseUrl, { clock });
    const counts = await outcomes(http, 20);
    expect(counts.get("circuit-opened")).toBeGreaterThanOrEqual(16);
    expect(platform.arrivals).toHaveLength(10);

    const error = await failureOf(http.send(lookup));
    expect(error).toMatchObject({
      code: "circuit-opened",
      retryAt: new Date(clock.wallMs() + 5_000).toISOString(),
    });
    isDown = false;
    clock.advance(5_000);
    expect(await outcomes(http, 5)).toEqual(new Map([["answered", 5]]));
    expect(platform.arrivals).toHaveLength(15);
  });

  test("it is one per path: lookups that fail do not bar the catalogue", async () => {
    const platform = await startHostilePlatform(({ path }, answer) =>
      path === lookup.path ? answer.cut() : answer.send(),
    );
    const http = connect(platform.baseUrl);
    await outcomes(http, 10);
    expect((await failureOf(http.send(lookup))).code).toBe("circuit-opened");
    expect(await http.send({ method: "GET", path: "v1/catalogue" })).toMatchObject({ kind: "content" });
  });

  test.each([
    ["404", { status: 404 }, "path-missing"],
    ["401", { status: 401 }, "request-refused"],
    ["wrong signatures", { signature: "v1=" }, "signature-mismatched"],
    ["an HTML page", { body: "<html>" }, "answer-invalid"],
    ["what is no gzip", { headers: { "content-encoding": "gzip" }, body: "plain text" }, "answer-invalid"],
    ["redirects", { status: 302 }, "redirect-refused"],
  ])("it never opens on %s", async (_, reply, code) => {
    const platform = await startHostilePlatform((_arrival, answer) => answer.send(reply));
    expect(await outcomes(connect(platform.baseUrl), 40)).toEqual(new Map([[code, 40]]));
    expect(platform.arrivals).toHaveLength(40);
  });

  test("a platform that never answers opens it too, and a hung trial ends by its deadline", {
    retry: 2,
  }, async () => {
    const platform = await startHostilePlatform(() => undefined);
    const clock = createManualClock();
    const http = connect(platform.baseUrl, { clock, deadlineMs: 100 });
    const errors = await Promise.all(Array.from({ length: 12 }, () => failureOf(http.send(lookup))));
    expect(new Set(errors.map((error) => error.code))).toEqual(new Set(["deadline-exceeded"]));
    expect((await failureOf(http.send(lookup))).code).toBe("circuit-opened");
    clock.advance(5_000);
    const trial = failureOf(http.send(lookup));
    const behind = await endsWithin(150, () => failureOf(http.send(lookup)));
    expect((await trial).code).toBe("deadline-exceeded");
    expect(["circuit-opened", "deadline-exceeded"]).toContain(behind.code);
  });
});
