import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { parseCommand } from "../../src/cli/command";
import { keepCatalogue } from "../../src/cli/keep-catalogue";
import { cataloguePublicationSchema } from "../../src/contract/catalogue-publication";
import { catalogueStatement } from "../../src/contract/catalogue-statement";
import { keyIdOf, verifyEd25519 } from "../../src/integrity/ed25519";
import { publicKeyOfPem } from "../../src/integrity/public-key-of-pem";
import { demonstrationCatalogue } from "../../src/sandbox/demonstration-catalogue";
import { startStoredSandbox } from "../../src/sandbox/start-sandbox";
import { createMemoryStore } from "../../src/sandbox/storage/memory-store";
import { systemClock } from "../../src/time/clock";

const root = fileURLToPath(new URL("../../", import.meta.url));
const run = promisify(execFile);
const closing: (() => Promise<unknown>)[] = [];
let folder: string;
const file = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yingcha-catalogue-"));
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
});

/** Does what a command line says, and gives what it would print. */
async function kept(args: readonly string[], application: { appKey?: string; secret?: string } = {}) {
  const command = parseCommand(["catalogue", ...args]);
  if (command.kind !== "catalogue") throw new Error(JSON.stringify(command));
  const { appKey, secret } = application;
  return keepCatalogue(command.order, { appKey, secret, fetch, clock: systemClock });
}

const word = ["--by", "示例信用办（虚构）", "--document-number", "示例〔2026〕9号"];
const keygen = () => kept(["keygen", "--key", file("office.pem"), "--public-key", file("office.pub.pem")]);

async function signed(version: number, change: object = {}): Promise<string> {
  writeFileSync(
    file("catalogue.json"),
    JSON.stringify({ ...demonstrationCatalogue, version, ...change }, null, 1),
  );
  const body = await kept([
    "sign",
    "--key",
    file("office.pem"),
    "--document",
    file("catalogue.json"),
    ...word,
  ]);
  writeFileSync(file("body.json"), `${body}\n`);
  return body;
}

describe("signing away from the platform, 五(四) T14,", () => {
  it("makes a key that its owner alone reads, and prints and writes the public one", async () => {
    const pem = await keygen();
    expect(readFileSync(file("office.pub.pem"), "utf8")).toBe(`${pem}\n`);
    expect(publicKeyOfPem(pem)).toBeDefined();
    expect(statSync(file("office.pem")).mode & 0o777).toBe(0o600);
  });

  it("makes a key over no other, and leaves both files as they were", async () => {
    await keygen();
    const before = ["office.pem", "office.pub.pem"].map((name) => readFileSync(file(name), "utf8"));
    await expect(keygen()).rejects.toThrow("EEXIST");
    const beside = ["keygen", "--key", file("other.pem"), "--public-key", file("office.pub.pem")];
    await expect(kept(beside)).rejects.toThrow("EEXIST");
    expect(["office.pem", "office.pub.pem"].map((name) => readFileSync(file(name), "utf8"))).toEqual(before);
    expect(() => readFileSync(file("other.pem"))).toThrow("ENOENT");
  });

  it("prints the body that publishes the very bytes of a catalogue", async () => {
    const key = publicKeyOfPem(await keygen()) ?? "";
    const body = cataloguePublicationSchema.parse(JSON.parse(await signed(2)));
    const { document, signature } = body;
    expect(document).toBe(readFileSync(file("catalogue.json"), "utf8"));
    expect(body).toMatchObject({ keyId: keyIdOf(key), by: { name: "示例信用办（虚构）" } });
    expect(verifyEd25519(catalogueStatement(2, document), signature, key)).toBe(true);
  });

  it("signs nothing that is no catalogue, and with nothing that is no private key", async () => {
    await keygen();
    await expect(signed(0)).rejects.toThrow("--document");
    await expect(signed(2, { tittle: "示例" })).rejects.toThrow("--document");
    await signed(2);
    writeFileSync(file("marked.json"), `\ufeff${readFileSync(file("catalogue.json"), "utf8")}`);
    const marked = ["sign", "--key", file("office.pem"), "--document", file("marked.json"), ...word];
    await expect(kept(marked)).rejects.toThrow("byte order mark");
    const withPublic = [
      "sign",
      "--key",
      file("office.pub.pem"),
      "--document",
      file("catalogue.json"),
      ...word,
    ];
    await expect(kept(withPublic)).rejects.toThrow("--key");
  });
});

