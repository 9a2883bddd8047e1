import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { signatureHeader } from "../../../src/contract/signature-header";
import { signedRequestHeaders } from "../../../src/contract/signed-request-headers";
import { allAccess } from "../../../src/sandbox/access/all-access";
import { demonstrationCatalogue } from "../../../src/sandbox/demonstration-catalogue";
import { createPlatformApp } from "../../../src/sandbox/http/platform-app";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { openPostgresStore } from "../../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { openSqliteStore } from "../../../src/sandbox/storage/sqlite-store";
import { createManualClock } from "../../../src/testing/manual-clock";
import { askPostgres, isPostgresThere, newSchema, postgresUrl } from "../storage/postgres-schema";
import { blackListing, feedback, openDesk, send } from "./desk";

const application = { appKey: "office", secret: "a-secret-of-the-office", ...allAccess };
const clock = createManualClock("2026-11-24T09:00:00+08:00");
const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

function request(path: string, message: unknown, nonce: string): Request {
  const body = JSON.stringify(message);
  const timestamp = new Date(clock.wallMs()).toISOString();
  const signed = { appKey: application.appKey, timestamp, nonce, method: "POST", path, body };
  return new Request(`http://127.0.0.1/${path}`, {
    method: "POST",
    body,
    headers: signedRequestHeaders(signed, application.secret),
  });
}

/** A platform as a process of its own would make it. */
function platformOver(store: RegistryStore, nonces: RegistryStore["nonces"] = store.nonces) {
  const parts = {
    lists: store,
    catalogue: demonstrationCatalogue,
    applications: [application],
    clock,
    nonces,
  };
  const app = createPlatformApp(parts);
  return async (sent: Request) => {
    const answer = await app.fetch(sent);
    return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
  };
}

async function sqlite() {
  const folder = mkdtempSync(join(tmpdir(), "yingcha-nonces-"));
  ends.push(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "lists.db");
  return () => openSqliteStore({ path });
}

async function postgres() {
  const schema = newSchema();
  ends.push(() => askPostgres(`drop schema if exists ${schema} cascade`));
  return () => openPostgresStore({ url: postgresUrl, schema });
}

const kinds = [["SQLite", sqlite], ...(isPostgresThere ? [["PostgreSQL", postgres] as const] : [])] as const;

describe.each(kinds)("over one database in %s, what changes something is accepted once,", (_, place) => {
  async function opened() {
    const open = await place();
    const openStore = async () => {
      const store = await open();
      ends.push(() => store.close());
      return store;
    };
    return openStore;
  }

  it("also when it is played again to another process, with the bytes of every other refusal", async () => {
    const openStore = await opened();
    const [one, other] = [platformOver(await openStore()), platformOver(await openStore())];
    const nonce = "nonce-0000000001";
    expect((await one(request("v1/feedback", feedback(), nonce))).status).toBe(200);
    const replayed = await other(request("v1/feedback", feedback(), nonce));
    expect(replayed.status).toBe(401);
    const unknown = request("v1/feedback", feedback(), "nonce-0000000002");
    unknown.headers.set(signatureHeader.appKey, "nobody");
    expect(replayed).toEqual(await other(unknown));
    expect(replayed).toEqual(await one(request("v1/feedback", feedback(), nonce)));
  });

  it("of two processes that have it at once by one", async () => {
    const openStore = await opened();
    const platforms = [platformOver(await openStore()), platformOver(await openStore())];
    for (let count = 0; count < 5; count += 1) {
      const answers = await Promise.all(
        platforms.map((platform) =>
          platform(request("v1/feedback", feedback(), `nonce-of-round-${count}-0`)),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    }
  });

  it("and not again after a restart", async () => {
    const open = await place();
    const first = await open();
    const nonce = "nonce-0000000003";
    expect((await platformOver(first)(request("v1/feedback", feedback(), nonce))).status).toBe(200);
    await first.close();
    const second = await open();
    ends.push(() => second.close());
    expect((await platformOver(second)(request("v1/feedback", feedback(), nonce))).status).toBe(401);
  });

  it("while what only reads is accepted once by each process", async () => {
    const openStore = await opened();
    const [one, other] = [platformOver(await openStore()), platformOver(await openStore())];
    const lookup = { subjects: [{ kind: "uscc", code: "91350500PDY00001XT" }] };
    const nonce = "nonce-0000000004";
    expect((await one(request("v1/lookups", lookup, nonce))).status).toBe(200);
    expect((await one(request("v1/lookups", lookup, nonce))).status).toBe(401);
    expect((await other(request("v1/lookups", lookup, nonce))).status).toBe(200);
  });
});

describe("where the nonces cannot be kept", () => {
  it("nothing is changed, and whoever asks is told so under a signature", async () => {
    const nonces = { claim: () => Promise.reject(new Error("disk full")) };
    const { send, store } = await openDesk({ nonces });
    const told = await send("POST", "v1/feedback", feedback());
    expect([told.status, told.isSigned]).toEqual([500, true]);
    expect((await store.casesTouched("B-1")).cases).toEqual([]);
    expect((await send("GET", "v1/catalogue")).status).toBe(200);
  });

  it.each([
    ["v1/transitions", blackListing(), ["lookup"]],
    // May see the watch list, and do no transition whatever.
    ["v1/transitions", blackListing(), ["lookup", "watch-list"]],
    ["v1/feedback", feedback(), ["lookup", "authority", "watch-list"]],
  ] as const)(
    "no nonce is written for who may not change anything there: %s %#",
    async (path, message, scopes) => {
      const claimed: string[] = [];
      const claim = async (digest: string) => claimed.push(digest) > 0;
      const clerk = { ...application, scopes };
      const { clock, fetch } = await openDesk({ applications: [clerk], nonces: { claim } });
      const sent = { baseUrl: "http://127.0.0.1/", application: clerk, clock, fetch };
      const told = await send(sent, "POST", path, message);
      expect([told.status, told.isSigned, claimed]).toEqual([403, true, []]);
    },
  );

  it("a store says of no nonce what it was", async () => {
    const store = createMemoryStore();
    const claimed: string[] = [];
    const { send } = await openDesk({
      nonces: {
        claim: (digest, moments) => {
          claimed.push(digest);
          return store.nonces.claim(digest, moments);
        },
      },
    });
    await send("POST", "v1/feedback", feedback());
    expect(claimed).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });
});
