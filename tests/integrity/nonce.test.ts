import { expect, test } from "vitest";
import { randomNonce } from "../../src/integrity/nonce";

test("a nonce is 128 bits in base64url", () => {
  const nonce = randomNonce();
  expect(nonce).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(Buffer.from(nonce, "base64url")).toHaveLength(16);
});

test("no nonce comes twice", () => {
  expect(new Set(Array.from({ length: 10_000 }, randomNonce)).size).toBe(10_000);
});
