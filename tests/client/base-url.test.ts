import { describe, expect, test } from "vitest";
import { parseBaseUrl } from "../../src/client/base-url";
import { InputError } from "../../src/errors/yingcha-error";

describe("a base URL is accepted, T20,", () => {
  test.each([
    ["https://credit.example.gov.cn", "https://credit.example.gov.cn/"],
    ["https://credit.example.gov.cn/api", "https://credit.example.gov.cn/api/"],
    ["https://credit.example.gov.cn:8443/a/b/", "https://credit.example.gov.cn:8443/a/b/"],
    ["HTTPS://Credit.Example.Gov.CN/", "https://credit.example.gov.cn/"],
    ["https://10.0.0.7/", "https://10.0.0.7/"],
  ])("over https to any host, and gains a slash: %s", (value, href) => {
    expect(parseBaseUrl(value).href).toBe(href);
  });

  test.each([
    ["http://127.0.0.1:4000", "http://127.0.0.1:4000/"],
    ["http://127.0.53.1/", "http://127.0.53.1/"],
    ["http://2130706433/", "http://127.0.0.1/"],
    ["http://[::1]:4000/", "http://[::1]:4000/"],
    ["http://LocalHost:4000/p", "http://localhost:4000/p/"],
  ])("over http on this machine's loopback: %s", (value, href) => {
    expect(parseBaseUrl(value).href).toBe(href);
  });

  test("so that paths are joined below it", () => {
    const joined = new URL("v1/lookups", parseBaseUrl("https://credit.example.gov.cn/api"));
    expect(joined.href).toBe("https://credit.example.gov.cn/api/v1/lookups");
  });
});

describe("a base URL is refused, T20,", () => {
  const refusal = (value: string) => {
    try {
      parseBaseUrl(value);
    } catch (error) {
      return error;
    }
    return undefined;
  };

  test.each([
    "http://credit.example.gov.cn/",
    "http://10.0.0.7/",
    "http://0.0.0.0/",
    "http://127.0.0.1.example.com/",
    "http://localhost.example.com/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::2]/",
  ])("over http to another machine: %s", (value) => {
    expect(refusal(value)).toMatchObject({ code: "options-invalid" });
  });

  test.each(["", "credit.example.gov.cn", "/api", "//host/", "https://", "http://[::1"])(
    "when it is not absolute: %j",
    (value) => {
      expect(refusal(value)).toBeInstanceOf(InputError);
    },
  );

  test.each(["ftp://127.0.0.1/", "file:///etc/passwd", "ws://127.0.0.1/", "javascript:alert(1)", "data:,x"])(
    "under another scheme: %s",
    (value) => {
      expect(refusal(value)).toMatchObject({ code: "options-invalid" });
    },
  );

  test.each([
    "https://user@credit.example.gov.cn/",
    "https://:pass-marker@credit.example.gov.cn/",
    "https://credit.example.gov.cn/?token=pass-marker",
    "https://credit.example.gov.cn/#pass-marker",
  ])("with a user, password, query or fragment, which the message does not repeat: %s", (value) => {
    const error = refusal(value);
    expect(error).toMatchObject({ code: "options-invalid" });
    expect(String(error)).not.toContain("pass-marker");
  });
});
