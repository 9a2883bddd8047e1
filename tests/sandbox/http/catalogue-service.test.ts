import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { signCatalogue } from "../../../src/cli/sign-catalogue";
import { createGuard } from "../../../src/create-guard";
import { demonstrationCatalogue } from "../../../src/sandbox/demonstration-catalogue";
import { startStoredSandbox } from "../../../src/sandbox/start-sandbox";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import type { SqliteConnection } from "../../../src/sandbox/storage/sqlite-database";
import { openSqliteStore } from "../../../src/sandbox/storage/sqlite-store";
import { systemClock } from "../../../src/time/clock";
import { blackListing, feedback, send, subject } from "./desk";

const Libsql = createRequire(import.meta.url)("libsql") as new (path: string) => SqliteConnection;
const office = { name: "示例信用办（虚构）" };
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A credit office with its key, and a platform that knows the public one. */
async function open(store: RegistryStore = createMemoryStore()) {
  closing.push(() => store.close());
  const office = openOffice();
  return { ...office, ...(await serve(store, [office.pem])) };
}

/** A key of the credit office, and what it signs. */
function openOffice() {
  const own = mkdtempSync(join(tmpdir(), "yingcha-office-"));
  closing.push(async () => rmSync(own, { recursive: true, force: true }));
  const [keyFile, documentFile] = [join(own, "office.pem"), join(own, "catalogue.json")];
  const pem = signCatalogue({ kind: "keygen", keyFile });
  const signedText = (text: string): Record<string, unknown> => {
    writeFileSync(documentFile, text);
    return JSON.parse(
      signCatalogue({ kind: "sign", keyFile, documentFile, by: office, documentNumber: "示例〔2026〕9号" }),
    );
  };
  const signed = (version: number, change: object = {}) =>
    signedText(JSON.stringify({ ...demonstrationCatalogue, version, ...change }, null, 2));
  return { pem, documentFile, signed, signedText };
}

/** A platform over a store that knows the keys. */
async function serve(store: RegistryStore, catalogueKeys: readonly string[]) {
  const platform = await startStoredSandbox(store, { seed: "empty", catalogueKeys });
  closing.push(() => platform.close());
  const sent = {
    ...{ baseUrl: platform.baseUrl, clock: systemClock, fetch: (request: Request) => fetch(request) },
    application: { appKey: platform.appKey, secret: platform.secret, scopes: [], actsFor: [] },
  };
  const ask = (method: "GET" | "POST", path: string, message?: unknown) => send(sent, method, path, message);
  const activate = (version: number) =>
    ask("POST", "v1/catalogue-activations", { version, by: office, documentNumber: "示例〔2026〕9号" });
  return { ...platform, ask, activate };
}

/** What follows a signature in the header of an answer. */
const originOf = ({ keyId, signature }: Record<string, unknown>) => `${String(keyId)}.${String(signature)}`;

