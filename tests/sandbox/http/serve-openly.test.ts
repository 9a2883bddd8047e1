import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { openapiDocument } from "../../../src/contract/openapi-document";
import { problemSchema } from "../../../src/contract/problem";
import { signatureHeader } from "../../../src/contract/signature-header";
import { demonstrationCatalogue } from "../../../src/sandbox/demonstration-catalogue";
import { createPlatformApp } from "../../../src/sandbox/http/platform-app";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { act, authority, blackListing, openDesk, subject } from "./desk";

describe("without a signature anyone reads", () => {
  it("the OpenAPI document, as it is generated", async () => {
    const { ask } = await openDesk();
    const answer = await ask("openapi.json");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      "application/json; charset=utf-8",
    ]);
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(openapiDocument())));
  });

  it("a page that loads nothing, and is forbidden to", async () => {
    const { ask } = await openDesk();
    const answer = await ask("");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const html = await answer.text();
    const [, style = ""] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    expect(answer.headers.get("content-security-policy")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\sstyle=|\son[a-z]+=|url\(|@import/);
  });

  it("that the lists can be read, and not a word more", async () => {
    const { ask } = await openDesk();
    const answer = await ask("health");
    expect([answer.status, answer.headers.get("cache-control"), await answer.text()]).toEqual([
      200,
      "no-store",
      '{"status":"ok"}',
    ]);
  });

  it("that the platform is out of service, without a reason or a signature, when the lists do not answer", async () => {
    const desk = await openDesk({
      lists: { ...createMemoryStore(), publicPage: () => Promise.reject(new Error(authority.name)) },
    });
    const answer = await desk.ask("health");
    const text = await answer.text();
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
      503,
      "application/problem+json; charset=utf-8",
      "no-store",
    ]);
    expect(answer.headers.get(signatureHeader.answerSignature)).toBeNull();
    expect(problemSchema.parse(JSON.parse(text))).toMatchObject({ code: "platform-failed", status: 503 });
    expect(text).not.toContain(authority.name);
  });

  it("no page where there is none to serve, and then a signature is wanted there too", async () => {
    const { clock, store } = await openDesk();
    const app = createPlatformApp({
      lists: store,
      catalogue: demonstrationCatalogue,
      applications: [],
      clock,
    });
    const ask = async (path: string) => (await app.fetch(new Request(`http://127.0.0.1/${path}`))).status;
    expect([await ask(""), await ask("openapi.json"), await ask("health")]).toEqual([401, 401, 200]);
  });

  it("nothing more: another method or another path needs a signature", async () => {
    const { ask } = await openDesk();
    for (const answer of [
      await ask("health", { method: "POST", body: "{}" }),
      await ask("openapi.json", { method: "DELETE" }),
      await ask("openapi.yaml"),
      await ask("v1/catalogue"),
    ])
      expect([answer.status, problemSchema.parse(await answer.json()).code]).toEqual([
        401,
        "request-unauthenticated",
      ]);
  });

  it("by HEAD the headers alone", async () => {
    const { ask } = await openDesk();
    const answer = await ask("health", { method: "HEAD" });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });

  it.each(["", "openapi.json", "health"])(
    "the very same bytes and headers at /%s whatever happens to a list, and no signature, 四(四)",
    async (path) => {
      const desk = await openDesk();
      const told = async () => {
        const answer = await desk.ask(path);
        return { status: answer.status, headers: [...answer.headers], text: await answer.text() };
      };
      const before = await told();
      expect(Object.fromEntries(before.headers)).not.toHaveProperty(signatureHeader.answerSignature);
      await desk.send("POST", "v1/transitions", {
        ...blackListing({ recordId: "W-1", transitionId: "T-watch" }),
        kind: "list-watch",
      });
      expect(await told()).toEqual(before);
      await desk.send("POST", "v1/transitions", blackListing());
      desk.clock.advance({ days: 8 });
      expect(await told()).toEqual(before);
      await desk.send("POST", "v1/transitions", act("repair"));
      expect(await told()).toEqual(before);
      for (const fact of [subject.code, "W-1", "示例有限公司", "示例〔2026〕1号"])
        expect(before.text).not.toContain(fact);
    },
  );
});
