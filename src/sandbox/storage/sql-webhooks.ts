import { randomNonce } from "../../integrity/nonce";
import { takenWebhookId } from "./memory-webhooks";
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
    add: ({ webhookId, url, sealedSecret }) =>
      database.write(async (session) => {
        const { list_version } = await readTold(session);
        const row = { webhook_id: webhookId, url, sealed_secret: sealedSecret, told_version: list_version };
        const made = await session
          .insertInto("webhooks")
          .values({ ...row, ...untroubled, ...unclaimed })
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
          .set(untroubled)
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
        const { row, epoch, listVersion, changedAt } = owed;
        const claimId = randomNonce();
        await session
          .updateTable("webhooks")
          .set({ claim_id: claimId, claimed_until: new Date(Date.parse(at) + leaseMs).toISOString() })
          .where("webhook_id", "=", row.webhook_id)
          .execute();
        const { webhookId, url, sealedSecret } = keptOf(row);
        return {
          webhook: { webhookId, url, sealedSecret },
          ...{ claimId, epoch, listVersion, changedAt, failureCount: row.failure_count },
          ...(row.failing_since === null ? {} : { failingSinceAt: row.failing_since }),
        };
      });
    },

    settle: ({ webhook: { webhookId }, claimId }, outcome, { at }) =>
      database.write(async (session) => {
        const claimed = session
          .updateTable("webhooks")
          .where("webhook_id", "=", webhookId)
          .where("claim_id", "=", claimId);
        switch (outcome.kind) {
          case "delivered":
            await claimed.set({ told_version: outcome.listVersion, ...untroubled, ...unclaimed }).execute();
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

function readTold(session: SqlSession) {
  return session
    .selectFrom("counter")
    .select(["epoch", "list_version", "changed_at"])
    .executeTakeFirstOrThrow();
}

async function findOwed(session: SqlSession, at: string) {
  const { epoch, list_version, changed_at } = await readTold(session);
  if (changed_at === null) return undefined;
  const row = await session
    .selectFrom("webhooks")
    .selectAll()
    .where("told_version", "<", list_version)
    .where("stopped_at", "is", null)
    .where((where) => where.or([where("next_at", "is", null), where("next_at", "<=", at)]))
    .where((where) => where.or([where("claimed_until", "is", null), where("claimed_until", "<=", at)]))
    .orderBy("told_version")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : { row, epoch, listVersion: list_version, changedAt: changed_at };
}

function keptOf(row: WebhookRow): KeptWebhook {
  const { webhook_id, url, sealed_secret, told_version } = row;
  return {
    webhookId: webhook_id,
    url,
    sealedSecret: sealed_secret,
    toldVersion: told_version,
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