describe("the catalogue service, 五(四) T14,", () => {
  test("serves a published text byte for byte beside its signature, once it is activated, and by its ETag", async () => {
    const { ask, signed, activate, documentFile } = await open();
    const body = signed(2);
    expect((await ask("POST", "v1/catalogues", body)).body).toMatchObject({ version: 2, state: "pending" });
    expect((await ask("GET", "v1/catalogue")).body).toMatchObject({ version: 1 });
    const pending = await ask("GET", "v1/catalogue?version=2");
    expect(pending.text).toBe(readFileSync(documentFile, "utf8"));
    expect((await activate(2)).body).toMatchObject({ state: "active" });
    const active = await ask("GET", "v1/catalogue");
    expect([active.text, active.isSigned]).toEqual([pending.text, true]);
    expect(active.headers.get("yingcha-catalogue-signature")).toBe(originOf(body));
    expect((await ask("GET", "v1/catalogues")).body).toMatchObject({
      catalogues: [
        { version: 2, state: "active" },
        { version: 1, state: "superseded" },
      ],
    });
  });

  test("never goes back: to undo, a new version is published", async () => {
    const { ask, signed, activate } = await open();
    for (const version of [2, 3]) await ask("POST", "v1/catalogues", signed(version));
    await activate(3);
    expect((await activate(2)).body).toMatchObject({
      ...{ status: 409, code: "catalogue-refused", refusal: "version-not-newer" },
    });
    expect((await ask("POST", "v1/catalogues", signed(2, { title: "另一文本" }))).body).toMatchObject({
      refusal: "version-conflicting",
    });
    expect((await activate(9)).body).toMatchObject({ refusal: "version-unknown" });
  });

  test("says what changed, by id and field by field", async () => {
    const { ask, signed } = await open();
    const [first, second, ...rest] = demonstrationCatalogue.entries;
    const changed = { ...second, effect: "stop" };
    await ask("POST", "v1/catalogues", signed(2, { entries: [changed, ...rest] }));
    expect((await ask("GET", "v1/catalogue-diff?from=1&to=2")).body).toMatchObject({
      head: [],
      entries: {
        added: [],
        removed: [first?.entryId],
        changed: [{ id: second?.entryId, fields: [{ field: "effect", before: "review", after: "stop" }] }],
      },
      measures: { added: [], removed: [], changed: [] },
    });
  });

  test.each([
    ["another text", { document: "{}" }, "document-malformed"],
    ["an unknown key", { keyId: "0".repeat(16) }, "key-unknown"],
    ["another signature", { signature: `${"A".repeat(86)}==` }, "signature-invalid"],
  ])("refuses %s", async (_, change, refusal) => {
    const { ask, signed } = await open();
    const answer = await ask("POST", "v1/catalogues", { ...signed(2), ...change });
    expect([answer.status, answer.isSigned]).toEqual([409, true]);
    expect(answer.body).toMatchObject({ code: "catalogue-refused", refusal });
  });

  test("refuses a signed text with a fault and says where (R14), and one whose day is yet to come at its activation", async () => {
    const { ask, signed, activate } = await open();
    const [first, ...rest] = demonstrationCatalogue.entries;
    const bases = [{ rank: "local-policy", title: "示例文件", reading: "read" }];
    const faulty = signed(2, { entries: [{ ...first, bases }, ...rest] });
    const refused = (await ask("POST", "v1/catalogues", faulty)).body;
    expect(refused).toMatchObject({ refusal: "basis-missing" });
    expect(JSON.stringify(refused)).toContain(first?.entryId);
    await ask("POST", "v1/catalogues", signed(2, { effectiveOn: "2999-01-01" }));
    expect((await activate(2)).body).toMatchObject({ refusal: "version-not-effective" });
  });

  test("refuses a version that no database could hold, wherever the lists are kept", async () => {
    const { ask, signedText, signed } = await open();
    const text = (version: number) => JSON.stringify({ ...demonstrationCatalogue, version });
    expect(() => signedText(text(2_147_483_648))).toThrow("holds no catalogue");
    const answer = await ask("POST", "v1/catalogues", { ...signed(2), document: text(2_147_483_648) });
    expect(answer.body).toMatchObject({ status: 409, refusal: "document-malformed" });
    await expect(
      startStoredSandbox(createMemoryStore(), {
        catalogue: { ...demonstrationCatalogue, version: 2_147_483_648 },
      }),
    ).rejects.toMatchObject({ code: "catalogue-invalid" });
  });

  test("takes on the signature of the catalogue that it was started with, for every process that serves it", async () => {
    const store = createMemoryStore();
    const { ask, signedText, pem } = await open(store);
    const other = await serve(store, [pem]);
    const { text } = await other.ask("GET", "v1/catalogue");
    const body = signedText(text);
    expect((await ask("POST", "v1/catalogues", body)).body).toMatchObject({ version: 1, state: "active" });
    for (const platform of [{ ask }, other]) {
      const active = await platform.ask("GET", "v1/catalogue");
      expect([active.text, active.headers.get("yingcha-catalogue-signature")]).toEqual([
        text,
        originOf(body),
      ]);
    }
  });

  test("says of a published version that nothing is new to whoever has it by its ETag", async () => {
    const { ask, signed, activate, baseUrl, appKey, secret } = await open();
    await ask("POST", "v1/catalogues", signed(2));
    const askWith = (path: string, etag: string) =>
      send(
        {
          ...{ baseUrl, clock: systemClock },
          application: { appKey, secret, scopes: [], actsFor: [] },
          fetch: (request) => {
            request.headers.set("if-none-match", etag);
            return fetch(request);
          },
        },
        "GET",
        path,
      );
    const etag = (await ask("GET", "v1/catalogue?version=2")).headers.get("etag") ?? "";
    const pending = await askWith("v1/catalogue?version=2", etag);
    expect([pending.status, pending.text, pending.isSigned]).toEqual([304, "", true]);
    expect((await askWith("v1/catalogue", etag)).status).toBe(200);
    await activate(2);
    expect((await askWith("v1/catalogue", etag)).status).toBe(304);
  });

  test("refuses what the database was changed in, and serves nothing where that is the active version", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "yingcha-flip-")), "platform.db");
    const { ask, signed, activate, pem } = await open(await openSqliteStore({ path }));
    const flip = (version: number) => {
      const connection = new Libsql(path);
      connection
        .prepare("update catalogues set document = replace(document, 'review', 'reviev') where version = ?")
        .run([version]);
      connection.close();
    };
    await ask("POST", "v1/catalogues", signed(2));
    flip(2);
    const pending = await ask("GET", "v1/catalogue?version=2");
    expect([pending.status, pending.isSigned]).toEqual([409, true]);
    expect(pending.body).toMatchObject({ refusal: "signature-invalid" });
    expect((await activate(2)).body).toMatchObject({ refusal: "signature-invalid" });

    const other = await openSqliteStore({ path });
    closing.push(() => other.close());
    const running = await serve(other, [pem]);
    await ask("POST", "v1/catalogues", signed(3));
    await activate(3);
    flip(3);
    for (const path of ["v1/catalogue", "v1/catalogue?version=3"]) {
      const answer = await running.ask("GET", path);
      expect([answer.status, answer.isSigned]).toEqual([500, true]);
      expect(answer.body).toMatchObject({ code: "platform-failed" });
    }
    await expect(serve(other, [pem])).rejects.toThrow("Version 3");
  });

  test("never serves an older version than it did, whatever the database says, T14", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "yingcha-back-")), "platform.db");
    const { ask, signed, activate } = await open(await openSqliteStore({ path }));
    for (const version of [2, 3]) await ask("POST", "v1/catalogues", signed(version));
    await activate(2);
    await activate(3);
    expect((await ask("GET", "v1/catalogue")).body).toMatchObject({ version: 3 });
    for (const version of ["2", "null"]) {
      const connection = new Libsql(path);
      connection.prepare(`update counter set catalogue_version = ${version}`).run([]);
      connection.close();
      const answer = await ask("GET", "v1/catalogue");
      expect([answer.status, answer.isSigned]).toEqual([500, true]);
      expect(answer.body).toMatchObject({ code: "platform-failed" });
    }
  });
});

