import { BentoCache, bentostore } from "bentocache";
import { memoryDriver } from "bentocache/drivers/memory";
import { Cacheable, createKeyv } from "cacheable";
import Keyv from "keyv";
import { LRUCache } from "lru-cache";
import type { Check } from "../src/guard/check";
import type { Contestant } from "./benchmark";
import type { Visit } from "./warmed-guard";

/** A cache of somebody else's that holds the very check under its visit's key: none may copy or serialize it. */
export interface PeerCache extends Contestant {
  readonly peer: string;
  find(key: string): unknown;
}

/** Makes a peer's cache and fills it. */
export type Filled = (
  checks: ReadonlyMap<string, Check>,
  visits: readonly Visit[],
) => PeerCache | Promise<PeerCache>;

const maxCount = 1_000_000;

// Every loop stands by itself: one that all contestants share would be compiled for none of them.

export const lruGet: Filled = (checks, visits) => {
  const cache = new LRUCache<string, Check>({ max: maxCount });
  for (const [key, check] of checks) cache.set(key, check);
  return {
    peer: "lru-cache get, awaited",
    find: (key) => cache.get(key),
    async run(count) {
      for (let done = 0; done < count; )
        for (const { key } of visits) {
          await cache.get(key);
          if (++done === count) break;
        }
    },
  };
};

export const lruGetAtOnce: Filled = (checks, visits) => {
  const cache = new LRUCache<string, Check>({ max: maxCount });
  for (const [key, check] of checks) cache.set(key, check);
  return {
    peer: "lru-cache get",
    find: (key) => cache.get(key),
    run(count) {
      for (let done = 0; done < count; )
        for (const { key } of visits) {
          cache.get(key);
          if (++done === count) break;
        }
    },
  };
};

export const lruFetch: Filled = async (checks, visits) => {
  const cache = new LRUCache<string, Check>({ max: maxCount, fetchMethod: (key) => checks.get(key) });
  for (const key of checks.keys()) await cache.fetch(key);
  return {
    peer: "lru-cache fetch()",
    find: (key) => cache.fetch(key),
    async run(count) {
      for (let done = 0; done < count; )
        for (const { key } of visits) {
          await cache.fetch(key);
          if (++done === count) break;
        }
    },
  };
};

export const bentocacheGet: Filled = async (checks, visits) => {
  const memory = bentostore().useL1Layer(memoryDriver({ maxItems: maxCount, serialize: false }));
  const cache = new BentoCache({ default: "memory", stores: { memory } });
  for (const [key, value] of checks) await cache.set({ key, value });
  return {
    peer: "bentocache get",
    find: (key) => cache.get({ key }),
    async run(count) {
      for (let done = 0; done < count; )
        for (const { key } of visits) {
          await cache.get({ key });
          if (++done === count) break;
        }
    },
  };
};

export const cacheableGet: Filled = async (checks, visits) => {
  const cache = new Cacheable({ primary: createKeyv({ useClone: false }) });
  for (const [key, check] of checks) await cache.set(key, check);
  return {
    peer: "cacheable get",
    find: (key) => cache.get(key),
    async run(count) {
      for (let done = 0; done < count; )
        for (const { key } of visits) {
          await cache.get(key);
          if (++done === count) break;
        }
    },
  };
};

export const keyvGet: Filled = async (checks, visits) => {
  const cache = new Keyv<Check>();
  cache.serialize = undefined;
  cache.deserialize = undefined;
  for (const [key, check] of checks) await cache.set(key, check);
  return {
    peer: "keyv get",
    find: (key) => cache.get(key),
    async run(count) {
      for (let done = 0; done < count; )
        for (const { key } of visits) {
          await cache.get(key);
          if (++done === count) break;
        }
    },
  };
};
