import { describe, expect, it, test } from "vitest";
import { randomSecret } from "../../src/integrity/random-secret";
import { seal } from "../../src/integrity/seal";
import { parseSealingKey } from "../../src/integrity/sealing-key";
import { unseal } from "../../src/integrity/unseal";

const key = parseSealingKey(Buffer.alloc(32, 7).toString("base64"));
const otherKey = parseSealingKey(Buffer.alloc(32, 8).toString("base64"));
const secret = "a-secret-of-an-application";
const broken = expect.objectContaining({ code: "seal-broken" });

describe("a sealed secret", () => {
  it("opens with its key, for its owner, whatever it says", () => {
    for (const text of [secret, "", "密钥", randomSecret()])
      expect(unseal(seal(text, key, "application:app-1"), key, "application:app-1")).toBe(text);
  });

  it("is another text each time, and shows nothing of the secret", () => {
    const sealed = seal(secret, key, "application:app-1");
    expect(seal(secret, key, "application:app-1")).not.toBe(sealed);
    expect(Buffer.from(sealed.slice(3), "base64url").toString("latin1")).not.toContain(secret);
  });

  it("of a webhook does not open as that of an application of the same name", () => {
    const sealed = seal(secret, key, "webhook:license-office");
    expect(unseal(sealed, key, "webhook:license-office")).toBe(secret);
    expect(() => unseal(sealed, key, "application:license-office")).toThrow(broken);
  });

  it("opens with no other key, and for no other application", () => {
    const sealed = seal(secret, key, "application:app-1");
    expect(() => unseal(sealed, otherKey, "application:app-1")).toThrow(broken);
    expect(() => unseal(sealed, key, "application:app-2")).toThrow(broken);
  });

  it("does not open once any bit of it is another", () => {
    const bytes = Buffer.from(seal(secret, key, "application:app-1").slice(3), "base64url");
    for (let place = 0; place < bytes.length; place += 1) {
      const altered = Buffer.from(bytes);
      altered[place] = (altered[place] ?? 0) ^ 1;
      expect(() => unseal(`v1.${altered.toString("base64url")}`, key, "application:app-1")).toThrow(broken);
    }
  });

  test.each(["", "v1.", "v2.AAAA", secret, `v1.${"A".repeat(36)}`])("is not %j", (text) => {
    expect(() => unseal(text, key, "application:app-1")).toThrow(broken);
  });
});

describe("the sealing key", () => {
  test.each([
    undefined,
    "",
    "short",
    Buffer.alloc(31, 1).toString("base64"),
    Buffer.alloc(33, 1).toString("base64"),
    "!".repeat(43).concat("="),
  ])("is 32 bytes in base64, not %j, and is never repeated", (text) => {
    try {
      parseSealingKey(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: "sealing-key-missing" });
      expect(String(error)).toContain("YINGCHA_SEALING_KEY");
      if (text !== undefined && text !== "") expect(String(error)).not.toContain(text);
    }
  });
});

test("a drawn secret has 256 bits, and is another each time", () => {
  const secrets = new Set(Array.from({ length: 100 }, randomSecret));
  expect(secrets.size).toBe(100);
  for (const one of secrets) expect(Buffer.from(one, "base64url")).toHaveLength(32);
});
