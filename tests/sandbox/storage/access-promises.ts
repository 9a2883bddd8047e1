import { expect } from "vitest";
import type { SealedApplication } from "../../../src/sandbox/storage/application-store";
import type { StorePromise } from "./registry-store-contract";

const office = {
  appKey: "license-office",
  name: "示例审批系统",
  sealedSecret: "v1.first",
  scopes: ["lookup", "feedback"],
  actsFor: [{ name: "示例审批部门", code: "350500-ZJ" }, { name: "示例街道" }],
  requestsPerMinute: 600,
} as const satisfies SealedApplication;
const portal = {
  appKey: "a-portal",
  name: "示例门户",
  sealedSecret: "v1.x",
  scopes: ["authority"],
  actsFor: "every-department",
} as const satisfies SealedApplication;

const moments = { nowAt: "2026-11-24T01:00:00.000Z", forgetAt: "2026-11-24T01:15:00.000Z" };

/** What every store promises of who may ask, and of what was asked already. */
export const accessPromises: readonly StorePromise[] = [
  {
    title: "gives back every application as it was added, by appKey, and takes none twice",
    prove: async ({ applications }) => {
      expect(await applications.findAll()).toEqual([]);
      await applications.add(office);
      await applications.add(portal);
      expect(await applications.findAll()).toEqual([portal, office]);
      await expect(applications.add({ ...portal, appKey: office.appKey })).rejects.toMatchObject({
        code: "application-duplicate",
      });
      expect(await applications.findAll()).toEqual([portal, office]);
    },
  },
  {
    title: "puts a new secret before the one that stays live, and refuses a third until that is retired",
    prove: async ({ applications }) => {
      await applications.add(office);
      await applications.rotate(office.appKey, "v1.second");
      const rotated = { ...office, sealedSecret: "v1.second", sealedEarlierSecret: "v1.first" };
      expect(await applications.findAll()).toEqual([rotated]);
      await expect(applications.rotate(office.appKey, "v1.third")).rejects.toMatchObject({
        code: "rotation-unfinished",
      });
      expect(await applications.findAll()).toEqual([rotated]);
      expect(await applications.retire(office.appKey)).toBe(true);
      expect(await applications.retire(office.appKey)).toBe(false);
      // The newer one may go instead, and what stays is never none.
      const [kept] = await applications.findAll();
      await applications.rotate(office.appKey, "sealed-unseen");
      expect(await applications.retire(office.appKey, "newer")).toBe(true);
      expect(await applications.retire(office.appKey, "newer")).toBe(false);
      expect(await applications.findAll()).toEqual([kept]);
      expect(await applications.findAll()).toEqual([{ ...office, sealedSecret: "v1.second" }]);
      await applications.rotate(office.appKey, "v1.third");
    },
  },
  {
    title: "changes what an application may do, and leaves its secrets and what is not named as they are",
    prove: async ({ applications }) => {
      await applications.add(office);
      await applications.rotate(office.appKey, "v1.second");
      await applications.change(office.appKey, { scopes: ["lookup"], actsFor: "every-department" });
      const changed = {
        ...office,
        sealedSecret: "v1.second",
        sealedEarlierSecret: "v1.first",
        scopes: ["lookup"],
        actsFor: "every-department",
      };
      expect(await applications.findAll()).toEqual([changed]);
      const { requestsPerMinute: _, ...unlimited } = changed;
      await applications.change(office.appKey, { requestsPerMinute: "none", name: "新名" });
      expect(await applications.findAll()).toEqual([{ ...unlimited, name: "新名" }]);
      await applications.change(office.appKey, { requestsPerMinute: 5 });
      expect(await applications.findAll()).toMatchObject([{ requestsPerMinute: 5 }]);
    },
  },
  {
    title: "removes an application, and knows nothing to do to one that is not there",
    prove: async ({ applications }) => {
      await applications.add(office);
      await applications.remove(office.appKey);
      expect(await applications.findAll()).toEqual([]);
      const unknown = { code: "application-unknown" };
      await expect(applications.remove(office.appKey)).rejects.toMatchObject(unknown);
      await expect(applications.rotate(office.appKey, "v1.x")).rejects.toMatchObject(unknown);
      await expect(applications.retire(office.appKey)).rejects.toMatchObject(unknown);
      await expect(applications.change(office.appKey, {})).rejects.toMatchObject(unknown);
    },
  },
  {
    title: "lets one of all who claim a nonce have it, until it is forgotten",
    prove: async ({ nonces }) => {
      const claims = await Promise.all(Array.from({ length: 8 }, () => nonces.claim("digest", moments)));
      expect(claims.filter((isFirst) => isFirst)).toHaveLength(1);
      expect(await nonces.claim("another", moments)).toBe(true);
      // At its last instant it is known still.
      const last = { nowAt: moments.forgetAt, forgetAt: "2026-11-24T01:30:00.000Z" };
      expect(await nonces.claim("digest", last)).toBe(false);
      expect(await nonces.claim("digest", { ...last, nowAt: "2026-11-24T01:15:00.001Z" })).toBe(true);
    },
  },
];
