import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPostgresStore } from "../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../src/sandbox/storage/registry-store";
import { openSqliteStore } from "../../src/sandbox/storage/sqlite-store";
import { askPostgres } from "../../tests/sandbox/storage/postgres-schema";

const Libsql = createRequire(import.meta.url)("libsql") as new (
  path: string,
) => {
  pragma(name: string): readonly Readonly<Record<string, unknown>>[];
  close(): void;
};

/** A store, and how many bytes it takes on the disk. */
export interface WeighedStore {
  readonly store: RegistryStore;
  bytes(): Promise<number>;
}

/** Opens a new file of SQLite for as long as something is done with it. */
export async function onSqlite<T>(work: (weighed: WeighedStore) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "yingcha-sizing-"));
  const path = join(folder, "lists.db");
  const store = await openSqliteStore({ path });
  const reading = new Libsql(path);
  const pragmaOf = (name: string) => Number(Object.values(reading.pragma(name)[0] ?? {})[0]);
  try {
    // What stands in the log only is of pages that will be in the file.
    const bytes = async () => pragmaOf("page_count") * pragmaOf("page_size");
    return await work({ store, bytes });
  } finally {
    reading.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Opens the lists in an empty database of PostgreSQL. */
export async function onPostgres<T>(url: string, work: (weighed: WeighedStore) => Promise<T>): Promise<T> {
  const store = await openPostgresStore({ url });
  try {
    return await work({
      store,
      async bytes() {
        const [row] = await askPostgres(
          "select coalesce(sum(pg_total_relation_size(oid)), 0)::float8 as bytes from pg_class where relkind = 'r' and relnamespace = 'yingcha'::regnamespace",
          url,
        );
        return Number(row?.["bytes"]);
      },
    });
  } finally {
    await store.close();
  }
}
