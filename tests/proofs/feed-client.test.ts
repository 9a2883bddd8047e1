import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type FeedClient, startFeedClient } from "../../proofs/feed/feed-client";

const closings: (() => void)[] = [];

afterEach(() => {
  for (const close of closings.splice(0)) close();
});

/** Answers when it is told to, and counts who broke off. */
async function openServer() {
  const waiting: ServerResponse[] = [];
  let arrivedCount = 0;
  let brokenCount = 0;
  const server = createServer((request, response) => {
    arrivedCount += 1;
    waiting.push(response);
    request.on("close", () => {
      brokenCount += 1;
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const client: FeedClient = startFeedClient(0, () => `http://127.0.0.1:${port}/`);
  closings.push(() => {
    client.stop();
    server.closeAllConnections();
    server.close();
  });
  return {
    client,
    arrivedCount: () => arrivedCount,
    brokenCount: () => brokenCount,
    answer(status: number) {
      waiting.pop()?.writeHead(status).write(": here\n\n");
    },
  };
}

describe("a client of the proof that breaks its connection off", () => {
  it("counts the break once it is answered again, and none of a connection that was not answered yet", async () => {
    const { client, answer, arrivedCount, brokenCount } = await openServer();
    await expect.poll(arrivedCount).toBe(1);
    client.kill();
    await expect.poll(arrivedCount).toBe(2);
    answer(200);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(client.seen.resumedCount).toBe(0);

    client.kill();
    await expect.poll(arrivedCount).toBe(3);
    await expect.poll(brokenCount).toBe(2);
    expect(client.seen.resumedCount).toBe(0);
    answer(200);
    await expect.poll(() => client.seen.resumedCount).toBe(1);

    client.kill();
    await expect.poll(arrivedCount).toBe(4);
    answer(409);
    await expect.poll(() => client.seen.refusedCount).toBe(1);
    expect(client.seen.resumedCount).toBe(1);
  });
});
