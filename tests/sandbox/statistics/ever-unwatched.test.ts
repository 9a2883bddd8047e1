import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { quanzhou201851 } from "../../../src/catalogue/packs/quanzhou-2018-51";
import { accessScopes } from "../../../src/contract/access-scope";
import { catalogueStatement } from "../../../src/contract/catalogue-statement";
import { statisticsSchema } from "../../../src/contract/statistics";
import { keyIdOf, newEd25519Key, publicKeyOf, signEd25519 } from "../../../src/integrity/ed25519";
import { allAccess } from "../../../src/sandbox/access/all-access";
import type { CatalogueKeys } from "../../../src/sandbox/catalogue/catalogue-keys";
import { createCatalogueShelf } from "../../../src/sandbox/catalogue/catalogue-shelf";
import { catalogueService } from "../../../src/sandbox/catalogue-service";
import { demonstrationCatalogue } from "../../../src/sandbox/demonstration-catalogue";
import { everUnwatched } from "../../../src/sandbox/statistics/ever-unwatched";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { openPostgresStore } from "../../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { openSqliteStore } from "../../../src/sandbox/storage/sqlite-store";
import { openDesk, send } from "../http/desk";
import { publicationOf } from "../storage/catalogue-promises";
import { askPostgres, isPostgresThere, newSchema, postgresUrl } from "../storage/postgres-schema";
import { company, entryOf, feedbackOn, listBlack, listWatch, momentOn } from "../storage/world";

const now = momentOn();
const office = { by: { name: "示例信用办（虚构）" }, documentNumber: "示例〔2026〕9号" };
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function opened(store: RegistryStore): RegistryStore {
  closing.push(() => store.close());
  return store;
}

async function openFile(): Promise<RegistryStore> {
  const folder = mkdtempSync(join(tmpdir(), "yingcha-unwatched-"));
  closing.push(async () => rmSync(folder, { recursive: true, force: true }));
  return opened(await openSqliteStore({ path: join(folder, "platform.db") }));
}

async function openSchema(): Promise<RegistryStore> {
  const schema = newSchema();
  closing.push(() => askPostgres(`drop schema if exists ${schema} cascade`));
  return opened(await openPostgresStore({ url: postgresUrl, schema }));
}

/** A version; one that widens lets black records bring what under the demonstration watch records alone bring. */
function textOf(version: number, brings: "as-before" | "attention-on-black" = "as-before"): string {
  const [entry] = demonstrationCatalogue.entries;
  if (entry === undefined) throw new Error("The demonstration has entries.");
  const attention = {
    ...{ ...entry, entryId: "attention-on-black", measureId: "watch-attention", lists: ["black"] },
    ...{ binding: "recommended", effect: "review" },
  };
  const entries = [...demonstrationCatalogue.entries, ...(brings === "as-before" ? [] : [attention])];
  return JSON.stringify({ ...demonstrationCatalogue, version, entries });
}

/** A platform that keeps a black record and what was done for it, and beside it a watch record or none. */
async function openWorld(store: RegistryStore, watch: "watched" | "unwatched") {
  await store.catalogues.seed({ version: 1, text: textOf(1) }, now);
  await store.register([entryOf(company(1))], now);
  const isWatched = watch === "watched";
  for (const act of [listBlack(company(1), "B-1"), ...(isWatched ? [listWatch(company(1), "W-1")] : [])])
    expect(await store.apply(act, now)).toMatchObject({ kind: "applied" });
  const executions = ["strict-review", ...(isWatched ? ["watch-attention"] : [])].map(
    (measureId) => ({ kind: "executed", measureId }) as const,
  );
  await store.accept({ ...feedbackOn(isWatched ? ["B-1", "W-1"] : ["B-1"]), executions }, now);

  const own = { ...allAccess, secret: "a-secret-of-the-desk" };
  const scopes = accessScopes.filter((scope) => scope !== "watch-list");
  const application = { ...own, appKey: "other-desk", scopes };
  const { clock, fetch, ...desk } = await openDesk({
    lists: store,
    applications: [{ ...own, appKey: "desk" }, application],
    service: await catalogueService(store, {}),
  });
  const sent = { baseUrl: "http://127.0.0.1/", application, clock, fetch };
  const ask = (format: string) => send(sent, "GET", `v1/statistics?month=2026-11&format=${format}`);
  return { store, ask, send: desk.send };
}

/** Publishes a version, signed by a key of its own, and gives that. */
async function publish({ catalogues }: RegistryStore, version: number, text: string): Promise<CatalogueKeys> {
  const privateKey = newEd25519Key();
  const key = publicKeyOf(privateKey) ?? "";
  const signature = signEd25519(catalogueStatement(version, text), privateKey);
  const published = { version, text, keyId: keyIdOf(key), signature, ...office };
  expect(await catalogues.publish(published, now)).toMatchObject({ kind: "published" });
  return new Map([[keyIdOf(key), key]]);
}

