import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { migrate } from "../../../src/sandbox/storage/migrate";
import { createPostgresDatabase } from "../../../src/sandbox/storage/postgres-database";
import type { SqlDatabase, SqlSession } from "../../../src/sandbox/storage/sql-database";
import { askPostgres, inNewDatabase, isPostgresThere, newSchema, postgresUrl } from "./postgres-schema";

describe("a database in PostgreSQL that breaks off", () => {
  it("ends no process where it does so in the very bytes that say it is ready", async () => {
    const [authenticated, ready, ended] = [
      Buffer.from([82, 0, 0, 0, 8, 0, 0, 0, 0]),
      Buffer.from([90, 0, 0, 0, 5, 73]),
      Buffer.from("SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0"),
    ];
    const head = Buffer.from([69, 0, 0, 0, ended.length + 4]);
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => socket.end(Buffer.concat([authenticated, ready, head, ended])));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const config = { connectionString: `postgres://postgres@127.0.0.1:${port}/none` };
    const database = createPostgresDatabase(new pg.Pool(config), "none", () => new pg.Client(config));
    try {
      await expect(database.read(async () => "read")).rejects.toThrow();
    } finally {
      await database.close();
      server.close();
    }
  });
});

describe.skipIf(!isPostgresThere)("a database in PostgreSQL", () => {
  it("gives a scrub up soon while somebody reads, and then rewrites only what is left, 六(三)", () =>
    // Somebody's transaction elsewhere would keep the rows as well.
    inNewDatabase(async (url) => {
      const schema = newSchema();
      const config = { connectionString: url };
      const database = createPostgresDatabase(new pg.Pool(config), schema, () => new pg.Client(config));
      const other = new pg.Client({ connectionString: url });
      const fileOf = async (table: string) => {
        const [row] = await askPostgres(`select pg_relation_filenode('${schema}.${table}') as file`, url);
        return row?.["file"];
      };
      const files = async () => [await fileOf("subjects"), await fileOf("changes")];
      try {
        await askPostgres(`create schema ${schema}`, url);
        await migrate(database);
        const [subjects, changes] = await files();
        await other.connect();
        await other.query(`begin; select count(*) from ${schema}.changes`);
        await expect(database.scrub(1)).rejects.toMatchObject({ code: "55P03" });
        const [rewritten, held] = await files();
        expect([rewritten === subjects, held]).toEqual([false, changes]);

        const startedMs = performance.now();
        await expect(database.scrub(1)).rejects.toMatchObject({ code: "55P03" });
        expect(performance.now() - startedMs).toBeLessThan(4_000);
        await other.query("commit");
        await database.scrub(1);
        const [same, free] = await files();
        expect([same, free === changes]).toEqual([rewritten, false]);
        await database.scrub(2);
        expect(await fileOf("subjects")).not.toBe(rewritten);
      } finally {
        await other.end();
        await database.close();
        await askPostgres(`drop schema if exists ${schema} cascade`, url);
      }
    }));

  it.each(["refuses", "drops", "takes"] as const)(
    "rewrites behind a pooler that %s what a connection begins with, and leaves it no setting, 六(三)",
    (outcome) =>
      inNewDatabase(async (url) => {
        const schema = newSchema();
        const config = { connectionString: url };
        const apart = (how?: { readonly lock_timeout?: number }) => {
          const client = new pg.Client({ ...config, ...(outcome === "takes" ? how : {}) });
          const refusal = Object.assign(new Error("unsupported startup parameter"), { code: "08P01" });
          if (outcome === "refuses" && how !== undefined) client.connect = () => Promise.reject(refusal);
          return client;
        };
        const pool = new pg.Pool({ ...config, max: 1 });
        const asked: string[] = [];
        pool.on("connect", (client) => {
          const query = client.query.bind(client);
          Object.assign(client, {
            query: (...given: Parameters<typeof query>) => {
              asked.push(JSON.stringify(given));
              return query(...given);
            },
          });
        });
        const database = createPostgresDatabase(pool, schema, apart);
        const other = new pg.Client(config);
        try {
          await askPostgres(`create schema ${schema}`, url);
          await migrate(database);
          await other.connect();
          await other.query(`begin; select count(*) from ${schema}.subjects`);
          await expect(database.scrub(1)).rejects.toMatchObject({ code: "55P03" });
          await other.query("commit");
          await database.scrub(1);
          expect(asked.filter((text) => /"(set|reset|vacuum)/.test(text))).toEqual([]);
        } finally {
          await other.end();
          await database.close();
        }
      }),
  );

  it("is not done with a scrub while a snapshot from before the erasure keeps its rows in the files, 六(三)", () =>
    // Somebody's transaction elsewhere would keep the rows as well.
    inNewDatabase(async (url) => {
      const schema = newSchema();
      const config = { connectionString: url };
      const database = createPostgresDatabase(new pg.Pool(config), schema, () => new pg.Client(config));
      const other = new pg.Client({ connectionString: url });
      const row = { kind: "uscc", code: "erased-bytes", body: "{}", due_on: null };
      const isInFile = async () => {
        const [found] = await askPostgres(
          `select position('erased-bytes'::bytea in pg_read_binary_file(pg_relation_filepath('${schema}.subjects'))) > 0 as yes`,
          url,
        );
        return found?.["yes"];
      };
      try {
        await askPostgres(`create schema ${schema}`, url);
        await migrate(database);
        await database.write((session) => session.insertInto("subjects").values(row).execute());
        await other.connect();
        await other.query("begin isolation level repeatable read; select 1");
        await database.write((session) => session.deleteFrom("subjects").execute());
        await expect(database.scrub(1)).rejects.toMatchObject({ code: "55P03" });
        await askPostgres("checkpoint", url);
        expect(await isInFile()).toBe(true);
        await other.query("commit");
        await database.scrub(1);
        await askPostgres("checkpoint", url);
        expect(await isInFile()).toBe(false);
      } finally {
        await other.end();
        await database.close();
        await askPostgres(`drop schema if exists ${schema} cascade`, url);
      }
    }));

  it("outlives that the server ends a connection in the middle of a write, of which nothing is done", async () => {
    const schema = newSchema();
    const url = new URL(postgresUrl);
    url.searchParams.set("application_name", schema);
    const config = { connectionString: url.href };
    const database = createPostgresDatabase(new pg.Pool(config), schema, () => new pg.Client(config));
    try {
      await askPostgres(`create schema ${schema}`);
      await migrate(database);
      const count = (session: SqlSession) =>
        session.updateTable("counter").set({ list_version: 7 }).execute();
      const cut = database.write(async (session) => {
        await count(session);
        await askPostgres(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${schema}'`,
        );
        // The driver is told while no query is under way.
        await setTimeout(100);
      });
      await expect(cut).rejects.toThrow();
      expect(await versionOf(database)).toBe(1);
      await database.write(count);
      expect(await versionOf(database)).toBe(7);
    } finally {
      await database.close();
      await askPostgres(`drop schema if exists ${schema} cascade`);
    }
  });
});

async function versionOf(database: SqlDatabase): Promise<number> {
  const row = await database.read((session) =>
    session.selectFrom("counter").select("list_version").executeTakeFirstOrThrow(),
  );
  return row.list_version;
}