describe("a platform whose catalogue was signed by another key, 五(四) T14,", () => {
  test("refuses the versions before, until they are signed anew, and serves the active one", async () => {
    const store = createMemoryStore();
    const [first, second] = [await open(store), openOffice()];
    const both = await serve(store, [first.pem, second.pem]);
    const old = first.signed(2);
    for (const [version, body] of [
      [2, old],
      [3, second.signed(3)],
      [4, first.signed(4)],
    ] as const) {
      await both.ask("POST", "v1/catalogues", body);
      if (version < 4) await both.activate(version);
    }
    const { ask, activate } = await serve(store, [second.pem]);
    expect((await ask("GET", "v1/catalogue")).body).toMatchObject({ version: 3 });
    for (const path of [
      "v1/catalogue-diff?from=2&to=3",
      "v1/catalogue-diff?from=3&to=2",
      "v1/catalogue?version=2",
    ])
      expect((await ask("GET", path)).body).toMatchObject({ status: 409, refusal: "key-unknown" });
    expect((await activate(4)).body).toMatchObject({ status: 409, refusal: "key-unknown" });

    const anew = second.signedText(String(old["document"]));
    expect((await ask("POST", "v1/catalogues", anew)).body).toMatchObject({ state: "superseded" });
    expect((await ask("GET", "v1/catalogue-diff?from=2&to=3")).status).toBe(200);
  });

  test("refuses a text that nobody signed and that is another than its own", async () => {
    const store = createMemoryStore();
    const text = JSON.stringify({ ...demonstrationCatalogue, title: "示例目录（虚构）" });
    await store.catalogues.seed(
      { version: 1, text },
      { at: new Date().toISOString(), date: "2026-11-24" as never },
    );
    const office = openOffice();
    await expect(serve(store, [office.pem])).rejects.toThrow(/Version 1 .*--catalogue-key/);
    const before = await serve(store, []);
    expect((await before.ask("GET", "v1/catalogue")).text).toBe(text);
  });

  test("does not start without the key that signed the active version, and names the option", async () => {
    const store = createMemoryStore();
    const { ask, signed, activate } = await open(store);
    await ask("POST", "v1/catalogues", signed(2));
    await activate(2);
    for (const keys of [[], [openOffice().pem]])
      await expect(serve(store, keys)).rejects.toThrow(/Version 2 .*--catalogue-key/);
  });
});

