import { describe, expect, test } from "vitest";
import { type Breaker, createBreaker } from "../../src/client/breaker";
import { IntegrityError, SourceError } from "../../src/errors/yingcha-error";
import { createManualClock } from "../../src/testing/manual-clock";

const answered = (status: number) => () => Promise.resolve(new Response(null, { status }));
const failed = (error: unknown) => () => Promise.reject(error);
const unreachable = () => failed(new TypeError("fetch failed"));

async function run(breaker: Breaker, count: number, work: () => Promise<Response>): Promise<void> {
  for (let call = 0; call < count; call += 1) await breaker.run(work).catch(() => undefined);
}

function start() {
  const clock = createManualClock();
  return { clock, breaker: createBreaker(clock) };
}

async function opened() {
  const parts = start();
  await run(parts.breaker, 10, answered(503));
  expect(parts.breaker.state).toBe("open");
  return parts;
}

describe("the circuit opens, T22,", () => {
  test("at the tenth failure and not at the ninth", async () => {
    const { breaker } = start();
    await run(breaker, 9, unreachable());
    expect(breaker.state).toBe("closed");
    await run(breaker, 1, unreachable());
    expect(breaker.state).toBe("open");
  });

  test.each([500, 502, 503, 504, 599])("on the status %i", async (status) => {
    const { breaker } = start();
    await run(breaker, 10, answered(status));
    expect(breaker.state).toBe("open");
  });

  test("only when more than half of the last 20 failed", async () => {
    const { breaker } = start();
    await run(breaker, 10, answered(200));
    await run(breaker, 10, answered(500));
    expect(breaker.state).toBe("closed");
    await run(breaker, 1, answered(500));
    expect(breaker.state).toBe("open");
  });
});

describe("the circuit stays closed, lessons §1 (opossum), on", () => {
  test.each([200, 304, 400, 401, 403, 404, 408, 418, 429])("the status %i", async (status) => {
    const { breaker } = start();
    await run(breaker, 100, answered(status));
    expect(breaker.state).toBe("closed");
  });

  test.each([
    new SourceError("request-refused"),
    new SourceError("answer-invalid"),
    new SourceError("answer-oversized"),
    new SourceError("redirect-refused"),
    new IntegrityError("signature-mismatched"),
  ])("$code", async (error) => {
    const { breaker } = start();
    await run(breaker, 100, failed(error));
    expect(breaker.state).toBe("closed");
  });
});

describe("an open circuit, T22,", () => {
  test("runs nothing and says when a trial will be let through", async () => {
    const { clock, breaker } = await opened();
    clock.advance(1_500);
    let ranCount = 0;
    const refused = breaker.run(() => {
      ranCount += 1;
      return answered(200)();
    });
    await expect(refused).rejects.toMatchObject({
      code: "circuit-opened",
      retryAt: new Date(clock.wallMs() + 3_500).toISOString(),
    });
    expect(ranCount).toBe(0);
  });

  test("lets one trial through after 5 s, others wait for what comes of it, and success closes it", async () => {
    const { clock, breaker } = await opened();
    clock.advance(4_999);
    await expect(breaker.run(answered(200))).rejects.toMatchObject({ code: "circuit-opened" });
    clock.advance(1);
    let finish: (answer: Response) => void = () => undefined;
    const trial = breaker.run(() => new Promise((resolve) => (finish = resolve)));
    expect(breaker.state).toBe("half-open");
    let ranCount = 0;
    const waiting = breaker.run(() => {
      ranCount += 1;
      return answered(200)();
    });
    await Promise.resolve();
    expect(ranCount).toBe(0);
    finish(new Response(null, { status: 200 }));
    await trial;
    await waiting;
    expect(ranCount).toBe(1);
    expect(breaker.state).toBe("closed");
  });

  test("stays open for another 5 s when the trial fails, and then tries again", async () => {
    const { clock, breaker } = await opened();
    clock.advance(5_000);
    await run(breaker, 1, unreachable());
    expect(breaker.state).toBe("open");
    clock.advance(4_999);
    await expect(breaker.run(answered(200))).rejects.toMatchObject({ code: "circuit-opened" });
    clock.advance(1);
    await breaker.run(answered(200));
    expect(breaker.state).toBe("closed");
  });

  test("is closed by a trial that the platform refuses: it answers again", async () => {
    const { clock, breaker } = await opened();
    clock.advance(5_000);
    await expect(breaker.run(failed(new SourceError("request-refused")))).rejects.toMatchObject({
      code: "request-refused",
    });
    expect(breaker.state).toBe("closed");
  });

  test("pauses no longer when the wall clock is set back meanwhile, T21", async () => {
    const { clock, breaker } = await opened();
    clock.stepWall(-3_600_000);
    clock.advance(5_000);
    await breaker.run(answered(200));
    expect(breaker.state).toBe("closed");
  });

  test("pauses no shorter when the wall clock is set ahead meanwhile, T21", async () => {
    const { clock, breaker } = await opened();
    clock.stepWall(3_600_000);
    await expect(breaker.run(answered(200))).rejects.toMatchObject({ code: "circuit-opened" });
  });
});

test("the breaker passes on what the work gave or threw, lessons §1 (opossum: a shared breaker replayed the first call)", async () => {
  const { breaker } = start();
  const [first, second] = [new Response("1"), new Response("2")];
  expect(await breaker.run(() => Promise.resolve(first))).toBe(first);
  expect(await breaker.run(() => Promise.resolve(second))).toBe(second);
  const error = new TypeError("fetch failed");
  await expect(breaker.run(failed(error))).rejects.toBe(error);
});
