import { afterEach, describe, expect, it } from "vitest";
import { keysSchema } from "../../../src/contract/keys";
import {
  snapshotHeaderSchema,
  snapshotSignedText,
  snapshotTrailerSchema,
} from "../../../src/contract/snapshot";
import { newEd25519Key, verifyEd25519 } from "../../../src/integrity/ed25519";
import { randomNonce } from "../../../src/integrity/nonce";
import { sha256Hex } from "../../../src/integrity/sha256";
import { platformStandingSchema } from "../../../src/lists/standing";
import { allAccess } from "../../../src/sandbox/access/all-access";
import type { Application } from "../../../src/sandbox/access/application";
import { demonstrationApplications } from "../../../src/sandbox/demonstration-applications";
import { demonstrationCatalogue } from "../../../src/sandbox/demonstration-catalogue";
import { createSigningKey } from "../../../src/sandbox/snapshot/signing-key";
import { createSnapshots } from "../../../src/sandbox/snapshot/snapshots";
import { type StoredSandbox, startStoredSandbox } from "../../../src/sandbox/start-sandbox";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { systemClock } from "../../../src/time/clock";
import { type Asker, followWithoutReading, signedHeaders } from "../feed/followed";
import { begunSnapshot, company, entryOf, listBlack, momentOn, person } from "../storage/world";
import { openDesk, send } from "./desk";

const now = momentOn();
const opened: StoredSandbox[] = [];

afterEach(async () => {
  for (const sandbox of opened.splice(0)) await sandbox.close();
});

async function openPlatform(store: RegistryStore, ...signingKeys: readonly string[]): Promise<StoredSandbox> {
  const sandbox = await startStoredSandbox(store, { seed: "empty", signingKeys });
  opened.push(sandbox);
  return sandbox;
}

function ask(asker: Asker, path: string): Promise<Response> {
  return fetch(asker.baseUrl + path, { headers: signedHeaders(asker, path, randomNonce()) });
}

async function keysOf(asker: Asker) {
  return keysSchema.parse(await (await ask(asker, "v1/keys")).json()).keys;
}

/** Reads a snapshot by the interface's description alone. */
async function snapshotOf(asker: Asker) {
  const text = await (await ask(asker, "v1/snapshot")).text();
  const lines = text.split("\n").slice(0, -1);
  const parsed = lines.map((line): unknown => JSON.parse(line));
  const header = snapshotHeaderSchema.parse(parsed[0]);
  const trailer = snapshotTrailerSchema.parse(parsed.at(-1));
  const signed = lines.slice(0, -1).map((line) => `${line}\n`);
  const [key] = await keysOf(asker);
  return {
    header,
    trailer,
    standings: parsed.slice(1, -1).map((line) => platformStandingSchema.parse(line)),
    isWhole: trailer.checksum === sha256Hex(signed.join("")),
    isSigned:
      key?.keyId === trailer.keyId &&
      verifyEd25519(snapshotSignedText({ ...header, ...trailer }), trailer.signature, key.publicKey),
  };
}

