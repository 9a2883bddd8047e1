import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseCommand } from "../../src/cli/command";
import { keepApplications } from "../../src/cli/keep-applications";
import { keepWebhooks } from "../../src/cli/keep-webhooks";
import { seal } from "../../src/integrity/seal";
import { parseSealingKey } from "../../src/integrity/sealing-key";
import { unsealedApplication } from "../../src/sandbox/access/unsealed-application";
import { momentAt } from "../../src/sandbox/moment-at";
import { startPlatform } from "../../src/sandbox/start-platform";
import { openSqliteStore } from "../../src/sandbox/storage/sqlite-store";
import { company, entryOf } from "../sandbox/storage/world";
import { openReceiver, type Receiver } from "../sandbox/webhooks/receiver";

const sealingKey = Buffer.alloc(32, 7).toString("base64");

const its = ["--application", "license-office"] as const;

let folder: string;
let receiver: Receiver;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "yingcha-webhook-"));
  await (await openSqliteStore({ path: join(folder, "lists.db") })).close();
  receiver = await openReceiver();
  await runApplication(
    "add",
    "license-office",
    "--name",
    "示例系统",
    "--acts-for",
    "甲",
    "--scope",
    "lookup",
  );
});

afterEach(async () => {
  await receiver.close();
  rmSync(folder, { recursive: true });
});

async function runApplication(...args: readonly string[]): Promise<void> {
  const command = parseCommand(["application", ...args, "--database", join(folder, "lists.db")]);
  if (command.kind !== "application") throw new Error(`The line came to ${JSON.stringify(command)}.`);
  await keepApplications(command.order, sealingKey, () => undefined);
}

async function run(...args: readonly string[]): Promise<readonly string[]> {
  return runUnder(sealingKey, ...args);
}

async function runUnder(key: string, ...args: readonly string[]): Promise<readonly string[]> {
  const command = parseCommand(["webhook", ...args, "--database", join(folder, "lists.db")]);
  if (command.kind !== "webhook") throw new Error(`The line came to ${JSON.stringify(command)}.`);
  const lines: string[] = [];
  await keepWebhooks(command.order, key, (line) => lines.push(line));
  return lines;
}

describe("the command that keeps webhooks", () => {
  it("adds one whose secret, shown once, opens what the platform then sends, 五(三)", async () => {
    const lines = await run("add", "permits", ...its, "--url", receiver.url);
    const secret = lines[1]?.replace("secret: ", "") ?? "";
    expect((await run("list")).join("\n")).not.toContain(secret);

    const store = await openSqliteStore({ path: join(folder, "lists.db") });
    const platform = await startPlatform(store, { sealingKey: parseSealingKey(sealingKey) });
    try {
      await store.register([entryOf(company(1))], momentAt(Date.now()));
      await expect.poll(() => receiver.arrived).toHaveLength(1);
      const [message] = receiver.arrived;
      const headers = message?.headers as Record<string, string>;
      expect(new Webhook(secret).verify(message?.body ?? "", headers)).toMatchObject({
        type: "lists.changed",
      });
    } finally {
      await platform.close();
      await store.close();
    }
    expect(await run("list")).toEqual([`permits  license-office  ${receiver.url}  version 2  live`]);
  });

  it("is told nothing by a platform over a copy that is to tell none, and all of it by the one that is, 五(三)", async () => {
    await run("add", "permits", ...its, "--url", receiver.url);
    const store = await openSqliteStore({ path: join(folder, "lists.db") });
    const key = parseSealingKey(sealingKey);
    try {
      const trial = await startPlatform(store, { sealingKey: key, webhooks: "off" });
      await store.register([entryOf(company(1))], momentAt(Date.now()));
      await setTimeout(500);
      await trial.close();
      expect(receiver.arrived).toEqual([]);
      const platform = await startPlatform(store, { sealingKey: key, webhooks: "on" });
      await expect.poll(() => receiver.arrived).toHaveLength(1);
      await platform.close();
    } finally {
      await store.close();
    }
  });

  it("seals a secret that opens in the place of no application's, though both bear one name", async () => {
    await run("add", "license-office", ...its, "--url", receiver.url);
    const store = await openSqliteStore({ path: join(folder, "lists.db") });
    const [application] = await store.applications.findAll();
    const [webhook] = await store.webhooks.list();
    await store.close();
    if (application === undefined || webhook === undefined) throw new Error("Neither was kept.");
    const swapped = { ...application, sealedSecret: webhook.sealedSecret };
    const key = parseSealingKey(sealingKey);
    expect(unsealedApplication(application, key)).toHaveProperty("secret");
    expect(() => unsealedApplication(swapped, key)).toThrow(expect.objectContaining({ code: "seal-broken" }));
  });

  it("takes no address for an application that is not there", async () => {
    await expect(
      run("add", "permits", "--application", "nobody", "--url", receiver.url),
    ).rejects.toMatchObject({ code: "application-unknown" });
  });

  it("seals under no key but that of the secrets that are there", async () => {
    const other = Buffer.alloc(32, 9).toString("base64");
    const adding = ["add", "permits", ...its, "--url", receiver.url];
    await expect(runUnder(other, ...adding)).rejects.toMatchObject({ code: "seal-broken" });
    expect(await run("list")).toEqual(["没有推送地址。There are no webhooks."]);

    // One webhook whose secret opens is proof as well.
    await run(...adding);
    const store = await openSqliteStore({ path: join(folder, "lists.db") });
    const broken = seal("x", parseSealingKey(other), "application:license-office");
    await store.applications.rotate("license-office", broken);
    await store.applications.retire("license-office");
    await store.close();
    expect(await run("add", "second", ...its, "--url", receiver.url)).toContain("webhook: second");
  });

  it("resumes and removes one, and fails where there is none", async () => {
    await run("add", "permits", ...its, "--url", receiver.url);
    expect(await run("resume", "permits")).toEqual(["已恢复，至迟 30 秒后推送。It is tried within 30 s."]);
    expect(await run("remove", "permits")).toEqual(["已删除。Removed."]);
    for (const act of ["resume", "remove"])
      await expect(run(act, "permits")).rejects.toThrow("There is no such webhook.");
    expect(await run("list")).toEqual(["没有推送地址。There are no webhooks."]);
  });

  it.each([
    ["no database", ["list"]],
    [
      "an address that is none",
      ["add", "permits", ...its, "--url", "http://permits.example.gov.cn/", "--database", "a.db"],
    ],
    ["no address", ["add", "permits", ...its, "--database", "a.db"]],
    ["no application", ["add", "permits", "--url", "https://a.example/", "--database", "a.db"]],
    [
      "an id that cannot stand in a message",
      ["add", "a_b", ...its, "--url", "https://a.example/", "--database", "a.db"],
    ],
    ["an act that is none", ["stop", "permits", "--database", "a.db"]],
    [
      "an address where none belongs",
      ["remove", "permits", "--url", "https://a.example/", "--database", "a.db"],
    ],
  ])("refuses %s", (_, args) => {
    expect(parseCommand(["webhook", ...args])).toMatchObject({ kind: "refused" });
  });
});
