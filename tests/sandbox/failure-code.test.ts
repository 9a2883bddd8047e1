import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { failureCode } from "../../src/sandbox/failure-code";
import { isPostgresThere, postgresUrl } from "./storage/postgres-schema";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** An address at which every connection is taken and handled so. */
async function serverThat(handle: (socket: Socket) => unknown): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    handle(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `postgres://nobody@127.0.0.1:${port}/none`;
}

function poolAt(connectionString: string, connectionTimeoutMillis: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 1, connectionTimeoutMillis });
  pool.on("error", () => undefined);
  closing.push(() => pool.end());
  return pool;
}

const codeOf = (work: Promise<unknown>) => work.then(() => "done", failureCode);

describe("what the driver says without a code", () => {
  it("has a name where the server takes a connection and is silent, or ends it", async () => {
    expect(await codeOf(poolAt(await serverThat(() => undefined), 200).query("select 1"))).toBe(
      "database-silent",
    );
    const ending = await serverThat((socket) => socket.end());
    expect(await codeOf(poolAt(ending, 30_000).query("select 1"))).toBe("connection-lost");
  });

  it.skipIf(!isPostgresThere)(
    "has a name where an answer does not come, and where all connections are taken",
    async () => {
      const pool = poolAt(postgresUrl, 30_000);
      const client = await pool.connect();
      client.on("error", () => undefined);
      pool.options.connectionTimeoutMillis = 200;
      expect(await codeOf(pool.query("select 1"))).toBe("connections-taken");
      const sleeping = { text: "select pg_sleep(10)", query_timeout: 50 };
      expect(await codeOf(client.query(sleeping))).toBe("database-silent");
      client.release(true);
    },
  );

  it.skipIf(!isPostgresThere)(
    "has a name where a connection is ended, and no words of anybody else have one, 四(四)",
    async () => {
      const client = new pg.Client({ connectionString: postgresUrl });
      client.on("error", () => undefined);
      await client.connect();
      const asked = codeOf(client.query("select pg_sleep(5)"));
      await client.end();
      expect(await asked).toBe("connection-lost");
      expect(failureCode(new Error("Query read timeout of 91350500PDY00001XT"))).toBe("unknown");
    },
  );
});