describe("a snapshot", () => {
  it("gives all standings at one version, ordered by kind and code, whole and signed, 五(三)", async () => {
    const store = createMemoryStore();
    const sandbox = await openPlatform(store);
    await store.register(
      [person(1), company(2), company(1)].map((one) => entryOf(one)),
      now,
    );
    await store.apply(listBlack(company(2), "B-1"), now);
    const { header, trailer, standings, isWhole, isSigned } = await snapshotOf(sandbox);
    expect(header).toMatchObject({ listVersion: 5, catalogueVersion: 1, subjectCount: 3 });
    expect(trailer.subjectCount).toBe(3);
    expect([isWhole, isSigned]).toEqual([true, true]);
    const keys = standings.map(({ subject }) => `${subject.kind} ${subject.code}`);
    expect(keys).toEqual([...keys].sort());
    const subjects = standings.map(({ subject }) => subject);
    expect(standings).toEqual((await store.lookUp(subjects, now)).standings);
  });

  it("is as the lists were when it began, whatever is done meanwhile", async () => {
    const store = createMemoryStore();
    await store.register(
      Array.from({ length: 900 }, (_, serial) => entryOf(company(serial))),
      now,
    );
    const snapshot = await begunSnapshot(store, now);
    const first = await snapshot.next(200);
    await store.apply(listBlack(company(899), "B-1"), now);
    await store.register([entryOf(company(2_000))], now);
    const rest = await snapshot.next(1_000);
    expect([snapshot.listVersion, snapshot.subjectCount, first.length + rest.length]).toEqual([
      901, 900, 900,
    ]);
    expect(JSON.stringify(rest)).not.toContain("B-1");
    expect(await snapshot.next(1)).toEqual([]);
    await snapshot.end();
  });

  it("names the catalogue that was active in the very state that it gives, 五(四)", async () => {
    const store = createMemoryStore();
    const text = JSON.stringify({ ...demonstrationCatalogue, version: 2 });
    const sandbox = await openPlatform({
      ...store,
      async beginSnapshot(moment) {
        await store.catalogues.seed({ version: 2, text }, now);
        return store.beginSnapshot(moment);
      },
    });
    expect((await snapshotOf(sandbox)).header).toMatchObject({ catalogueVersion: 2 });
  });

  it("is signed by the key that the platform was given, which is then the same after a restart", async () => {
    const signingKey = newEd25519Key();
    const [one, other] = [
      await openPlatform(createMemoryStore(), signingKey),
      await openPlatform(createMemoryStore(), signingKey),
    ];
    expect(await keysOf(one)).toEqual(await keysOf(other));
    expect(await keysOf(await openPlatform(createMemoryStore()))).not.toEqual(await keysOf(one));
    expect(await snapshotOf(one)).toMatchObject({ isSigned: true, standings: [] });
  });

  it("is not given by a platform with a key that is none, of which nothing is repeated", async () => {
    const opening = startStoredSandbox(createMemoryStore(), {
      signingKeys: [newEd25519Key(), "MARKED-KEY"],
    });
    await expect(opening).rejects.toMatchObject({ code: "options-invalid" });
    await expect(opening).rejects.not.toThrow(/MARKED-KEY/);
  });

  it("is signed by the first key, and verified at a process that signs by another one of them, 五(三)", async () => {
    const [earlier, later] = [newEd25519Key(), newEd25519Key()];
    const [one, other] = [
      await openPlatform(createMemoryStore(), earlier, later),
      await openPlatform(createMemoryStore(), later, earlier),
    ];
    const { header, trailer, isSigned } = await snapshotOf(one);
    expect(isSigned).toBe(true);
    const [own, ...others] = await keysOf(other);
    expect(own?.keyId).not.toBe(trailer.keyId);
    const [key] = others.filter(({ keyId }) => keyId === trailer.keyId);
    const text = snapshotSignedText({ ...header, ...trailer });
    expect(verifyEd25519(text, trailer.signature, key?.publicKey ?? "")).toBe(true);
  });

  it("is given to each application once at a time, and to two of them; the others may try again later", async () => {
    const store = createMemoryStore();
    const { baseUrl } = await openPlatform(store);
    const { checking, authority, department } = demonstrationApplications;
    const name = "示例".repeat(200);
    await store.register(
      Array.from({ length: 30_000 }, (_, serial) => entryOf(company(serial), { name })),
      now,
    );
    const statusOf = async (application: Application) => {
      const answer = await ask({ baseUrl, ...application }, "v1/snapshot");
      await answer.body?.cancel();
      return answer.status === 429 ? [429, answer.headers.get("retry-after")] : [answer.status];
    };
    const slow = followWithoutReading({ baseUrl, ...checking }, "v1/snapshot");
    await expect.poll(() => statusOf(checking)).toEqual([429, "30"]);
    expect(await statusOf(authority)).toEqual([200]);
    await expect.poll(() => statusOf(authority)).toEqual([200]);
    const other = followWithoutReading({ baseUrl, ...authority }, "v1/snapshot");
    await expect.poll(() => statusOf(department)).toEqual([429, "30"]);
    slow.destroy();
    await expect.poll(() => statusOf(checking)).toEqual([200]);
    other.destroy();
  });

  it("is given to nobody while bytes of an erasure are still to be removed, 六(三)", async () => {
    const store = createMemoryStore();
    const sandbox = await openPlatform({ ...store, beginSnapshot: async () => undefined });
    for (const _ of [1, 2, 3]) {
      const answer = await ask(sandbox, "v1/snapshot");
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "30"]);
    }
  });

  it("breaks off once its application is removed, 四(四) (R10)", async () => {
    const store = createMemoryStore();
    await store.register(
      Array.from({ length: 500 }, (_, serial) => entryOf(company(serial))),
      now,
    );
    const key = createSigningKey();
    const snapshots = createSnapshots({ lists: store, begin: store.beginSnapshot, key, clock: systemClock });
    let isLet = true;
    let isDropped = false;
    const body = await snapshots.open({
      ...{ appKey: "mirror", ownVersion: 1, isStillLet: async () => isLet },
      disconnect() {
        isDropped = true;
      },
    });
    const reader = body?.getReader();
    await reader?.read();
    const standings = Buffer.from((await reader?.read())?.value ?? []).toString();
    expect(standings).toContain(company(1).code);
    isLet = false;
    expect([(await reader?.read())?.done, isDropped]).toEqual([true, true]);
  });

  it("is for those alone who may see the watch list, 四(四) (R10)", async () => {
    const store = createMemoryStore();
    await store.register([entryOf(company(1))], now);
    const key = createSigningKey();
    const snapshots = createSnapshots({ lists: store, begin: store.beginSnapshot, key, clock: systemClock });
    const [sighted, blind] = [
      { appKey: "sighted", secret: "secret-of-the-sighted", ...allAccess },
      {
        appKey: "blind",
        secret: "secret-of-the-blind",
        ...allAccess,
        scopes: ["lookup", "feedback"] as const,
      },
    ];
    const desk = await openDesk({
      lists: store,
      snapshots,
      applications: [sighted, blind],
      clock: systemClock,
    });
    const asked = await Promise.all(
      [sighted, blind].map((application) =>
        send(
          { ...desk, baseUrl: "http://127.0.0.1/", application, clock: systemClock },
          "GET",
          "v1/snapshot",
        ),
      ),
    );
    expect(asked.map(({ status }) => status)).toEqual([200, 403]);
    expect(asked[0]?.text).toContain(company(1).code);
    expect(asked[1]).toMatchObject({ isSigned: true, body: { code: "request-forbidden" } });
  });
});
