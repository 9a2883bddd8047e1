import { expect } from "vitest";
import type { SignedCatalogue } from "../../../src/sandbox/storage/catalogue-store";
import type { StorePromise } from "./registry-store-contract";
import { momentOn } from "./world";

const now = momentOn();
const act = { by: { name: "示例信用办（虚构）" }, documentNumber: "示例〔2026〕9号" };

/** A publication; a store judges neither its text nor its signature. */
export function publicationOf(version: number, text = `text of ${version} \n  泉州`): SignedCatalogue {
  return { version, text, keyId: "0123456789abcdef", signature: "c2ln", ...act };
}

export const cataloguePromises: readonly StorePromise[] = [
  {
    title: "keeps no catalogue at first, and names none with what it finds",
    prove: async ({ catalogues, lookUp }) => {
      expect(await catalogues.activeVersion()).toBeUndefined();
      expect(await catalogues.list()).toEqual([]);
      expect(await catalogues.find(1)).toBeUndefined();
      expect(await lookUp([], now)).not.toHaveProperty("catalogueVersion");
    },
  },
  {
    title: "begins with one that nobody signed, once, and with a greater one as long as none was published",
    prove: async ({ catalogues }) => {
      await catalogues.seed({ version: 1, text: "one" }, now);
      await catalogues.seed({ version: 1, text: "another" }, now);
      expect(await catalogues.find(1)).toEqual({
        ...{ version: 1, state: "active", publishedAt: now.at, activatedAt: now.at, text: "one" },
      });
      await catalogues.seed({ version: 2, text: "two" }, now);
      expect(await catalogues.activeVersion()).toBe(2);
      await catalogues.publish(publicationOf(3), now);
      await catalogues.seed({ version: 9, text: "nine" }, now);
      expect((await catalogues.list()).map(({ version, state }) => [version, state])).toEqual([
        [3, "pending"],
        [2, "active"],
        [1, "superseded"],
      ]);
    },
  },
  {
    title: "keeps a text byte for byte, the same again once, and refuses another one under its version",
    prove: async ({ catalogues }) => {
      const first = await catalogues.publish(publicationOf(2), now);
      expect(first).toMatchObject({ kind: "published", catalogue: { version: 2, state: "pending" } });
      expect(await catalogues.publish(publicationOf(2), momentOn("2026-11-25"))).toEqual(first);
      const { text, keyId, signature } = publicationOf(2);
      expect(await catalogues.find(2)).toMatchObject({ text, published: { keyId, signature, ...act } });
      expect(await catalogues.publish(publicationOf(2, "other"), now)).toEqual({
        ...{ kind: "refused", code: "version-conflicting" },
      });
      expect(await catalogues.publish(publicationOf(1), now)).toEqual({
        ...{ kind: "refused", code: "version-not-newer" },
      });
      expect(await catalogues.list()).toHaveLength(1);
    },
  },
  {
    title: "activates forward only, and names the active version with what it finds, T14",
    prove: async (store) => {
      const { catalogues } = store;
      for (const version of [2, 3, 5]) await catalogues.publish(publicationOf(version), now);
      expect(await catalogues.activate(4, act, now)).toEqual({ kind: "refused", code: "version-unknown" });
      expect(await store.lookUp([], now)).not.toHaveProperty("catalogueVersion");
      const activated = await catalogues.activate(3, act, now);
      expect(activated).toMatchObject({
        catalogue: { state: "active", activated: act, activatedAt: now.at },
      });
      expect(await store.lookUp([], now)).toMatchObject({ catalogueVersion: 3 });
      expect(await catalogues.activate(3, act, momentOn("2026-11-25"))).toEqual(activated);
      expect(await catalogues.activate(2, act, now)).toEqual({ kind: "refused", code: "version-not-newer" });
      await catalogues.activate(5, act, now);
      expect(await catalogues.activate(3, act, now)).toEqual({ kind: "refused", code: "version-not-newer" });
      expect((await catalogues.list()).map(({ state }) => state)).toEqual([
        ...["active", "superseded", "superseded"],
      ]);
    },
  },
];

/** Several stores over one place activate at once: whatever the order, the greatest is active for all. */
export async function proveRace(stores: readonly Parameters<StorePromise["prove"]>[0][]): Promise<void> {
  const versions = Array.from({ length: 12 }, (_, index) => index + 1);
  for (const version of versions) await stores[0]?.catalogues.publish(publicationOf(version), now);
  let seen = 0;
  await Promise.all(
    versions.toReversed().map(async (version, index) => {
      const store = stores[index % stores.length];
      const outcome = await store?.catalogues.activate(version, act, now);
      if (outcome?.kind === "refused") expect(outcome.code).toBe("version-not-newer");
      const { catalogueVersion = 0 } = (await stores[(index + 1) % stores.length]?.lookUp([], now)) ?? {};
      expect(catalogueVersion).toBeGreaterThanOrEqual(Math.max(seen, version));
      seen = Math.max(seen, catalogueVersion);
    }),
  );
  for (const store of stores) expect(await store.catalogues.activeVersion()).toBe(12);
}
