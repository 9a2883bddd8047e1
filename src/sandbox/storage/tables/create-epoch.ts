import { randomNonce } from "../../../integrity/nonce";
import type { SqlSession, SqlType } from "../sql-database";

/**
 * Makes the epoch of the lists beside their version: whoever keeps a copy knows by it whether the numbers of its
 * changes are those of these lists.
 *
 * @param session within which
 * @param text the type of texts that are ordered by code points
 * @source 五(三)
 * @example
 * await createEpoch(session, database.textType)
 */
export async function createEpoch(session: SqlSession, text: SqlType): Promise<void> {
  await session.schema
    .alterTable("counter")
    .addColumn("epoch", text, (column) => column.notNull().defaultTo(""))
    .execute();
  await session.updateTable("counter").set({ epoch: randomNonce() }).execute();
}
