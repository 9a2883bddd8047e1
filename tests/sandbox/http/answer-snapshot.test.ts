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
import { demonstrationCatalogue } from "../../../src/sandbox/demonstration-catalogue";
import { type StoredSandbox, startStoredSandbox } from "../../../src/sandbox/start-sandbox";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { type Asker, followWithoutReading, signedHeaders } from "../feed/followed";
import { company, entryOf, listBlack, momentOn, person } from "../storage/world";

const now = momentOn();
const opened: StoredSandbox[] = [];

afterEach(async () => {
  for (const sandbox of opened.splice(0)) await sandbox.close();
});

async function openPlatform(store: RegistryStore, signingKey?: string): Promise<StoredSandbox> {
  const sandbox = await startStoredSandbox(store, {
    seed: "empty",
    ...(signingKey === undefined ? {} : { signingKey }),
  });
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
    const snapshot = await store.beginSnapshot(now);
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
    const opening = startStoredSandbox(createMemoryStore(), { signingKey: "MARKED-KEY" });
    await expect(opening).rejects.toMatchObject({ code: "options-invalid" });
    await expect(opening).rejects.not.toThrow(/MARKED-KEY/);
  });

  it("is given to two at once; the third may try again later", async () => {
    const store = createMemoryStore();
    const sandbox = await openPlatform(store);
    const name = "示例".repeat(200);
    await store.register(
      Array.from({ length: 30_000 }, (_, serial) => entryOf(company(serial), { name })),
      now,
    );
    const sockets = [1, 2].map(() => followWithoutReading(sandbox, "v1/snapshot"));
    await expect
      .poll(async () => {
        const answer = await ask(sandbox, "v1/snapshot");
        await answer.body?.cancel();
        return [answer.status, answer.headers.get("retry-after")];
      })
      .toEqual([429, "30"]);
    for (const socket of sockets) socket.destroy();
    await expect
      .poll(async () => {
        const answer = await ask(sandbox, "v1/snapshot");
        await answer.body?.cancel();
        return answer.status;
      })
      .toBe(200);
  });

  it("is for those alone who may see the watch list, 四(四) (R10)", async () => {
    const { requiredScopes } = await import("../../../src/contract/required-scopes");
    expect(requiredScopes.snapshot).toContain("watch-list");
    expect(requiredScopes.events).toContain("watch-list");
  });
});
