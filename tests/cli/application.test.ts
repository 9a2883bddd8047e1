import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { parseCommand } from "../../src/cli/command";
import { keepApplications } from "../../src/cli/keep-applications";
import { scopeWarning } from "../../src/cli/scope-warning";
import { seal } from "../../src/integrity/seal";
import { parseSealingKey } from "../../src/integrity/sealing-key";
import { unsealedApplication } from "../../src/sandbox/access/unsealed-application";
import { openSqliteStore } from "../../src/sandbox/storage/sqlite-store";

const root = fileURLToPath(new URL("../../", import.meta.url));
const run = promisify(execFile);
const sealingKey = Buffer.alloc(32, 7).toString("base64");

let folder: string;
let database: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "yingcha-application-"));
  database = join(folder, "lists.db");
  await (await openSqliteStore({ path: database })).close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const adding = [
  "--name",
  "示例审批系统",
  "--acts-for",
  "示例审批部门=350500-ZJ",
  "--acts-for",
  "示例街道",
  "--scope",
  "lookup",
  "--scope",
  "watch-list",
  "--scope",
  "feedback",
];

/** Does what a command line says, and gives what it wrote. */
async function kept(
  args: readonly string[],
  key: string | undefined = sealingKey,
): Promise<readonly string[]> {
  const command = parseCommand(["application", ...args, "--database", database]);
  if (command.kind !== "application") throw new Error(JSON.stringify(command));
  const said: string[] = [];
  await keepApplications(command.order, key, (line) => said.push(line));
  return said;
}

const secretIn = (said: readonly string[]) => said.flatMap((line) => /^secret: (\S+)$/.exec(line)?.[1] ?? []);

async function storedSecrets() {
  const store = await openSqliteStore({ path: database });
  try {
    const [sealed] = await store.applications.findAll();
    if (sealed === undefined) return undefined;
    const { secret, earlierSecret } = unsealedApplication(sealed, parseSealingKey(sealingKey));
    return { secret, earlierSecret };
  } finally {
    await store.close();
  }
}

