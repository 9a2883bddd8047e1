import pg from "pg";
import { describe, expect, it } from "vitest";
import { migrate } from "../../../src/sandbox/storage/migrate";
import { createPostgresDatabase } from "../../../src/sandbox/storage/postgres-database";
import { askPostgres, isPostgresThere, newSchema, postgresUrl } from "./postgres-schema";

describe.skipIf(!isPostgresThere)("a database in PostgreSQL", () => {
  it("gives a scrub up soon while somebody reads, and then rewrites only what is left, 六(三)", async () => {
    const schema = newSchema();
    const config = { connectionString: postgresUrl };
    const database = createPostgresDatabase(new pg.Pool(config), schema, () => new pg.Client(config));
    const other = new pg.Client({ connectionString: postgresUrl });
    const fileOf = async (table: string) => {
      const [row] = await askPostgres(`select pg_relation_filenode('${schema}.${table}') as file`);
      return row?.["file"];
    };
    const files = async () => [await fileOf("subjects"), await fileOf("changes")];
    try {
      await askPostgres(`create schema ${schema}`);
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
      await askPostgres(`drop schema if exists ${schema} cascade`);
    }
  });
});
