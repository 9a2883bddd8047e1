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
      expect(await catalogues.told(1)).toBeUndefined();
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
      const { text: kept, ...told } = (await catalogues.find(2)) ?? {};
      expect([kept, told]).toEqual([text, first.kind === "published" ? first.catalogue : undefined]);
      expect(told).toMatchObject({ published: { keyId, signature, ...act } });
      expect(await catalogues.told(2)).toEqual(told);
      expect(await catalogues.publish(publicationOf(2, "other"), now)).toEqual({
        ...{ kind: "refused", code: "version-conflicting" },
      });
      expect(await catalogues.list()).toHaveLength(1);
    },
  },
  {
    title:
      "takes what is greater than the active version: a number that was mistyped bars none after it, 五(四) T14",
    prove: async ({ catalogues }) => {
      const greatest = 2_147_483_647;
      for (const version of [2, greatest, 3]) {
        const outcome = await catalogues.publish(publicationOf(version), now);
        expect(outcome).toMatchObject({ kind: "published", catalogue: { version, state: "pending" } });
      }
      await catalogues.activate(3, act, now);
      expect(await catalogues.publish(publicationOf(1), now)).toEqual({
        ...{ kind: "refused", code: "version-not-newer" },
      });
      expect((await catalogues.list()).map(({ version, state }) => [version, state])).toEqual([
        [greatest, "pending"],
        [3, "active"],
        [2, "superseded"],
      ]);
      expect(await catalogues.activate(greatest, act, now)).toMatchObject({ kind: "activated" });
    },
  },
  {
    title:
      "takes on the signature of a text that nobody signed, or another key did, and leaves active what is, 五(四)",
    prove: async ({ catalogues }) => {
      const first = publicationOf(1);
      await catalogues.seed({ version: 1, text: first.text }, now);
      const later = momentOn("2026-11-25");
      const { keyId, signature } = first;
      const signed = {
        ...{ version: 1, state: "active", published: { ...act, keyId, signature } },
        ...{ publishedAt: later.at, activatedAt: now.at },
      };
      expect(await catalogues.publish(first, later)).toEqual({ kind: "published", catalogue: signed });
      expect(await catalogues.find(1)).toEqual({ ...signed, text: first.text });
      const other = { keyId: "f".repeat(16), signature: "b3RoZXI=" };
      await catalogues.publish({ ...first, ...other }, later);
      expect(await catalogues.told(1)).toMatchObject({ state: "active", published: { ...act, ...other } });
      expect(await catalogues.publish(publicationOf(1, "another"), later)).toEqual({
        ...{ kind: "refused", code: "version-conflicting" },
      });
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
