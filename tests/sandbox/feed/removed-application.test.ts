import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { watchMachinePauses } from "../../../proofs/hostile/machine-pauses";
import { parseCommand } from "../../../src/cli/command";
import { keepApplications } from "../../../src/cli/keep-applications";
import { parseSealingKey } from "../../../src/integrity/sealing-key";
import { startPlatform } from "../../../src/sandbox/start-platform";
import { openSqliteStore } from "../../../src/sandbox/storage/sqlite-store";
import { company, entryOf, momentOn } from "../storage/world";
import { follow } from "./followed";

const sealingKey = Buffer.alloc(32, 7).toString("base64");
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yingcha-removed-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What the operator types, over the lists of this test. */
async function order(line: string): Promise<readonly string[]> {
  const command = parseCommand([...line.split(" "), "--database", join(folder, "lists.db")]);
  if (command.kind !== "application") throw new Error(`The line came to ${JSON.stringify(command)}.`);
  const lines: string[] = [];
  await keepApplications(command.order, sealingKey, (said) => lines.push(said));
  return lines;
}

describe("an application that is removed by the command", () => {
  it("follows the changes no longer 8 s later, 四(四) (R10)", async () => {
    const store = await openSqliteStore({ path: join(folder, "lists.db") });
    const said = await order(
      "application add mirror --name 示例系统 --acts-for 示例部门=350500-ZJ --scope lookup --scope watch-list",
    );
    const secret = said.find((line) => line.startsWith("secret: "))?.slice("secret: ".length) ?? "";
    const platform = await startPlatform(store, { sealingKey: parseSealingKey(sealingKey) });
    try {
      await store.register([entryOf(company(1))], momentOn());
      const followed = await follow({ baseUrl: platform.baseUrl, appKey: "mirror", secret });
      await expect.poll(followed.sequences).toEqual([2]);
      await order("application remove mirror");
      // Pauses of the machine apart.
      const pauses = watchMachinePauses();
      const startMs = performance.now();
      await followed.ended;
      const tookMs = performance.now() - startMs - pauses.totalMs();
      pauses.stop();
      expect(tookMs).toBeLessThan(8_000);
    } finally {
      await platform.close();
      await store.close();
    }
  });
});