describe("a guard over HTTP, 五(四),", () => {
  test("decides by a newly activated version at its next lookup, and never goes back", async () => {
    const { ask, signed, activate, baseUrl, appKey, secret, pem } = await open();
    const guard = createGuard({ platform: { baseUrl, appKey, secret, catalogueKeys: [pem] }, maxAgeMs: 0 });
    closing.push(async () => guard.close());
    const versionOf = async () =>
      (await guard.checkBeforeApprove(subject.code, "administrative-license")).derivedFrom.catalogueVersion;
    await ask("POST", "v1/catalogues", signed(2));
    await activate(2);
    expect(await versionOf()).toBe(2);
    await ask("POST", "v1/catalogues", signed(3));
    expect(await versionOf()).toBe(2);
    await activate(3);
    expect(await versionOf()).toBe(3);
    await activate(2);
    expect(await versionOf()).toBe(3);
  });

  test("takes no catalogue that its own keys did not sign: nothing is established, T14", async () => {
    const { baseUrl, appKey, secret, pem } = await open();
    // The platform serves its demonstration catalogue, which nobody signed.
    const guard = createGuard({ platform: { baseUrl, appKey, secret, catalogueKeys: [pem] } });
    closing.push(async () => guard.close());
    const check = await guard.checkBeforeApprove(subject.code, "administrative-license");
    expect(check.outcome).toBe("undetermined");
    expect(JSON.stringify(check)).toContain("signature-mismatched");
  });
});

describe("initiation, response and feedback, 五(一),", () => {
  const department = { name: "示例审批部门", code: "350500-ZJ" };
  const declared = {
    ...{
      by: department,
      role: "implements",
      measureIds: ["strict-review"],
      documentNumber: "示例〔2026〕10号",
    },
  };

  test("a listing calls on whoever declared to implement a measure it brings, until it is answered and fed back", async () => {
    const store = createMemoryStore();
    const { ask } = await open(store);
    const now = { at: new Date().toISOString(), date: "2026-11-24" as never };
    await store.register([{ subject, subjectType: "legal-person", name: "示例有限公司（虚构）" }], now);
    expect((await ask("POST", "v1/transitions", blackListing({ term: { kind: "indefinite" } }))).status).toBe(
      200,
    );
    const owed = async () => (await ask("GET", "v1/initiations?department=350500-ZJ&open=true")).body;
    expect(await owed()).toEqual({ initiations: [] });
    expect(
      (
        await ask("POST", "v1/responses", {
          responseId: "R-1",
          by: department,
          recordId: "B-1",
          kind: "accepted",
        })
      ).body,
    ).toMatchObject({ refusal: "response-unowed" });

    expect(
      (await ask("POST", "v1/engagements", { ...declared, measureIds: ["none-such"] })).body,
    ).toMatchObject({
      ...{ code: "response-refused", refusal: "measure-unknown" },
    });
    expect((await ask("POST", "v1/engagements", declared)).body).toMatchObject({ catalogueVersion: 1 });
    expect(await owed()).toMatchObject({ initiations: [{ recordId: "B-1", feedbackCount: 0 }] });
    const accepted = { responseId: "R-1", by: department, recordId: "B-1", kind: "accepted" };
    expect((await ask("POST", "v1/responses", accepted)).body).toEqual({ responseId: "R-1" });
    expect(await owed()).toEqual({ initiations: [] });
    await ask("POST", "v1/feedback", feedback({ department }));
    expect((await ask("GET", "v1/initiations?department=350500-ZJ")).body).toMatchObject({
      initiations: [{ response: { kind: "accepted" }, feedbackCount: 1 }],
    });
  });
});
