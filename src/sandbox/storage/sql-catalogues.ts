import type { CatalogueStore } from "./catalogue-store";
import { type HeldCatalogue, handedIn, keptCatalogue } from "./held-catalogue";
import type { SqlDatabase, SqlSchema, SqlSession } from "./sql-database";

const told = ["version", "published", "published_at", "activated", "activated_at"] as const;

/**
 * Keeps catalogues in a database.
 *
 * @param database whose tables are there
 * @returns the store
 * @example
 * const catalogues = createSqlCatalogues(database);
 */
export function createSqlCatalogues(database: SqlDatabase): CatalogueStore {
  return {
    seed: ({ version, text }, { at }) =>
      database.write(async (session) => {
        const rows = await session.selectFrom("catalogues").select(["version", "published"]).execute();
        if (rows.some((row) => row.published !== null || row.version >= version)) return;
        const made = { published: null, published_at: at, activated: null, activated_at: at };
        await session
          .insertInto("catalogues")
          .values({ version, document: text, ...made })
          .execute();
        await setActive(session, version);
      }),

    publish: (publication, { at }) =>
      database.write(async (session) => {
        const { version } = publication;
        const same = await findHeld(session, version);
        const active = await readActive(session);
        const made = handedIn(publication, { same, active, at });
        if (made.kind === "refused") return made;
        const { text, published, publishedAt } = made.held;
        const row = { published: JSON.stringify(published), published_at: publishedAt };
        if (same === undefined)
          await session
            .insertInto("catalogues")
            .values({ version, document: text, ...row })
            .execute();
        else if (made.held !== same)
          await session.updateTable("catalogues").set(row).where("version", "=", version).execute();
        return { kind: "published", catalogue: keptCatalogue(made.held, active) };
      }),

    activate: (version, { by, documentNumber }, { at }) =>
      database.write(async (session) => {
        const found = await findHeld(session, version);
        if (found === undefined) return { kind: "refused", code: "version-unknown" };
        const active = (await readActive(session)) ?? 0;
        if (version < active) return { kind: "refused", code: "version-not-newer" };
        if (version === active) return { kind: "activated", catalogue: keptCatalogue(found, active) };
        const activated = { by, documentNumber };
        await session
          .updateTable("catalogues")
          .set({ activated: JSON.stringify(activated), activated_at: at })
          .where("version", "=", version)
          .execute();
        await setActive(session, version);
        const made = { ...found, activated, activatedAt: at };
        return { kind: "activated", catalogue: keptCatalogue(made, version) };
      }),

    activeVersion: () => database.read(readActive),

    told: (version) =>
      database.read(async (session) => {
        const row = await session
          .selectFrom("catalogues")
          .select(told)
          .where("version", "=", version)
          .executeTakeFirst();
        return row && keptCatalogue(toldOf(row), await readActive(session));
      }),

    find: (version) =>
      database.read(async (session) => {
        const found = await findHeld(session, version);
        return found && { ...keptCatalogue(found, await readActive(session)), text: found.text };
      }),

    list: () =>
      database.read(async (session) => {
        const active = await readActive(session);
        const rows = await session.selectFrom("catalogues").select(told).orderBy("version", "desc").execute();
        return rows.map((row) => keptCatalogue(toldOf(row), active));
      }),
  };
}

async function readActive(session: SqlSession): Promise<number | undefined> {
  const row = await session.selectFrom("counter").select("catalogue_version").executeTakeFirstOrThrow();
  return row.catalogue_version ?? undefined;
}

async function setActive(session: SqlSession, version: number): Promise<void> {
  await session.updateTable("counter").set({ catalogue_version: version }).execute();
}

async function findHeld(session: SqlSession, version: number): Promise<HeldCatalogue | undefined> {
  const row = await session
    .selectFrom("catalogues")
    .selectAll()
    .where("version", "=", version)
    .executeTakeFirst();
  return row && { ...toldOf(row), text: row.document };
}

function toldOf(row: Omit<SqlSchema["catalogues"], "document">): Omit<HeldCatalogue, "text"> {
  const { version, published, published_at, activated, activated_at } = row;
  return {
    version,
    published: published === null ? null : (JSON.parse(published) as HeldCatalogue["published"]),
    publishedAt: published_at,
    activated: activated === null ? null : (JSON.parse(activated) as HeldCatalogue["activated"]),
    activatedAt: activated_at,
  };
}
