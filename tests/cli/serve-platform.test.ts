import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { requestSignature } from "../../src/contract/request-signature";
import { signatureHeader } from "../../src/contract/signature-header";
import { newEd25519Key } from "../../src/integrity/ed25519";
import { seal } from "../../src/integrity/seal";
import { parseSealingKey } from "../../src/integrity/sealing-key";
import { allAccess } from "../../src/sandbox/access/all-access";
import { demonstrationApplications } from "../../src/sandbox/demonstration-applications";
import { demonstrationCatalogue } from "../../src/sandbox/demonstration-catalogue";
import { openSqliteStore } from "../../src/sandbox/storage/sqlite-store";
import { syntheticUscc } from "../../src/sandbox/synthetic";
import { systemClock } from "../../src/time/clock";
import { blackListing, send } from "../sandbox/http/desk";
import { askPostgres, isPostgresThere, newSchema, postgresUrl } from "../sandbox/storage/postgres-schema";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "yingcha-cli-"));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command, and waits for the last line of its introduction. */
async function startedPlatform(...args: readonly string[]) {
  return startedIn({ DATABASE_URL: undefined }, ...args);
}

async function startedIn(environment: NodeJS.ProcessEnv, ...args: readonly string[]) {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "src/cli/main.ts", "platform", "--port", "0", ...args],
    { cwd: root, env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] },
  );
  running.add(child);
  let output = "";
  const exited = once(child, "exit").then(([code, signal]) => code ?? signal);
  const introduced = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString("utf8");
        if (output.includes("Ctrl+C")) resolve();
      });
  });
  await Promise.race([
    introduced,
    exited.then((code) => {
      throw new Error(`The platform ended with ${code}:\n${output}`);
    }),
  ]);
  const [baseUrl = ""] = /http:\/\/127\.0\.0\.1:\d+\//.exec(output) ?? [];
  return {
    baseUrl,
    output: () => output,
    tell: (signal: NodeJS.Signals) => child.kill(signal),
    exited,
    send: (method: "GET" | "POST", path: string, message?: unknown) =>
      send(
        { baseUrl, application: demonstrationApplications.authority, clock: systemClock, fetch },
        method,
        path,
        message,
      ),
  };
}

