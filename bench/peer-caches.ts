import { BentoCache, bentostore } from "bentocache";
import { memoryDriver } from "bentocache/drivers/memory";
import { Cacheable } from "cacheable";
import Keyv from "keyv";
import { LRUCache } from "lru-cache";
import type { Check } from "../src/guard/check";
import type { Contestant } from "./benchmark";
import type { Visit } from "./warmed-guard";

/** A cache of somebody else's that holds a check by its subject's code. */
export interface PeerCache extends Contestant {
  readonly peer: string;
  find(code: string): unknown;
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
  for (const [code, check] of checks) cache.set(code, check);
  return {
    peer: "lru-cache get, awaited",
    find: (code) => cache.get(code),
    async run(count) {
      for (let done = 0; done < count; )
        for (const { code } of visits) {
          await cache.get(code);
          if (++done === count) break;
        }
    },
  };
};

export const lruGetAtOnce: Filled = (checks, visits) => {
  const cache = new LRUCache<string, Check>({ max: maxCount });
  for (const [code, check] of checks) cache.set(code, check);
  return {
    peer: "lru-cache get",
    find: (code) => cache.get(code),
    run(count) {
      for (let done = 0; done < count; )
        for (const { code } of visits) {
          cache.get(code);
          if (++done === count) break;
        }
    },
  };
};

export const lruFetch: Filled = async (checks, visits) => {
  const cache = new LRUCache<string, Check>({ max: maxCount, fetchMethod: (code) => checks.get(code) });
  for (const code of checks.keys()) await cache.fetch(code);
  return {
    peer: "lru-cache fetch()",
    find: (code) => cache.fetch(code),
    async run(count) {
      for (let done = 0; done < count; )
        for (const { code } of visits) {
          await cache.fetch(code);
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
        for (const { code } of visits) {
          await cache.get({ key: code });
          if (++done === count) break;
        }
    },
  };
};

export const cacheableGet: Filled = async (checks, visits) => {
  const cache = new Cacheable();
  for (const [code, check] of checks) await cache.set(code, check);
  return {
    peer: "cacheable get",
    find: (code) => cache.get(code),
    async run(count) {
      for (let done = 0; done < count; )
        for (const { code } of visits) {
          await cache.get(code);
          if (++done === count) break;
        }
    },
  };
};

export const keyvGet: Filled = async (checks, visits) => {
  const cache = new Keyv<Check>();
  for (const [code, check] of checks) await cache.set(code, check);
  return {
    peer: "keyv get",
    find: (code) => cache.get(code),
    async run(count) {
      for (let done = 0; done < count; )
        for (const { code } of visits) {
          await cache.get(code);
          if (++done === count) break;
        }
    },
  };
};
