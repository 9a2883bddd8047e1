import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { openPostgresStore } from "../../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { openSqliteStore } from "../../../src/sandbox/storage/sqlite-store";
import { cataloguePromises, proveRace, publicationOf } from "./catalogue-promises";
import { engagementPromises } from "./engagement-promises";
import { askPostgres, isPostgresThere, newSchema, postgresUrl } from "./postgres-schema";
import { momentOn } from "./world";

const opened: RegistryStore[] = [];
const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  for (const end of ends.splice(0)) await end();
});

async function open(open: () => RegistryStore | Promise<RegistryStore>): Promise<RegistryStore> {
  const store = await open();
  opened.push(store);
  return store;
}

/** Makes a place for lists, and gives what opens a store there. */
const places = [
  [
    "memory",
    () => {
      const store = createMemoryStore();
      return async () => store;
    },
  ],
  [
    "SQLite",
    () => {
      const folder = mkdtempSync(join(tmpdir(), "yingcha-catalogues-"));
      ends.push(async () => rmSync(folder, { recursive: true, force: true }));
      return () => openSqliteStore({ path: join(folder, "platform.db") });
    },
  ],
  ...(isPostgresThere
    ? [
        [
          "PostgreSQL",
          () => {
            const schema = newSchema();
            ends.push(() => askPostgres(`drop schema if exists ${schema} cascade`));
            return () => openPostgresStore({ url: postgresUrl, schema });
          },
        ] as const,
      ]
    : []),
] as const;

describe.each(places)("a store in %s", (_, place) => {
  const promises = [...cataloguePromises, ...engagementPromises];
  it.each(promises.map(({ title, prove }) => [title, prove] as const))("%s", async (_, prove) => {
    await prove(await open(place()));
  });

  it("lets several that share it activate at once; the greatest version is active for all, 五(四) T14", async () => {
    const openOne = place();
    await proveRace([await open(openOne), await open(openOne), await open(openOne)]);
  });

  it("publishes a version of two that race with other texts once", async () => {
    const openOne = place();
    const [one, other] = [await open(openOne), await open(openOne)];
    const outcomes = await Promise.all([
      one.catalogues.publish(publicationOf(2, "one"), momentOn()),
      other.catalogues.publish(publicationOf(2, "other"), momentOn()),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["published", "refused"]);
  });
});
