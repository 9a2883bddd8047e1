import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { parseCommand } from "../../src/cli/command";
import { registerSubjects } from "../../src/cli/register-subjects";
import { openSqliteStore } from "../../src/sandbox/storage/sqlite-store";
import { syntheticResidentId, syntheticUscc } from "../../src/sandbox/synthetic";
import { createManualClock } from "../../src/testing/manual-clock";
import { momentOn } from "../sandbox/storage/world";

const root = fileURLToPath(new URL("../../", import.meta.url));

let folder: string;
let database: string;
let file: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "yingcha-register-"));
  database = join(folder, "lists.db");
  file = join(folder, "subjects.ndjson");
  // As the first start of the platform does.
  await (await openSqliteStore({ path: database })).close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lineOf = (serial: number, change: object = {}) =>
  JSON.stringify({
    subject: { kind: "uscc", code: syntheticUscc(serial) },
    subjectType: "legal-person",
    name: `示例第${serial}有限公司（虚构）`,
    ...change,
  });
const serials = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Does what the command line says about these lines, and gives what it wrote. */
async function registered(lines: readonly string[] | Buffer) {
  writeFileSync(file, Buffer.isBuffer(lines) ? lines : lines.join("\n"));
  const command = parseCommand(["register", "--file", file, "--database", database]);
  if (command.kind !== "register") throw new Error(JSON.stringify(command));
  const said: string[] = [];
  const complaints: string[] = [];
  const isWhole = await registerSubjects(command.order, {
    clock: createManualClock("2026-11-24T09:00:00+08:00"),
    say: (line) => said.push(line),
    complain: (line) => complaints.push(line),
  });
  return { isWhole, counts: said.map((line) => Number(/\d+$/.exec(line))), said, complaints };
}

async function namesOf(...serials: readonly number[]) {
  const store = await openSqliteStore({ path: database });
  try {
    const subjects = serials.map((serial) => ({ kind: "uscc", code: syntheticUscc(serial) }) as const);
    const { standings } = await store.lookUp(subjects, momentOn());
    return standings.map((standing) => (standing.kind === "known" ? standing.name : undefined));
  } finally {
    await store.close();
  }
}

