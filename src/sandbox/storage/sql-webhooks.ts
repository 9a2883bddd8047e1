import type { AccessScope } from "../../contract/access-scope";
import { InputError } from "../../errors/yingcha-error";
import { randomNonce } from "../../integrity/nonce";
import { takenWebhookId } from "./memory-webhooks";
import { owedNews, type ToldThrough } from "./owed-news";
import { readCounter } from "./read-counter";
import type { SqlDatabase, SqlSchema, SqlSession } from "./sql-database";
import type { KeptWebhook, WebhookState, WebhookStore } from "./webhook-store";

type WebhookRow = SqlSchema["webhooks"];

const unclaimed = { claim_id: null, claimed_until: null } as const;
const untroubled = {
  failure_count: 0,
  failing_since: null,
  next_at: null,
  stopped_at: null,
  stop_reason: null,
} as const;

/**
 * Keeps in a database whom the platform tells of changes.
 *
 * @param database whose tables are there
 * @returns the store
 * @example
 * const webhooks = createSqlWebhooks(database);
 */
export function createSqlWebhooks(database: SqlDatabase): WebhookStore {
  return {
    add: ({ webhookId, appKey, url, sealedSecret }) =>
      database.write(async (session) => {
        const application = await session
          .selectFrom("applications")
          .select("app_key")
          .where("app_key", "=", appKey)
          .executeTakeFirst();
        if (application === undefined) throw new InputError("application-unknown");
        const row = { webhook_id: webhookId, app_key: appKey, url, sealed_secret: sealedSecret };
        const told = toldColumns(await readCounter(session));
        const made = await session
          .insertInto("webhooks")
          .values({ ...row, ...told, ...untroubled, ...unclaimed })
          .onConflict((conflict) => conflict.doNothing())
          .returning("webhook_id")
          .execute();
        if (made.length === 0) throw takenWebhookId();
      }),

    list: () =>
      database.read(async (session) => {
        const rows = await session.selectFrom("webhooks").selectAll().orderBy("webhook_id").execute();
        return rows.map(keptOf);
      }),

    remove: (webhookId) =>
      database.write(async (session) => {
        const gone = await session
          .deleteFrom("webhooks")
          .where("webhook_id", "=", webhookId)
          .returning("webhook_id")
          .execute();
        return gone.length > 0;
      }),

    resume: (webhookId) =>
      database.write(async (session) => {
        const resumed = await session
          .updateTable("webhooks")
          .set({ ...untroubled, ...unclaimed })
          .where("webhook_id", "=", webhookId)
          .returning("webhook_id")
          .execute();
        return resumed.length > 0;
      }),

    async claim({ at }, leaseMs) {
      // Most of the time nothing is owed, and who only reads waits for nobody.
      if ((await database.read((session) => findOwed(session, at))) === undefined) return undefined;
      return database.write(async (session) => {
        const owed = await findOwed(session, at);
        if (owed === undefined) return undefined;
        const { row, news, through } = owed;
        const claimId = randomNonce();
        await session
          .updateTable("webhooks")
          .set({ claim_id: claimId, claimed_until: new Date(Date.parse(at) + leaseMs).toISOString() })
          .where("webhook_id", "=", row.webhook_id)
          .execute();
        const { webhookId, appKey, url, sealedSecret } = keptOf(row);
        return {
          webhook: { webhookId, appKey, url, sealedSecret },
          ...{ claimId, news, through, failureCount: row.failure_count },
        };
      });
    },

    settle: ({ webhook: { webhookId }, claimId, through }, outcome, { at }) =>
      database.write(async (session) => {
        const claimed = session
          .updateTable("webhooks")
          .where("webhook_id", "=", webhookId)
          .where("claim_id", "=", claimId);
        switch (outcome.kind) {
          case "delivered":
            await claimed.set({ ...toldColumns(through), ...untroubled, ...unclaimed }).execute();
            return;
          case "failed":
            await claimed
              .set(({ eb, fn, val }) => ({
                failure_count: eb("failure_count", "+", 1),
                failing_since: fn.coalesce("failing_since", val(at)),
                next_at: outcome.nextAt,
                ...unclaimed,
              }))
              .execute();
            return;
          case "stopped":
            await claimed.set({ stopped_at: at, stop_reason: outcome.reason, ...unclaimed }).execute();
        }
      }),
  };
}

function toldColumns({ listVersion, thirdPartyVersion }: ToldThrough) {
  return { told_version: listVersion, told_third_party_version: thirdPartyVersion };
}

async function findOwed(session: SqlSession, at: string) {
  const lists = await readCounter(session);
  const rows = await session
    .selectFrom("webhooks")
    .innerJoin("applications", "applications.app_key", "webhooks.app_key")
    .selectAll("webhooks")
    .select("applications.scopes")
    .where("told_version", "<", lists.listVersion)
    .where("stopped_at", "is", null)
    .where((where) => where.or([where("next_at", "is", null), where("next_at", "<=", at)]))
    .where((where) => where.or([where("claimed_until", "is", null), where("claimed_until", "<=", at)]))
    .orderBy("told_version")
    .execute();
  // Whoever is not told of the watch list may be owed nothing of it: operators enter tens of addresses, not thousands.
  for (const { scopes, ...row } of rows) {
    const news = owedNews(JSON.parse(scopes) as readonly AccessScope[], lists, keptOf(row).through);
    if (news !== undefined) return { row, news, through: lists };
  }
  return undefined;
}

function keptOf(row: WebhookRow): KeptWebhook {
  return {
    webhookId: row.webhook_id,
    appKey: row.app_key,
    url: row.url,
    sealedSecret: row.sealed_secret,
    through: { listVersion: row.told_version, thirdPartyVersion: row.told_third_party_version },
    state: stateOf(row),
  };
}

function stateOf({
  failure_count,
  failing_since,
  next_at,
  stopped_at,
  stop_reason,
}: WebhookRow): WebhookState {
  if (stopped_at !== null && stop_reason !== null)
    return { kind: "stopped", at: stopped_at, reason: stop_reason };
  if (failing_since === null || next_at === null) return { kind: "live" };
  return { kind: "failing", sinceAt: failing_since, failureCount: failure_count, nextAt: next_at };
}
