import { afterEach, describe, expect, it, test } from "vitest";
import { askHealth } from "../../src/cli/ask-health";
import { parseCommand } from "../../src/cli/command";
import { demonstrationApplications } from "../../src/sandbox/demonstration-applications";
import { momentAt } from "../../src/sandbox/moment-at";
import { startStoredSandbox } from "../../src/sandbox/start-sandbox";
import { createMemoryStore } from "../../src/sandbox/storage/memory-store";
import { createManualClock } from "../../src/testing/manual-clock";
import { company, entryOf } from "../sandbox/storage/world";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function served() {
  const store = createMemoryStore();
  const clock = createManualClock("2026-11-24T09:00:00+08:00");
  const platform = await startStoredSandbox(store, { seed: "empty", clock });
  closing.push(
    () => store.close(),
    () => platform.close(),
  );
  const command = parseCommand(["health", "--platform", platform.baseUrl]);
  if (command.kind !== "health") throw new Error(JSON.stringify(command));
  const ask = (application: { readonly appKey?: string; readonly secret?: string }) =>
    askHealth(command.order, { appKey: application.appKey, secret: application.secret, fetch, clock });
  return { store, clock, ask };
}

describe("the command yingcha health", () => {
  it("shows the lists' version and age, and a demonstration catalogue as one, 五(四)", async () => {
    const { store, clock, ask } = await served();
    const catalogue = "现行目录 Active catalogue: 1 演示目录";
    const before = (await ask(demonstrationApplications.authority)).split("\n");
    expect(before).toEqual(["名单版本 List version: 1", "最近变动 Last change: 无 none", expect.any(String)]);
    expect(before[2]).toContain(catalogue);
    await store.register([entryOf(company(1))], momentAt(clock.wallMs()));
    clock.advance(5_400_000);
    const after = await ask(demonstrationApplications.authority);
    expect(after).toMatch(/^名单版本 List version: 2\n最近变动 Last change: 2026-11-24T\S+ \(1\.5 h\)\n/);
    clock.advance(8 * 86_400_000);
    expect(await ask(demonstrationApplications.authority)).toContain("久未变动 stale");
  });

  it("asks nothing without an application, and shows nothing under a secret that is none of it, 四(四)", async () => {
    const { ask } = await served();
    await expect(ask({})).rejects.toThrow("YINGCHA_APP_KEY");
    const { appKey } = demonstrationApplications.authority;
    await expect(ask({ appKey, secret: "a-secret-of-somebody-else" })).rejects.toThrow("(401)");
  });
});

test.each([
  [["health"], "--platform"],
  [["health", "--platform", ""], "--platform"],
  [["health", "now", "--platform", "http://127.0.0.1:1"], "Unknown: health now"],
  [["health", "--platform", "http://credit.example.gov.cn"], "https"],
  [["health", "--database", "a.db"], "--database"],
])("an order about health that does not hold is refused, naming what: %j", (args, reason) => {
  expect(parseCommand(args)).toMatchObject({ kind: "refused", reason: expect.stringContaining(reason) });
});
