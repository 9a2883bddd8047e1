import { createServer, type Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { connect, endsWithin, failureOf, lookup, startHostilePlatform } from "./hostile-platform";

const deadlineMs = 200;

// Time is measured, on machines that do other things too: only what fails twice more has failed.
describe("one deadline covers everything, T19 and G7:", { retry: 2 }, () => {
  test("a platform that accepts and says nothing", async () => {
    const platform = await startHostilePlatform(() => undefined);
    const http = connect(platform.baseUrl, { deadlineMs });
    const error = await endsWithin(deadlineMs, () => failureOf(http.send(lookup)));
    expect(error.code).toBe("deadline-exceeded");
    await expect.poll(() => platform.arrivals[0]?.isConnected()).toBe(false);
  });

  test("headers that come a byte at a time", async () => {
    const server = createServer((socket) => {
      trickle(socket, "HTTP/1.1 200 OK\r\nx-slow: ", 20);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    onTestFinished(() => {
      server.close();
    });
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const http = connect(new URL(`http://127.0.0.1:${port}/`), { deadlineMs });
    const error = await endsWithin(deadlineMs, () => failureOf(http.send(lookup)));
    expect(error.code).toBe("deadline-exceeded");
  });

  test("a body that comes a byte at a time", async () => {
    const platform = await startHostilePlatform((_, answer) => {
      const response = answer.begin({ headers: { "content-length": "1000" } });
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
    });
    const http = connect(platform.baseUrl, { deadlineMs });
    const error = await endsWithin(deadlineMs, () => failureOf(http.send(lookup)));
    expect(error.code).toBe("deadline-exceeded");
    await expect.poll(() => platform.arrivals[0]?.isConnected()).toBe(false);
  });

  test("a body that stops before its end", async () => {
    const platform = await startHostilePlatform((_, answer) => {
      answer.begin({ headers: { "content-length": "1000" } }).write("{");
    });
    const http = connect(platform.baseUrl, { deadlineMs });
    const error = await endsWithin(deadlineMs, () => failureOf(http.send(lookup)));
    expect(error.code).toBe("deadline-exceeded");
  });

  test("attempts that each take their time, which ky would count singly, lessons §1", async () => {
    const platform = await startHostilePlatform((_, answer) => {
      setTimeout(() => answer.send({ status: 503 }), 120);
    });
    const http = connect(platform.baseUrl, { deadlineMs });
    const error = await endsWithin(deadlineMs, () => failureOf(http.send(lookup)));
    expect(["deadline-exceeded", "platform-failed"]).toContain(error.code);
    expect(platform.arrivals.length).toBeLessThanOrEqual(2);
  });

  test("a refusal whose body never ends", async () => {
    const platform = await startHostilePlatform((_, answer) => {
      answer.begin({ status: 404, headers: { "content-length": "1000" } }).write("x");
    });
    const http = connect(platform.baseUrl, { deadlineMs });
    const error = await endsWithin(deadlineMs, () => failureOf(http.send(lookup)));
    expect(error.code).toBe("path-missing");
  });

  test("a sender of the caller's own that does not heed the signal", async () => {
    const http = connect(new URL("https://credit.example.gov.cn/"), {
      deadlineMs,
      fetch: () => new Promise(() => undefined),
    });
    const error = await endsWithin(deadlineMs, () => failureOf(http.send(lookup)));
    expect(error.code).toBe("deadline-exceeded");
  });

  test("a sender of the caller's own whose body does not heed the signal, and is cancelled", async () => {
    let cancelled = false;
    const http = connect(new URL("https://credit.example.gov.cn/"), {
      deadlineMs,
      fetch: () =>
        Promise.resolve(
          new Response(
            new ReadableStream({
              cancel() {
                cancelled = true;
                return new Promise(() => undefined);
              },
            }),
          ),
        ),
    });
    const error = await endsWithin(deadlineMs, () => failureOf(http.send(lookup)));
    expect(error.code).toBe("deadline-exceeded");
    expect(cancelled).toBe(true);
  });

  test("many calls at once, each by its own deadline", async () => {
    const platform = await startHostilePlatform(() => undefined);
    const http = connect(platform.baseUrl, { deadlineMs });
    const codes = await endsWithin(deadlineMs, async () => {
      const errors = await Promise.all(Array.from({ length: 20 }, () => failureOf(http.send(lookup))));
      return errors.map((error) => error.code);
    });
    expect(new Set(codes)).toEqual(new Set(["deadline-exceeded"]));
  });
});

describe("within the deadline", () => {
  test("a slow but whole answer is served", async () => {
    const platform = await startHostilePlatform((_, answer) => {
      const response = answer.begin({ body: "[1,2]" });
      response.write("[1,");
      setTimeout(() => response.end("2]"), 60);
    });
    expect(await connect(platform.baseUrl).send(lookup)).toMatchObject({ value: [1, 2] });
  });
});

function trickle(socket: Socket, text: string, everyMs: number): void {
  let sent = 0;
  const drip = setInterval(() => {
    socket.write(text[sent] ?? "x");
    sent += 1;
  }, everyMs);
  socket.on("close", () => clearInterval(drip));
  socket.on("error", () => undefined);
}
