import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { keyIdOf, newEd25519Key, publicKeyOf, signEd25519, verifyEd25519 } from "../../src/integrity/ed25519";

const base64 = (hex: string) => Buffer.from(hex, "hex").toString("base64");

/** RFC 8410: what stands before the 32 bytes of a key. */
function keysOf(secretHex: string, publicHex: string) {
  const der = base64(`302e020100300506032b657004220420${secretHex}`);
  return {
    privateKey: `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`,
    publicKey: base64(`302a300506032b6570032100${publicHex}`),
  };
}

describe("Ed25519, RFC 8032 section 7.1", () => {
  test.each([
    [
      1,
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ],
    [
      3,
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ],
  ])("vector %i", (_, secretHex, publicHex, messageHex, signatureHex) => {
    const { privateKey, publicKey } = keysOf(secretHex, publicHex);
    const message = new Uint8Array(Buffer.from(messageHex, "hex"));
    expect(publicKeyOf(privateKey)).toBe(publicKey);
    expect(signEd25519(message, privateKey)).toBe(base64(signatureHex));
    expect(verifyEd25519(message, base64(signatureHex), publicKey)).toBe(true);
  });
});

describe("a signature", () => {
  const privateKey = newEd25519Key();
  const publicKey = publicKeyOf(privateKey) ?? "";
  const signature = signEd25519("红名单", privateKey);

  test("is of one message by one key", () => {
    expect(verifyEd25519("红名单", signature, publicKey)).toBe(true);
    expect(verifyEd25519("黑名单", signature, publicKey)).toBe(false);
    expect(verifyEd25519("红名单", signature, publicKeyOf(newEd25519Key()) ?? "")).toBe(false);
  });

  test.each([
    ["empty", ""],
    ["cut short", signature.slice(4)],
    ["spelt with a space", ` ${signature}`],
    ["spelt for URLs", signature.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")],
    ["no base64", "签名"],
  ])("that is %s is none", (_, altered) => {
    expect(verifyEd25519("红名单", altered, publicKey)).toBe(false);
  });

  test("is judged by no key of another kind, and by none that is malformed", () => {
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2_048 });
    const spki = rsa.publicKey.export({ type: "spki", format: "der" }).toString("base64");
    expect(verifyEd25519("红名单", signature, spki)).toBe(false);
    expect(verifyEd25519("红名单", signature, "")).toBe(false);
    expect(publicKeyOf(rsa.privateKey.export({ type: "pkcs8", format: "pem" }).toString())).toBeUndefined();
    expect(publicKeyOf("no key")).toBeUndefined();
  });
});

describe("the name of a key", () => {
  test("is the same for a key, and another one for another key", () => {
    const [one, other] = [publicKeyOf(newEd25519Key()) ?? "", publicKeyOf(newEd25519Key()) ?? ""];
    expect(keyIdOf(one)).toMatch(/^[0-9a-f]{16}$/);
    expect(keyIdOf(one)).toBe(keyIdOf(one));
    expect(keyIdOf(one)).not.toBe(keyIdOf(other));
  });
});
