import { describe, expect, it } from "vitest";
import { parseWebhookUrl } from "../../../src/sandbox/webhooks/webhook-url";

describe("an address that is told of changes", () => {
  it.each([
    "https://permits.example.gov.cn/hooks/lists?to=permits",
    "https://10.20.30.40:8443/hook",
    "http://127.0.0.1:9000/hook",
    "http://[::1]:9000/hook",
    "http://localhost/hook",
  ])("may be %s", (url) => {
    expect(parseWebhookUrl(url)).toBe(url);
  });

  it.each([
    "http://permits.example.gov.cn/hook",
    "ftp://permits.example.gov.cn/",
    "https://user:password@permits.example.gov.cn/",
    "https://permits.example.gov.cn/#part",
    "http://localhost.example.com/",
    "permits",
    "",
  ])("is refused as %j, without being repeated", (url) => {
    expect(() => parseWebhookUrl(url)).toThrow("A webhook's address is https");
  });
});
