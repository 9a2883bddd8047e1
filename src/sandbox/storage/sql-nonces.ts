import type { NonceStore } from "./nonce-store";
import type { SqlDatabase } from "./sql-database";

/**
 * Makes nonces that every process over a database knows, also after a restart.
 *
 * @param database whose tables are there
 * @returns the store
 * @example
 * await createSqlNonces(database).claim(digest, { nowAt, forgetAt }) // true
 */
export function createSqlNonces(database: SqlDatabase): NonceStore {
  return {
    claim: (nonceDigest, { nowAt, forgetAt }) =>
      database.write(async (session) => {
        await session.deleteFrom("nonces").where("forget_at", "<", nowAt).execute();
        const { numInsertedOrUpdatedRows } = await session
          .insertInto("nonces")
          .values({ nonce_digest: nonceDigest, forget_at: forgetAt })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        return numInsertedOrUpdatedRows === 1n;
      }),
  };
}
