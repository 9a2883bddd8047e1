import { openSqliteStore } from "../../../src/sandbox/storage/sqlite-store";
import { company, entryOf, listBlack, momentOn } from "./world";

/** What this process is told: the file, and the serials of the companies that it alone lists. */
export interface OpeningOrder {
  readonly path: string;
  readonly serials: readonly number[];
}

process.once("message", ({ path, serials }: OpeningOrder) => {
  void openSqliteStore({ path }).then(async (store) => {
    for (const serial of serials) {
      await store.register([entryOf(company(serial))], momentOn());
      await store.apply(listBlack(company(serial), `B-${serial}`), momentOn());
    }
    await store.close();
    process.disconnect();
  });
});
process.send?.("ready");