describe("publishing on a platform that runs, 五(四),", () => {
  async function served() {
    const pem = await keygen();
    const store = createMemoryStore();
    const platform = await startStoredSandbox(store, { seed: "empty", catalogueKeys: [pem] });
    closing.push(
      () => store.close(),
      () => platform.close(),
    );
    const at = ["--platform", platform.baseUrl];
    return { ...platform, at, ask: (...args: readonly string[]) => kept([...args, ...at], platform) };
  }

  it("publishes, compares and activates a version, and says its state", async () => {
    const { ask } = await served();
    await signed(2, { title: "示例目录（虚构）" });
    expect(await ask("publish", file("body.json"))).toBe("版本 Version 2: 待启用 pending");
    expect(JSON.parse(await ask("diff", "1", "2"))).toMatchObject({
      head: [{ field: "title", after: "示例目录（虚构）" }],
    });
    expect(await ask("activate", "2", ...word)).toBe("版本 Version 2: 现行 active");
    expect(await ask("publish", file("body.json"))).toBe("版本 Version 2: 现行 active");
  });

  it("says why the platform refuses, in its words", async () => {
    const { ask, at, appKey } = await served();
    await expect(ask("activate", "7", ...word)).rejects.toThrow(
      /没有这个版本.*no such version.*409 version-unknown/,
    );
    const [first, ...rest] = demonstrationCatalogue.entries;
    const bases = [{ rank: "local-policy", title: "示例文件", reading: "read" }];
    await signed(2, { entries: [{ ...first, bases }, ...rest] });
    await expect(ask("publish", file("body.json"))).rejects.toThrow(
      new RegExp(`basis-missing[^]*${first?.entryId}`),
    );
    const stranger = { appKey, secret: "a-secret-of-somebody-else" };
    await expect(kept(["activate", "1", ...word, ...at], stranger)).rejects.toThrow("(401)");
  });

  it("sends nothing that sign did not print, and nothing without an application", async () => {
    const { ask, at } = await served();
    await signed(2);
    await expect(ask("publish", file("catalogue.json"))).rejects.toThrow("yingcha catalogue sign");
    await expect(kept(["publish", file("body.json"), ...at])).rejects.toThrow("YINGCHA_APP_KEY");
  });

  it("takes no answer that the platform did not sign", async () => {
    const state = { version: 2, state: "active", publishedAt: "2026-11-24T09:00:00+08:00" };
    const server = createServer((_, answer) => answer.end(JSON.stringify(state))).listen(0, "127.0.0.1");
    closing.push(async () => server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const args = ["activate", "2", ...word, "--platform", `http://127.0.0.1:${port}`];
    await expect(kept(args, { appKey: "desk", secret: "a-secret" })).rejects.toThrow(
      "not signed by the platform",
    );
  });

  it("reads the application from the environment alone, and never shows its secret", async () => {
    const { baseUrl, appKey, secret } = await served();
    await signed(2);
    const args = ["src/cli/main.ts", "catalogue", "publish", file("body.json"), "--platform", baseUrl];
    const env = { ...process.env, YINGCHA_APP_KEY: appKey, YINGCHA_APP_SECRET: secret };
    const { stdout, stderr } = await run(process.execPath, ["--import", "tsx", ...args], { cwd: root, env });
    expect(stdout).toBe("版本 Version 2: 待启用 pending\n");
    expect(stdout + stderr).not.toContain(secret);
  });
});

const sign = ["sign", "--key", "office.pem", "--document", "catalogue.json"];
const at = ["--platform", "https://credit.example.gov.cn"];

test.each([
  [[], "Unknown"],
  [["forget"], "Unknown: catalogue forget"],
  [["keygen"], "--key"],
  [["keygen", "--key", ""], "--key"],
  [["keygen", "twice", "--key", "office.pem"], "Unknown: catalogue keygen twice"],
  [["keygen", "--key", "office.pem", "--by", "甲"], "--by"],
  [["sign", "--document", "catalogue.json", ...word], "--key"],
  [["sign", "--key", "office.pem", ...word], "--document"],
  [[...sign, "--document-number", "1"], "--by"],
  [[...sign, "--by", "甲", "--by-code", "", "--document-number", "1"], "--by-code"],
  [[...sign, "--by", "甲"], "--document-number"],
  [["publish", ...at], "FILE"],
  [["publish", "body.json"], "--platform"],
  [["publish", "body.json", "--platform", "http://credit.example.gov.cn"], "https"],
  [["publish", "body.json", "--secret", "x", ...at], "--secret"],
  [["diff", "1", ...at], "FROM TO"],
  [["diff", "1", "2"], "--platform"],
  [["diff", "1", "2", "3", ...at], "Unknown: catalogue diff 1 2 3"],
  [["activate", ...word, ...at], "VERSION"],
  [["activate", "2147483648", ...word, ...at], "VERSION 2147483648"],
  [["activate", "2", ...word], "--platform"],
  [["activate", "2", ...at], "--by"],
])("an order about the catalogue that does not hold is refused, naming what: %j", (args, reason) => {
  const command = parseCommand(["catalogue", ...args]);
  expect(command).toMatchObject({ kind: "refused", reason: expect.stringContaining(reason) });
});

test("help is given about the catalogue as about any other command", () => {
  for (const args of [["--help"], ["sign", "-h"]])
    expect(parseCommand(["catalogue", ...args])).toEqual({ kind: "help" });
});
