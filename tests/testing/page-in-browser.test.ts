import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { answerSignature } from "../../src/contract/answer-signature";
import { signatureHeader } from "../../src/contract/signature-header";
import { signedRequestHeaders } from "../../src/contract/signed-request-headers";
import { serveTestPlatform } from "../../src/testing/index";
import { openPage } from "./page-in-browser";

const browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const baseUrl = "https://credit.example.gov.cn/";
const url = `${baseUrl}v1/lookups`;

test("without an origin the served platform lets no page ask", async () => {
  const platform = await serveTestPlatform();
  const answer = await fetch(platform.connection.baseUrl, { method: "OPTIONS" });
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  await platform.close();
});

// Skipped, and shown as such, on a machine without one; where the services are required so is a browser.
test.skipIf(browser === undefined && process.env["YINGCHA_SERVICES"] !== "required")(
  "a page in Chromium reaches the served platform by a worker of msw/browser, and its faults too",
  async () => {
    const page = await openPage(browser ?? "");
    const platform = await serveTestPlatform({ pageOrigin: page.origin });
    try {
      await page.start({ baseUrl, servedAt: platform.connection.baseUrl });
      const { appKey, secret } = platform.connection;
      const code = platform.register();
      const body = JSON.stringify({ subjects: [{ kind: "uscc", code }] });
      const signed = (nonce: string) => {
        const timestamp = new Date().toISOString();
        const request = { appKey, timestamp, nonce, method: "POST", path: "v1/lookups", body };
        const headers = {
          "content-type": "application/json",
          ...signedRequestHeaders(request, secret),
        };
        return { method: "POST", headers, body };
      };

      expect(await page.send(url, { method: "POST", body })).toMatchObject({ status: 401 });
      const nonce = "AAAAAAAAAAAAAAAAAAAAAA";
      const { status, body: told = "", headers = {} } = await page.send(url, signed(nonce));
      expect(status).toBe(200);
      expect(told).toContain(code);
      expect(headers[signatureHeader.answerSignature.toLowerCase()]).toBe(
        answerSignature({ nonce, status: 200, etag: headers["etag"] ?? "", body: told }, secret),
      );
      platform.expectAskedAbout(code);

      platform.answerWith(503);
      expect(await page.send(url, signed("BBBBBBBBBBBBBBBBBBBBBB"))).toMatchObject({ status: 503 });
      platform.goDown();
      expect(await page.send(url, signed("CCCCCCCCCCCCCCCCCCCCCC"))).toEqual({ error: "TypeError" });
    } finally {
      await page.close();
      await platform.close();
    }
  },
  60_000,
);