describe("the command yingcha application", () => {
  it("adds one with a new secret, which it shows once and keeps sealed", async () => {
    const said = await kept(["add", "license-office", ...adding, "--requests-per-minute", "600"]);
    const [secret = "", ...more] = secretIn(said);
    expect(secret).toHaveLength(43);
    expect(more).toEqual([]);
    expect(await storedSecrets()).toEqual({ secret, earlierSecret: undefined });
    const bytes = ["", "-wal"]
      .map((end) => {
        try {
          return readFileSync(database + end, "latin1");
        } catch {
          return "";
        }
      })
      .join("");
    expect(bytes).not.toContain(secret);
    expect(await kept(["list"], undefined)).toEqual([
      "license-office  示例审批系统  lookup,watch-list,feedback  示例审批部门=350500-ZJ,示例街道  600/min  1 secret",
    ]);
  });

  it("rotates in two steps: a new secret beside the old one, then the old one retired", async () => {
    const [first] = secretIn(await kept(["add", "license-office", ...adding]));
    const [second] = secretIn(await kept(["rotate", "license-office"]));
    expect(second).not.toBe(first);
    expect(await storedSecrets()).toEqual({ secret: second, earlierSecret: first });
    await expect(kept(["rotate", "license-office"])).rejects.toMatchObject({ code: "rotation-unfinished" });
    expect((await kept(["list"]))[0]).toContain("2 secrets");
    expect((await kept(["retire", "license-office"], undefined)).join()).toContain("5 s");
    expect(await storedSecrets()).toEqual({ secret: second, earlierSecret: undefined });
    expect((await kept(["retire", "license-office"])).join()).toContain("nothing was changed");
  });

  it("takes the newer secret away where a rotation broke off before it was seen, and the earlier one stays live", async () => {
    const [first] = secretIn(await kept(["add", "license-office", ...adding]));
    await kept(["rotate", "license-office"]);
    expect((await kept(["retire", "license-office", "--newer"], undefined)).join()).toContain("newer");
    expect(await storedSecrets()).toEqual({ secret: first, earlierSecret: undefined });
    // The only one that is left is not taken away.
    expect((await kept(["retire", "license-office", "--newer"])).join()).toContain("nothing was changed");
    expect(await storedSecrets()).toEqual({ secret: first, earlierSecret: undefined });
    const [next] = secretIn(await kept(["rotate", "license-office"]));
    expect(await storedSecrets()).toEqual({ secret: next, earlierSecret: first });
  });

  it("changes what is named, and removes", async () => {
    await kept(["add", "license-office", ...adding]);
    await kept([
      "change",
      "license-office",
      "--scope",
      "authority",
      "--acts-for",
      "every-department",
      "--requests-per-minute",
      "none",
    ]);
    expect(await kept(["list"])).toEqual([
      "license-office  示例审批系统  authority  every-department  no limit  1 secret",
    ]);
    await kept(["remove", "license-office"]);
    expect(await kept(["list"])).toEqual(["没有应用。There are no applications."]);
    await expect(kept(["remove", "license-office"])).rejects.toMatchObject({ code: "application-unknown" });
  });

  it("makes no secret without the key that the others are sealed under, and says what to do", async () => {
    await expect(kept(["add", "license-office", ...adding], "")).rejects.toMatchObject({
      code: "sealing-key-missing",
    });
    await kept(["add", "license-office", ...adding]);
    const other = Buffer.alloc(32, 9).toString("base64");
    for (const args of [
      ["add", "another", ...adding],
      ["rotate", "license-office"],
    ])
      await expect(kept(args, other)).rejects.toMatchObject({ code: "seal-broken" });
    expect(await kept(["list"])).toHaveLength(1);
    await expect(kept(["add", "license-office", ...adding])).rejects.toMatchObject({
      code: "application-duplicate",
    });
  });

  it("rotates beside one whose seal is broken, and that one alone is refused", async () => {
    await kept(["add", "license-office", ...adding]);
    await kept(["add", "tax-office", ...adding]);
    const other = parseSealingKey(Buffer.alloc(32, 9).toString("base64"));
    const store = await openSqliteStore({ path: database });
    await store.applications.rotate("tax-office", seal("x", other, "application:tax-office"));
    await store.close();
    expect(secretIn(await kept(["rotate", "license-office"]))).toHaveLength(1);
    await kept(["retire", "tax-office"]);
    await expect(kept(["rotate", "tax-office"])).rejects.toMatchObject({ code: "seal-broken" });
    expect((await kept(["list"])).join()).toMatch(/license-office.*2 secrets.*tax-office.*1 secret/);
  });

  it("says by when it holds, where a process cannot read the database too", async () => {
    await kept(["add", "license-office", ...adding]);
    for (const args of [
      ["change", "license-office", "--scope", "lookup"],
      ["remove", "license-office"],
    ])
      expect((await kept(args)).join("\n")).toMatch(
        / 5 s from now at the latest\.[\s\S]* 30 s from now at the latest/,
      );
  });

  it("reads the sealing key from the environment alone", async () => {
    const { YINGCHA_SEALING_KEY: _, DATABASE_URL: unused, ...env } = process.env;
    const args = [
      "--import",
      "tsx",
      "src/cli/main.ts",
      "application",
      "add",
      "license-office",
      ...adding,
      "--database",
      database,
    ];
    await expect(run(process.execPath, args, { cwd: root, env })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("YINGCHA_SEALING_KEY"),
    });
    const { stdout, stderr } = await run(process.execPath, args, {
      cwd: root,
      env: { ...env, YINGCHA_SEALING_KEY: sealingKey },
    });
    expect(stderr).toBe("");
    expect(secretIn(stdout.split("\n"))).toHaveLength(1);
    expect(stdout).not.toContain(sealingKey);
  });
});

