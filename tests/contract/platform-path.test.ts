import { expect, test } from "vitest";
import { platformPath } from "../../src/contract/platform-path";
import { signatureHeader } from "../../src/contract/signature-header";

test("paths lead below the base URL and never out of it, T20", () => {
  for (const path of Object.values(platformPath)) {
    const base = "https://credit.example.gov.cn/api/";
    expect(new URL(path, base).href).toBe(base + path);
    expect(path).toMatch(/^v1\/[a-z]+(-[a-z]+)*$/);
  }
});

test("headers are spelt in lower case, as HTTP/2 sends them, and are five different ones", () => {
  const names = Object.values(signatureHeader);
  expect(new Set(names).size).toBe(5);
  for (const name of names) expect(name).toMatch(/^yingcha-[a-z-]+$/);
});
