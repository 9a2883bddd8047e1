import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { healthSchema } from "../../../src/contract/health";
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

  it("how old the lists are", async () => {
    const { ask, clock } = await openDesk();
    const answer = await ask("health");
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(healthSchema.parse(await answer.json())).toEqual({
      status: "ok",
      listVersion: 2,
      lastChangeAt: new Date(clock.wallMs()).toISOString(),
      ageMs: 0,
    });
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
    "nothing of any subject or list, nor a signature, at /%s, 四(四)",
    async (path) => {
      const desk = await openDesk();
      const before = await (await desk.ask(path)).text();
      await desk.send("POST", "v1/transitions", { ...blackListing({ recordId: "W-1" }), kind: "list-watch" });
      const answer = await desk.ask(path);
      const after = await answer.text();
      expect(answer.headers.get(signatureHeader.answerSignature)).toBeNull();
      for (const fact of [subject.code, "W-1", "示例有限公司", "示例〔2026〕1号"])
        expect(after).not.toContain(fact);
      if (path !== "health") expect(after).toBe(before);
    },
  );
});

describe("the age of the lists", () => {
  const health = async (desk: Awaited<ReturnType<typeof openDesk>>) =>
    healthSchema.parse(await (await desk.ask("health")).json());

  it("grows with the clock, and is new again with a change", async () => {
    const desk = await openDesk();
    desk.clock.advance({ hours: 2 });
    expect(await health(desk)).toMatchObject({ status: "ok", listVersion: 2, ageMs: 7_200_000 });
    await desk.send("POST", "v1/transitions", blackListing());
    desk.clock.advance({ minutes: 1 });
    expect(await health(desk)).toMatchObject({ listVersion: 3, ageMs: 60_000 });
  });

  it("is stale beyond seven days, and no earlier", async () => {
    const desk = await openDesk();
    desk.clock.advance({ days: 7 });
    expect(await health(desk)).toMatchObject({ status: "ok", ageMs: 604_800_000 });
    desk.clock.advance({ ms: 1 });
    expect(await health(desk)).toMatchObject({ status: "stale" });
  });

  it("is stale beyond what the operator expects", async () => {
    const desk = await openDesk({ listsStaleAfterMs: 60_000 });
    desk.clock.advance({ minutes: 2 });
    expect(await health(desk)).toMatchObject({ status: "stale", ageMs: 120_000 });
  });

  it("is none where nothing ever changed", async () => {
    const desk = await openDesk({ lists: createMemoryStore() });
    expect(await health(desk)).toEqual({ status: "ok", listVersion: 1, lastChangeAt: null, ageMs: null });
  });

  it("is never less than none, though a clock was set back", async () => {
    const desk = await openDesk();
    desk.clock.stepWall({ hours: -1 });
    expect(await health(desk)).toMatchObject({ status: "ok", ageMs: 0 });
  });

  it("is a failure, without a signature, when the lists do not answer", async () => {
    const store = createMemoryStore();
    const desk = await openDesk({
      lists: { ...store, changesSince: () => Promise.reject(new Error(authority.name)) },
    });
    const answer = await desk.ask("health");
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ code: "platform-failed" });
  });

  it("is told of an erased record as of any change, 六(三)", async () => {
    const desk = await openDesk();
    await desk.send("POST", "v1/transitions", blackListing());
    await desk.send("POST", "v1/transitions", act("object", { grounds: "objection" }));
    await desk.send("POST", "v1/transitions", act("tell-provider"));
    desk.clock.advance({ hours: 1 });
    await desk.send("POST", "v1/transitions", act("uphold"));
    desk.clock.advance({ minutes: 5 });
    expect(await health(desk)).toMatchObject({ listVersion: 6, ageMs: 300_000 });
  });
});
