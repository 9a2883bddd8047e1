import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newEd25519Key, publicKeyOf } from "../../src/integrity/ed25519";
import { publicKeyOfPem } from "../../src/integrity/public-key-of-pem";

const spki = { type: "spki", format: "pem" } as const;
const pkcs8 = { type: "pkcs8", format: "pem" } as const;
const privatePem = newEd25519Key();
const publicPem = String(createPublicKey(createPrivateKey(privatePem)).export(spki));

describe("a public key in PEM (RFC 7468)", () => {
  it("is read as the key that verifies, with white space around it and with the line ends of Windows", () => {
    const key = publicKeyOf(privatePem);
    expect(key).toBeDefined();
    expect(publicKeyOfPem(publicPem)).toBe(key);
    expect(publicKeyOfPem(`\n${publicPem.replaceAll("\n", "\r\n")}\r\n `)).toBe(key);
  });

  it.each([
    ["the private key, from which a public one could be made", privatePem],
    ["the public key behind the private one in one file", privatePem + publicPem],
    ["two public keys in one file", publicPem + publicPem],
    ["a public key under another name", publicPem.replaceAll("PUBLIC KEY", "RSA PUBLIC KEY")],
    ["base64 that is no key", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"],
    ["half a key", publicPem.replace(/[A-Za-z0-9+/]{20}(?==?\n)/, "")],
    [
      "a key of another curve",
      generateKeyPairSync("x25519", {
        publicKeyEncoding: spki,
        privateKeyEncoding: pkcs8,
      }).publicKey,
    ],
    [
      "a key of RSA",
      generateKeyPairSync("rsa", {
        modulusLength: 2_048,
        publicKeyEncoding: spki,
        privateKeyEncoding: pkcs8,
      }).publicKey,
    ],
    ["nothing", ""],
  ])("is not %s", (_, pem) => {
    expect(publicKeyOfPem(pem)).toBeUndefined();
  });
});
