import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Command, parseCommand } from "../../src/cli/command";
import { keepApplications } from "../../src/cli/keep-applications";
import { keepWebhooks } from "../../src/cli/keep-webhooks";
import { openPlace } from "../../src/cli/lists-place";
import { loadLibsql } from "../../src/sandbox/storage/load-libsql";
import { askPostgres, inNewDatabase, isPostgresThere } from "../sandbox/storage/postgres-schema";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yingcha-place-"));
  path = join(folder, "lists.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sealingKey = Buffer.alloc(32, 7).toString("base64");

/** Commands that look, and commands that write. */
const lines = [
  "application list",
  "application add office --name Office --acts-for every-department --scope lookup",
  "application remove office",
  "webhook list",
].map((line) => [line] as const);

function carriedOut(line: string, database: string): Promise<void> {
  const command: Command = parseCommand([...line.split(" "), "--database", database]);
  switch (command.kind) {
    case "application":
      return keepApplications(command.order, sealingKey, () => undefined);
    case "webhook":
      return keepWebhooks(command.order, sealingKey, () => undefined);
    default:
      throw new Error(`The line came to ${JSON.stringify(command)}.`);
  }
}

/** As if an older program had made them: the last step of today is one that it does not know. */
const takeLastStepBack =
  "delete from schema_version where version = (select max(version) from schema_version)";

const isOlder = {
  code: "database-unsupported",
  message: expect.stringContaining("and this program works on version"),
};

describe("what is managed by a command is there already: only yingcha platform makes and changes tables,", () => {
  it.each(lines)("a mistyped file is not made by: %s", async (line) => {
    await expect(carriedOut(line, path)).rejects.toMatchObject({
      code: "options-invalid",
      message: expect.stringContaining("yingcha platform makes the tables"),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(lines)("an empty file is left as it is by: %s", async (line) => {
    writeFileSync(path, "");
    await expect(carriedOut(line, path)).rejects.toMatchObject({ code: "options-invalid" });
    expect(readFileSync(path)).toHaveLength(0);
    expect(readdirSync(folder)).toEqual(["lists.db"]);
  });

  it.each(lines)("tables of an older version are not brought up to date by: %s", async (line) => {
    await (await openPlace({ kind: "sqlite", path }, "made")).close();
    const Libsql = loadLibsql();
    const connection = new Libsql(path);
    connection.exec(takeLastStepBack);
    connection.close();
    const bytes = readFileSync(path);
    await expect(carriedOut(line, path)).rejects.toMatchObject(isOlder);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it.skipIf(!isPostgresThere)("nor is a schema made, or changed, in PostgreSQL", async () => {
    await inNewDatabase(async (url) => {
      const isMade = async () => (await askPostgres("select to_regnamespace('yingcha') as made", url))[0];
      await expect(carriedOut("application list", url)).rejects.toMatchObject({ code: "options-invalid" });
      expect(await isMade()).toEqual({ made: null });
      await (await openPlace({ kind: "postgres", url }, "made")).close();
      expect(await isMade()).toEqual({ made: "yingcha" });
      await carriedOut("application list", url);
      await askPostgres(takeLastStepBack.replaceAll("schema_version", "yingcha.schema_version"), url);
      const version = "select max(version) as version from yingcha.schema_version";
      const before = await askPostgres(version, url);
      await expect(carriedOut("application list", url)).rejects.toMatchObject(isOlder);
      expect(await askPostgres(version, url)).toEqual(before);
    });
  });

  it("and once it has, they work", async () => {
    await (await openPlace({ kind: "sqlite", path }, "made")).close();
    expect(existsSync(path)).toBe(true);
    for (const [line] of lines) await carriedOut(line, path);
  });
});