async function activate(store: RegistryStore, version: number, text: string): Promise<CatalogueKeys> {
  const keys = await publish(store, version, text);
  expect(await store.catalogues.activate(version, office, now)).toMatchObject({ kind: "activated" });
  return keys;
}

function shelfOver({ catalogues }: RegistryStore, keys: CatalogueKeys) {
  const catalogue = demonstrationCatalogue;
  return createCatalogueShelf({ catalogue, store: catalogues, keys, pack: quanzhou201851 });
}

function findOver(store: RegistryStore, keys: CatalogueKeys) {
  const service = { shelf: shelfOver(store, keys), stores: store };
  return everUnwatched({ catalogue: demonstrationCatalogue, service });
}

describe.each([
  { name: "memory", open: async () => opened(createMemoryStore()), isThere: true },
  { name: "SQLite", open: openFile, isThere: true },
  { name: "PostgreSQL", open: openSchema, isThere: isPostgresThere },
])("what is told without the watch list, over a store in $name,", ({ open, isThere }) => {
  it.skipIf(!isThere)(
    "is the same with and without a watch record, and as before, once a later catalogue brings its measure on black records too, 四(四) R10",
    async () => {
      const worlds = [await openWorld(await open(), "watched"), await openWorld(await open(), "unwatched")];
      const toldBy = async (format: string) =>
        Promise.all(worlds.map(async ({ ask }) => (await ask(format)).text));
      const [json, csv] = [await toldBy("json"), await toldBy("csv")];
      for (const told of [json, csv]) {
        expect(told[0]).toBe(told[1]);
        expect(told[0]).toContain("strict-review");
        expect(told[0]).not.toContain("watch");
      }

      for (const { store } of worlds)
        await store.catalogues.seed({ version: 2, text: textOf(2, "attention-on-black") }, now);
      expect([await toldBy("json"), await toldBy("csv")]).toEqual([json, csv]);

      // The control: one that is told of the watch list sees it beside the black list.
      const { body } = (await worlds[0]?.send("GET", "v1/statistics?month=2026-11")) ?? {};
      expect(statisticsSchema.parse(body).measures).toContainEqual(
        expect.objectContaining({ list: "black", measureId: "watch-attention" }),
      );
    },
  );

  it.skipIf(!isThere)("heeds no version that was published and never active, 五(四)", async () => {
    const store = await open();
    await store.catalogues.seed({ version: 1, text: textOf(1, "attention-on-black") }, now);
    await publish(store, 2, textOf(2));
    const keys = await activate(store, 3, textOf(3, "attention-on-black"));
    await publish(store, 4, textOf(4));
    const isTold = await findOver(store, keys)();
    expect(isTold("black", "watch-attention")).toBe(true);
  });
});

describe("measures that every catalogue allows, 四(四) R10,", () => {
  it("are told by no more than the versions before, though the key that signed those was taken away, 五(四) T14", async () => {
    const store = createMemoryStore();
    await activate(store, 2, textOf(2));
    const keys = await activate(store, 4, textOf(4, "attention-on-black"));
    expect(await shelfOver(store, keys).find(2)).toEqual({ kind: "refused", code: "key-unknown" });
    const isTold = await findOver(store, keys)();
    expect([isTold("black", "watch-attention"), isTold("black", "strict-review")]).toEqual([false, true]);
  });

  it.each([
    ["is gone", async () => undefined],
    ["is no catalogue any more", async () => ({ ...publicationOf(1), text: "{}" }) as never],
  ])("are told to nobody where the text of a version that was active %s", async (_, find) => {
    const { store, ask, send } = await openWorld(createMemoryStore(), "watched");
    await store.catalogues.seed({ version: 2, text: textOf(2, "attention-on-black") }, now);
    const found = store.catalogues.find;
    Object.assign(store.catalogues, { find: (version: number) => (version === 1 ? find() : found(version)) });
    const refused = await ask("json");
    expect([refused.status, refused.isSigned]).toEqual([500, true]);
    expect(refused.body).toMatchObject({ code: "platform-failed" });
    expect((await send("GET", "v1/statistics?month=2026-11")).status).toBe(200);
  });

  it("are known of each version from one reading of its text", async () => {
    const { catalogues } = createMemoryStore();
    for (const version of [1, 2, 3]) await catalogues.seed({ version, text: textOf(version) }, now);
    const asked: number[] = [];
    const counted = {
      ...catalogues,
      find: (version: number) => {
        asked.push(version);
        return catalogues.find(version);
      },
    };
    const catalogue = demonstrationCatalogue;
    const shelf = { active: async () => ({ version: 3, text: textOf(3), etag: "" }) };
    const find = everUnwatched({ catalogue, service: { shelf, stores: { catalogues: counted } } });
    for (let count = 0; count < 3; count += 1) expect((await find())("black", "strict-review")).toBe(true);
    expect(asked).toEqual([3, 2, 1]);
  });

  it("are those of the one catalogue where none are kept", async () => {
    const isTold = await everUnwatched({ catalogue: demonstrationCatalogue })();
    expect([isTold("black", "watch-attention"), isTold("black", "strict-review")]).toEqual([false, true]);
  });
});
