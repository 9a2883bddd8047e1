import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMemoryStore } from "../../src/sandbox/storage/memory-store";
import { openPostgresStore } from "../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../src/sandbox/storage/registry-store";
import { openSqliteStore } from "../../src/sandbox/storage/sqlite-store";
import {
  askPostgres,
  isPostgresThere,
  newSchema,
  postgresUrl,
} from "../../tests/sandbox/storage/postgres-schema";
import type { Extent, Figure, Proof } from "../proof";
import { type Compared, compareWorlds } from "./compare-worlds";
import { serveWorld } from "./served-world";
import { fillWorld, type Watched, watchedSubjects } from "./world";

export const publicView: Proof = {
  name: "public-view",
  what: "Nothing that the public or an agency is answered moves with the watch list, 四(四).",
  run: provePublicView,
};

/** So many are on the lists in full, and in short. */
const subjectCount = { full: 10_000, short: 200 } as const;

async function provePublicView(extent: Extent, say: (line: string) => void): Promise<readonly Figure[]> {
  const all = watchedSubjects(subjectCount[extent]);
  const folder = await mkdtemp(join(tmpdir(), "yingcha-public-view-"));
  const schemas = [newSchema(), newSchema()] as const;
  const onPostgres = extent === "full" || isPostgresThere;
  const places: readonly (readonly [string, (world: 0 | 1) => Promise<RegistryStore>])[] = [
    ["memory", async () => createMemoryStore()],
    ["SQLite", (world) => openSqliteStore({ path: join(folder, `${world}.db`) })],
    ...(onPostgres
      ? [
          [
            "PostgreSQL",
            (world: 0 | 1) => openPostgresStore({ url: postgresUrl, schema: schemas[world] }),
          ] as const,
        ]
      : []),
  ];
  try {
    const figures: Figure[] = [];
    for (const [place, open] of places) {
      const compared = await inBothWorlds(all, open);
      for (const line of compared.differing.slice(0, 20)) say(`differs on ${place}: ${line}`);
      say(
        `${place}: ${compared.publicCount} public and ${compared.signedCount} signed requests; a subject takes ` +
          `${compared.watchedMs.toFixed(3)} ms (median) with a watch record, ${compared.unwatchedMs.toFixed(3)} ms without`,
      );
      figures.push(...figuresOf(place, compared, all.length));
    }
    return figures;
  } finally {
    await rm(folder, { recursive: true });
    if (onPostgres)
      for (const schema of schemas) await askPostgres(`drop schema if exists ${schema} cascade`);
  }
}

/** Fills and serves the two worlds, and compares them. */
export async function inBothWorlds(
  all: readonly Watched[],
  open: (world: 0 | 1) => Promise<RegistryStore>,
  meddle: (watched: RegistryStore) => Promise<void> = async () => undefined,
): Promise<Compared> {
  const watched = await open(0);
  const unwatched = await open(1);
  try {
    await fillWorld(watched, all, "watched");
    await fillWorld(unwatched, all, "unwatched");
    await meddle(watched);
    const served = [await serveWorld(watched), await serveWorld(unwatched)] as const;
    try {
      return await compareWorlds({ watched: served[0].baseUrl, unwatched: served[1].baseUrl }, all);
    } finally {
      for (const { close } of served) await close();
    }
  } finally {
    await watched.close();
    await unwatched.close();
  }
}

function figuresOf(place: string, compared: Compared, count: number): readonly Figure[] {
  const { publicCount, signedCount, differing, recordCount, initiationCount, toldCount } = compared;
  return [
    {
      what: `${place}: answers compared byte for byte`,
      measured: publicCount + signedCount,
      bound: { atLeast: count + 40 },
    },
    { what: `${place}: records on the public pages`, measured: recordCount, bound: { atLeast: count / 5 } },
    {
      what: `${place}: listings that an agency is told to carry out`,
      measured: initiationCount,
      bound: { atLeast: count / 10 },
    },
    { what: `${place}: answers that differ`, measured: differing.length, bound: { atMost: 0 } },
    {
      what: `${place}: subjects of whom a department is told otherwise`,
      measured: toldCount,
      bound: { atLeast: count },
    },
  ];
}