test.each([
  [["application"], "APPKEY"],
  [["application", "rotate"], "APPKEY"],
  [["application", "rotate", "a b"], "APPKEY a b"],
  [["application", "rotate", "a", "b"], "Unknown"],
  [["application", "rotate", "a", "--scope", "lookup"], "Unknown"],
  [["application", "forget", "a"], "Unknown"],
  [["application", "rotate", "a", "--newer"], "Unknown"],
  [["application", "add", "a", "--acts-for", "甲", "--scope", "lookup"], "--name"],
  [["application", "add", "a", "--name", "甲", "--scope", "lookup"], "--acts-for"],
  [["application", "add", "a", "--name", "甲", "--acts-for", "甲"], "--scope"],
  [["application", "add", "a", ...adding, "--scope", "everything"], "--scope"],
  [["application", "add", "a", ...adding, "--acts-for", "=1"], "--acts-for"],
  [["application", "add", "a", ...adding, "--acts-for", "every-department"], "--acts-for"],
  [["application", "add", "a", ...adding, "--requests-per-minute", "0"], "--requests-per-minute 0"],
  [["application", "change", "a"], "--name"],
  [["application", "list", "--secret", "x"], "--secret"],
])("an order that does not hold is refused, naming what: %j", (args, reason) => {
  expect(parseCommand([...args, "--database", "lists.db"])).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining(reason),
  });
});

test("an order to a database that is named by nothing goes to no other one", () => {
  const DATABASE_URL = "postgres://db.example/city";
  const refusal = { kind: "refused", reason: "--database" };
  for (const command of ["application", "webhook"])
    expect(parseCommand([command, "list", "--database", ""], { DATABASE_URL })).toEqual(refusal);
  for (const line of ["lists renew", "register --file subjects.ndjson"])
    expect(parseCommand([...line.split(" "), "--database", ""], { DATABASE_URL })).toEqual(refusal);
});

describe("an application that may look subjects up and not see the watch list, 四(四) (R10),", () => {
  const ordered = (args: readonly string[]) => {
    const command = parseCommand(["application", ...args, "--database", database]);
    if (command.kind !== "application") throw new Error(JSON.stringify(command));
    return command.order;
  };
  const scopes = (...all: readonly string[]) => all.flatMap((scope) => ["--scope", scope]);

  it("is warned of when it is added and when it becomes so", () => {
    const named = ["--name", "甲", "--acts-for", "甲"];
    for (const args of [
      ["add", "a", ...named, ...scopes("lookup", "feedback")],
      ["change", "a", ...scopes("lookup")],
    ])
      expect(scopeWarning(ordered(args))).toContain("watch-list");
    for (const args of [
      ["add", "a", ...named, ...scopes("lookup", "watch-list", "feedback")],
      ["add", "a", ...named, ...scopes("statistics")],
      ["change", "a", "--name", "乙"],
      ["rotate", "a"],
      ["list"],
    ])
      expect(scopeWarning(ordered(args))).toBeUndefined();
  });

  it("is warned of on standard error, so that what is read from standard output stays the secret", async () => {
    const args = [
      "--import",
      "tsx",
      "src/cli/main.ts",
      "application",
      "add",
      "agency",
      "--name",
      "示例代理机构",
    ];
    const { stdout, stderr } = await run(
      process.execPath,
      [...args, "--acts-for", "示例代理机构", ...scopes("lookup"), "--database", database],
      { cwd: root, env: { ...process.env, YINGCHA_SEALING_KEY: sealingKey } },
    );
    expect(stderr).toContain("watch-list");
    expect(stdout).not.toContain("watch-list");
  });
});

test("an order needs a database, which the environment may name", () => {
  expect(parseCommand(["application", "list"])).toMatchObject({ kind: "refused", reason: "--database" });
  const DATABASE_URL = "postgres://db.example/city";
  expect(parseCommand(["application", "list"], { DATABASE_URL })).toEqual({
    kind: "application",
    order: { kind: "list", lists: { kind: "postgres", url: DATABASE_URL } },
  });
});