describe("the command yingcha register", () => {
  it("puts every line on file, and the same file again changes nothing, 三(三)", async () => {
    const lines = serials(2_500).map((serial) => lineOf(serial));
    expect(await registered(lines)).toMatchObject({ isWhole: true, counts: [2_500, 0, 0], complaints: [] });
    expect(await namesOf(1, 2_500)).toEqual(["示例第1有限公司（虚构）", "示例第2500有限公司（虚构）"]);
    expect((await registered(lines)).counts).toEqual([0, 0, 2_500]);
    const renamed = [lineOf(7, { name: "示例更名（虚构）" }), lineOf(3_000)];
    expect((await registered(renamed)).counts).toEqual([1, 1, 0]);
    expect(await namesOf(7, 8)).toEqual(["示例更名（虚构）", "示例第8有限公司（虚构）"]);
  });

  it("names the line that is faulty, puts nothing of its thousand on file, and all of the others", async () => {
    const lines = serials(3_000).map((serial) => lineOf(serial, serial === 1_500 ? { name: "" } : {}));
    const { isWhole, counts, complaints } = await registered(lines);
    expect({ isWhole, counts }).toEqual({ isWhole: false, counts: [2_000, 0, 0] });
    expect(complaints[0]).toMatch(/^第 1500 行 Line 1500: name: /);
    expect(complaints[1]).toContain("1 faulty lines; the 1000 lines");
    expect(await namesOf(1, 1_001, 2_000, 2_001)).toEqual([
      "示例第1有限公司（虚构）",
      undefined,
      undefined,
      "示例第2001有限公司（虚构）",
    ]);
  });

  it("R29: names the line in which an independent legal person is given a parent, 三(二)", async () => {
    const parent = {
      kind: "parent",
      subject: { kind: "uscc", code: syntheticUscc(1) },
      name: "示例（虚构）",
    };
    const lines = [
      lineOf(1),
      lineOf(2, { links: [parent] }),
      lineOf(3, { subjectType: "branch", links: [parent] }),
    ];
    const { complaints } = await registered(lines);
    expect(complaints[0]).toBe("第 2 行 Line 2: links.0.kind: only a branch has a parent");
    expect(complaints).toHaveLength(2);
  });

  it("says what is wrong without what stands there: no code, no number of a person, no name, 四(四)", async () => {
    const person = syntheticResidentId(1);
    const lines = [
      lineOf(1, { [person]: "" }),
      lineOf(2, { links: [{ kind: "operator", subject: { kind: "resident-id", code: `${person}0` } }] }),
      lineOf(3, { subjectType: person }),
      lineOf(4, { subject: { kind: person, code: person } }),
      `{"subject":"${person}`,
      `"${person}"`,
      lineOf(5, { subject: { kind: "uscc", code: `${syntheticUscc(5)}*` } }),
      lineOf(6, { cleanSinceOn: person }),
      lineOf(7, { links: [{ kind: person }] }),
    ];
    const { complaints, said } = await registered(lines);
    expect(complaints).toHaveLength(lines.length + 1);
    const told = [...complaints, ...said].join("\n");
    expect(told).not.toContain(person);
    expect(told).not.toMatch(/91350500|虚构/);
    for (const serial of serials(lines.length)) expect(told).toContain(`Line ${serial}: `);
  });

  it("reads a byte order mark, empty lines and either end of a line, and refuses what is no UTF-8", async () => {
    const mark = "\ufeff";
    expect((await registered([`${mark}${lineOf(1)}\r`, "", lineOf(2), ""])).counts).toEqual([2, 0, 0]);
    const gbk = Buffer.concat([Buffer.from(`${lineOf(3)}\n`), Buffer.from([0xca, 0xbe, 0xc0, 0xfd])]);
    expect((await registered(gbk)).complaints[0]).toBe("第 2 行 Line 2: 不是 UTF-8 is no UTF-8");
    expect(await namesOf(3)).toEqual([undefined]);
  });

  it("says what is on file, and to do the whole again, where it breaks off, 三(三)", async () => {
    const lines = serials(2_500).map((serial) => lineOf(serial));
    const breaking = new Error("Connection terminated unexpectedly");
    const said: string[] = [];
    let momentCount = 0;
    // The clock is asked for each thousand: in the third, something gives way.
    const clock = {
      wallMs: () => {
        momentCount += 1;
        if (momentCount > 2) throw breaking;
        return Date.parse("2026-11-24T09:00:00+08:00");
      },
    };
    writeFileSync(file, lines.join("\n"));
    const order = { path: file, lists: { kind: "sqlite", path: database } } as const;
    const complaints: string[] = [];
    const means = {
      clock,
      say: (line: string) => said.push(line),
      complain: (line: string) => complaints.push(line),
    };
    await expect(registerSubjects(order, means)).rejects.toBe(breaking);
    expect(said.map((line) => Number(/\d+$/.exec(line)))).toEqual([2_000, 0, 0]);
    expect(complaints).toEqual([expect.stringContaining("2500 lines were read")]);
    expect(complaints[0]).toContain("do the whole file again");
  });

  it("tells fifty faults and counts the rest, where the file is another one", async () => {
    const { complaints } = await registered(serials(1_200).map(() => "code,name"));
    expect(complaints).toHaveLength(51);
    expect(complaints.at(-1)).toContain("1200 faulty lines");
  });

  it("ends with 0, with 1 where something is not on file, and with 2 for a command line that does not hold", () => {
    const ran = (...args: readonly string[]) =>
      spawnSync(process.execPath, ["--import", "tsx", "src/cli/main.ts", "register", ...args], {
        cwd: root,
        encoding: "utf8",
        env: { ...process.env, DATABASE_URL: "" },
      });
    writeFileSync(file, lineOf(1));
    const whole = ran("--file", file, "--database", database);
    expect(whole).toMatchObject({ status: 0, stderr: "" });
    expect(whole.stdout).toContain("Entered: 1");
    writeFileSync(file, "{}");
    expect(ran("--file", file, "--database", database)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("Line 1: "),
    });
    expect(ran("--file", join(folder, "absent"), "--database", database).status).toBe(1);
    expect(ran("--file", file).status).toBe(2);
  }, 60_000);
});

test.each([
  [["register"], "--file"],
  [["register", "--file", ""], "--file"],
  [["register", "subjects.ndjson"], "Unknown: register subjects.ndjson"],
  [["register", "--file", "a", "--seed", "empty"], "--seed"],
])("an order that does not hold is refused, naming what: %j", (args, reason) => {
  expect(parseCommand([...args, "--database", "lists.db"])).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining(reason),
  });
});

test("a delivery needs a database, which the environment may name", () => {
  const args = ["register", "--file", "subjects.ndjson"];
  expect(parseCommand(args)).toMatchObject({ kind: "refused", reason: "--database" });
  const DATABASE_URL = "postgres://db.example/city";
  expect(parseCommand(args, { DATABASE_URL })).toEqual({
    kind: "register",
    order: { path: "subjects.ndjson", lists: { kind: "postgres", url: DATABASE_URL } },
  });
  expect(parseCommand(["register", "--help"])).toEqual({ kind: "help" });
});
