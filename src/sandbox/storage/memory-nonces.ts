import type { NonceStore } from "./nonce-store";

/**
 * Makes nonces that are known as long as the process lasts.
 *
 * @returns the store, empty
 * @example
 * await createMemoryNonces().claim(digest, { nowAt, forgetAt }) // true
 */
export function createMemoryNonces(): NonceStore {
  const forgetAts = new Map<string, string>();
  return {
    async claim(nonceDigest, { nowAt, forgetAt }) {
      for (const [digest, at] of forgetAts) if (at < nowAt) forgetAts.delete(digest);
      if (forgetAts.has(nonceDigest)) return false;
      forgetAts.set(nonceDigest, forgetAt);
      return true;
    },
  };
}