describe("the command yingcha platform", () => {
  it("says where it is, who may ask, what to try, and how to keep the lists", async () => {
    const { baseUrl, output, tell, exited } = await startedPlatform();
    const text = output();
    for (const { appKey, secret } of Object.values(demonstrationApplications)) {
      expect(text).toContain(`appKey: ${appKey}`);
      expect(text).toContain(`secret: ${secret}`);
    }
    for (const address of [baseUrl, `${baseUrl}openapi.json`, `${baseUrl}health`])
      expect(text).toContain(`: ${address}\n`);
    expect(text).toContain("91350500PDY000052B  administrative-license");
    expect(text).toContain("npx yingcha platform --database lists.db");
    tell("SIGINT");
    expect(await exited).toBe(0);
  });

  it("answers what is under way when it is told to stop, takes nothing new, and ends with 0", async () => {
    const { baseUrl, tell, exited } = await startedPlatform();
    const body = JSON.stringify({ subjects: [{ kind: "uscc", code: syntheticUscc(5) }] });
    const { appKey, secret } = demonstrationApplications.checking;
    const timestamp = new Date().toISOString();
    const signed = { appKey, timestamp, nonce: "0123456789abcdef", method: "POST", path: "v1/lookups", body };
    const port = Number(new URL(baseUrl).port);
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.on("data", (chunk: Buffer) => {
      answer += chunk.toString("utf8");
    });
    const closed = once(socket, "close");
    socket.write(
      [
        "POST /v1/lookups HTTP/1.1",
        `host: 127.0.0.1:${port}`,
        `content-length: ${Buffer.byteLength(body)}`,
        `${signatureHeader.appKey}: ${appKey}`,
        `${signatureHeader.timestamp}: ${timestamp}`,
        `${signatureHeader.nonce}: ${signed.nonce}`,
        `${signatureHeader.signature}: ${requestSignature(signed, secret)}`,
        "",
        body.slice(0, 10),
      ].join("\r\n"),
    );
    // It has the first half before it is told to stop.
    await fetch(`${baseUrl}health`);
    tell("SIGTERM");
    await expect
      .poll(() =>
        fetch(`${baseUrl}health`).then(
          () => "answers",
          () => "silent",
        ),
      )
      .toBe("silent");
    tell("SIGTERM");
    socket.write(body.slice(10));
    expect(await exited).toBe(0);
    await closed;
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toContain('"recordId"');
  });

  it("keeps the lists in a file from one run to the next, and seeds them once", async () => {
    const database = join(folder, "lists.db");
    const first = await startedPlatform("--database", database);
    const listing = blackListing({
      subject: { kind: "uscc", code: syntheticUscc(1) },
      term: { kind: "indefinite" },
    });
    const listed = await first.send("POST", "v1/transitions", listing);
    expect(listed.status).toBe(200);
    first.tell("SIGTERM");
    expect(await first.exited).toBe(0);

    const second = await startedPlatform("--database", database);
    expect(second.output()).toContain("数据库已有主体");
    expect((await second.send("POST", "v1/transitions", listing)).text).toBe(listed.text);
    expect((await second.send("GET", "v1/changes?limit=1")).body).toMatchObject({
      listVersion: (listed.body as { readonly listVersion: number }).listVersion,
    });
    second.tell("SIGTERM");
    expect(await second.exited).toBe(0);
  });

  it.skipIf(!isPostgresThere)(
    "keeps the lists in PostgreSQL by DATABASE_URL, for two at a time, and names no password",
    async () => {
      const name = newSchema();
      await askPostgres(`create database ${name}`);
      const url = new URL(postgresUrl);
      url.pathname = name;
      url.password = "not-to-be-shown";
      try {
        const environment = { DATABASE_URL: url.href };
        const asked = ["--applications", "demonstration"];
        const [one, other] = [await startedIn(environment, ...asked), await startedIn(environment, ...asked)];
        expect(one.output()).toContain(`PostgreSQL ${url.host}/${name}`);
        expect(one.output()).not.toContain("not-to-be-shown");
        expect(other.output()).toContain("数据库已有主体");
        const listing = blackListing({ subject: { kind: "uscc", code: syntheticUscc(1) } });
        const listed = await one.send("POST", "v1/transitions", listing);
        expect(listed.status).toBe(200);
        expect((await other.send("POST", "v1/transitions", listing)).text).toBe(listed.text);
        for (const platform of [one, other]) {
          platform.tell("SIGTERM");
          expect(await platform.exited).toBe(0);
        }
      } finally {
        for (const child of running) child.kill("SIGKILL");
        await askPostgres(`drop database ${name} with (force)`);
      }
    },
  );

  it("writes a line of JSON for each request when it is asked to, without a code in it", async () => {
    const { baseUrl, output, send, tell, exited } = await startedPlatform(
      "--log",
      "requests",
      "--seed",
      "empty",
    );
    expect(output()).toContain("没有预置任何主体");
    const code = syntheticUscc(4_001);
    await send("POST", "v1/lookups", { subjects: [{ kind: "uscc", code }] });
    await fetch(`${baseUrl}v1/lookups/${code}?code=${code}`);
    tell("SIGTERM");
    expect(await exited).toBe(0);
    const lines = output()
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line): unknown => JSON.parse(line));
    expect(lines).toMatchObject([
      { method: "POST", path: "/v1/lookups", status: 200, appKey: "yingcha-authority" },
      { method: "GET", path: "unknown", status: 401, appKey: null },
    ]);
    expect(output()).not.toContain(code);
  });

  it("serves the applications of a database, and no demonstration key, once it has the sealing key", async () => {
    const sealingKey = Buffer.alloc(32, 7).toString("base64");
    const path = join(folder, "stored.db");
    const store = await openSqliteStore({ path });
    const { appKey, secret, ...rest } = { appKey: "office", secret: "a-secret-of-the-office", ...allAccess };
    const sealedSecret = seal(secret, parseSealingKey(sealingKey), `application:${appKey}`);
    await store.applications.add({ appKey, name: "示例", sealedSecret, ...rest });
    await store.close();
    const keyPath = join(folder, "snapshot-key.pem");
    writeFileSync(keyPath, newEd25519Key());
    const args = [
      ...["--applications", "stored", "--database", path, "--host", "0.0.0.0"],
      ...["--signing-key", keyPath],
    ];
    await expect(startedIn({ YINGCHA_SEALING_KEY: undefined }, ...args)).rejects.toThrow(
      "YINGCHA_SEALING_KEY",
    );
    await expect(startedPlatform("--database", path)).rejects.toThrow(
      /ended with 1:[\s\S]*applications of its own/,
    );
    const wrong = Buffer.alloc(32, 8).toString("base64");
    await expect(startedIn({ YINGCHA_SEALING_KEY: wrong }, ...args)).rejects.toThrow("seal-broken");

    const platform = await startedIn({ YINGCHA_SEALING_KEY: sealingKey }, ...args);
    const { baseUrl } = platform;
    const application = { appKey, secret, ...rest };
    expect(
      (await send({ baseUrl, application, clock: systemClock, fetch }, "GET", "v1/catalogue")).status,
    ).toBe(200);
    expect((await platform.send("GET", "v1/catalogue")).status).toBe(401);
    for (const text of [secret, sealingKey, demonstrationApplications.authority.secret])
      expect(platform.output()).not.toContain(text);
    platform.tell("SIGTERM");
    expect(await platform.exited).toBe(0);
  });

  it("warns as long as the active catalogue is a demonstration, which no credit office issued, 五(四)", async () => {
    const path = join(folder, "catalogue.db");
    const environment = { YINGCHA_SEALING_KEY: Buffer.alloc(32, 7).toString("base64") };
    const keyPath = join(folder, "key-of-snapshots.pem");
    writeFileSync(keyPath, newEd25519Key());
    const args = ["--applications", "stored", "--signing-key", keyPath, "--database", path];
    const introduced = async () => {
      const platform = await startedIn(environment, ...args);
      platform.tell("SIGTERM");
      expect(await platform.exited).toBe(0);
      return platform.output();
    };
    const warning = "The active catalogue is a demonstration";
    expect(await introduced()).toContain(warning);
    const store = await openSqliteStore({ path });
    const text = JSON.stringify({ ...demonstrationCatalogue, version: 2, nature: "official" });
    await store.catalogues.seed(
      { version: 2, text },
      { at: new Date().toISOString(), date: "2026-11-24" as never },
    );
    await store.close();
    expect(await introduced()).not.toContain(warning);
  });

  it("ends with 1 when the port is taken", async () => {
    const { baseUrl } = await startedPlatform();
    await expect(startedPlatform("--port", new URL(baseUrl).port)).rejects.toThrow(
      /ended with 1:[\s\S]*EADDRINUSE/,
    );
  });
});
