import { InputError } from "../../errors/yingcha-error";
import type { Application } from "../access/application";
import type { ApplicationStore, SealedApplication } from "./application-store";
import { changedApplication } from "./changed-application";
import { retiredApplication } from "./retired-application";
import type { SqlDatabase, SqlSchema, SqlSession } from "./sql-database";

type Row = SqlSchema["applications"];

/**
 * Makes a place for applications in a database.
 *
 * @param database whose tables are there
 * @returns the store
 * @example
 * await createSqlApplications(database).findAll()
 */
export function createSqlApplications(database: SqlDatabase): ApplicationStore {
  return {
    add: (application) =>
      database.write(async (session) => {
        const [row] = await readRows(session, application.appKey);
        if (row !== undefined) throw new InputError("application-duplicate");
        await session.insertInto("applications").values(rowOf(application)).execute();
      }),

    findAll: () => database.read(async (session) => (await readRows(session)).map(applicationOf)),

    rotate: (appKey, sealedSecret) =>
      database.write(async (session) => {
        const before = await find(session, appKey);
        if (before.sealedEarlierSecret !== undefined) throw new InputError("rotation-unfinished");
        await replace(session, { ...before, sealedSecret, sealedEarlierSecret: before.sealedSecret });
      }),

    retire: (appKey, which = "earlier") =>
      database.write(async (session) => {
        const before = await find(session, appKey);
        await replace(session, retiredApplication(before, which));
        return before.sealedEarlierSecret !== undefined;
      }),

    change: (appKey, change) =>
      database.write(async (session) =>
        replace(session, changedApplication(await find(session, appKey), change)),
      ),

    remove: (appKey) =>
      database.write(async (session) => {
        await find(session, appKey);
        await session.deleteFrom("webhooks").where("app_key", "=", appKey).execute();
        await session.deleteFrom("applications").where("app_key", "=", appKey).execute();
      }),
  };
}

async function readRows(session: SqlSession, appKey?: string): Promise<readonly Row[]> {
  const query = session.selectFrom("applications").selectAll().orderBy("app_key");
  return (appKey === undefined ? query : query.where("app_key", "=", appKey)).execute();
}

async function find(session: SqlSession, appKey: string): Promise<SealedApplication> {
  const [row] = await readRows(session, appKey);
  if (row === undefined) throw new InputError("application-unknown");
  return applicationOf(row);
}

async function replace(session: SqlSession, application: SealedApplication): Promise<void> {
  const { app_key, ...row } = rowOf(application);
  await session.updateTable("applications").set(row).where("app_key", "=", app_key).execute();
}

function rowOf(application: SealedApplication): Row {
  const { appKey, name, sealedSecret, sealedEarlierSecret, scopes, actsFor, requestsPerMinute } = application;
  return {
    app_key: appKey,
    name,
    sealed_secret: sealedSecret,
    sealed_earlier_secret: sealedEarlierSecret ?? null,
    scopes: JSON.stringify(scopes),
    acts_for: JSON.stringify(actsFor),
    requests_per_minute: requestsPerMinute ?? null,
  };
}

function applicationOf(row: Row): SealedApplication {
  return {
    appKey: row.app_key,
    name: row.name,
    sealedSecret: row.sealed_secret,
    ...(row.sealed_earlier_secret === null ? {} : { sealedEarlierSecret: row.sealed_earlier_secret }),
    scopes: JSON.parse(row.scopes) as Application["scopes"],
    actsFor: JSON.parse(row.acts_for) as Application["actsFor"],
    ...(row.requests_per_minute === null ? {} : { requestsPerMinute: row.requests_per_minute }),
  };
}
