import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as passed } from "node:timers/promises";
import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import { type Listening, listen } from "../../../src/sandbox/http/listen";

let listening: Listening | undefined;
afterEach(() => listening?.close());

/** A service whose one answer waits until it is let go. */
async function slowService() {
  let letGo = () => {};
  let asked = () => {};
  const answerable = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const arrived = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const app = new Hono().get("/slow", async (context) => {
    asked();
    await answerable;
    return context.text("answered");
  });
  app.get("/quick", (context) => context.text("quick"));
  listening = await listen(app, { port: 0, host: "127.0.0.1" });
  return { ...listening, letGo, arrived };
}

async function socketTo(baseUrl: string): Promise<Socket> {
  const socket = connect(Number(new URL(baseUrl).port), "127.0.0.1");
  await once(socket, "connect");
  return socket;
}

describe("a service that stops", () => {
  it("answers what is under way within the grace, and takes nothing new", async () => {
    const { baseUrl, close, letGo, arrived } = await slowService();
    const answer = fetch(`${baseUrl}slow`);
    await arrived;
    const stopped = close({ graceMs: 10_000 });
    await expect(fetch(`${baseUrl}quick`)).rejects.toThrow();
    letGo();
    expect(await (await answer).text()).toBe("answered");
    await stopped;
  });

  it("does not wait for kept connections that ask nothing", async () => {
    const { baseUrl, close } = await slowService();
    const socket = await socketTo(baseUrl);
    socket.write("GET /quick HTTP/1.1\r\nhost: x\r\n\r\n");
    await once(socket, "data");
    const startMs = performance.now();
    const ended = once(socket, "close");
    await close({ graceMs: 30_000 });
    await ended;
    expect(performance.now() - startMs).toBeLessThan(5_000);
  });

  it("drops what is not answered when the grace is over", async () => {
    const { baseUrl, close, arrived } = await slowService();
    const answer = fetch(`${baseUrl}slow`).catch(() => "dropped");
    await arrived;
    await close({ graceMs: 100 });
    expect(await answer).toBe("dropped");
  });

  it("drops everything at once without a grace", async () => {
    const { baseUrl, close, arrived } = await slowService();
    const answer = fetch(`${baseUrl}slow`).catch(() => "dropped");
    await arrived;
    const over = await Promise.race([close().then(() => "closed"), passed(5_000, "waits")]);
    expect([over, await answer]).toEqual(["closed", "dropped"]);
  });
});

it("a port that is taken is a rejection", async () => {
  const { baseUrl } = await slowService();
  const port = Number(new URL(baseUrl).port);
  await expect(listen(new Hono(), { port, host: "127.0.0.1" })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

it("an address that stands for all of them is shown as one that can be asked", async () => {
  listening = await listen(new Hono(), { port: 0, host: "0.0.0.0" });
  expect(new URL(listening.baseUrl).hostname).toBe("127.0.0.1");
});
