import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { askHealth } from "../../src/cli/ask-health";
import { type Command, parseCommand } from "../../src/cli/command";
import { keepApplications } from "../../src/cli/keep-applications";
import { registerSubjects } from "../../src/cli/register-subjects";
import { createGuard } from "../../src/create-guard";
import { systemClock } from "../../src/time/clock";
import { send } from "../sandbox/http/desk";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "yingcha-first-day-"));
const database = join(folder, "lists.db");
const sealingKey = Buffer.alloc(32, 7).toString("base64");
const operations = readFileSync(join(root, "docs/operations.md"), "utf8");
const secrets = new Map<string, string>();
let platform: ChildProcess | undefined;
let baseUrl = "";

/** What stands under a heading of the second level. */
function section(title: string): string {
  const [, text] = operations.split(new RegExp(`^## .*${title}$`, "m"));
  return text?.split(/^## /m)[0] ?? "";
}

/** The commands under a heading in their order, each as its words. */
function commandsOf(title: string): readonly (readonly string[])[] {
  const blocks = [...section(title).matchAll(/^```bash\n(.*?)^```$/gms)].map(([, block = ""]) => block);
  return blocks
    .flatMap((block) => block.replaceAll("\\\n", " ").split("\n"))
    .map((line) => line.replace(/#.*/, "").trim().split(/\s+/))
    .filter(([npx, program]) => npx === "npx" && program === "yingcha")
    .map(([, , ...words]) => words);
}

async function carriedOut(command: Command): Promise<void> {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  if (command.kind === "application") await keepApplications(command.order, sealingKey, say);
  if (command.kind === "register") {
    const order = { ...command.order, path: join(folder, command.order.path) };
    expect(await registerSubjects(order, { clock: systemClock, say, complain: say }), said.join("\n")).toBe(
      true,
    );
  }
  const [appKey, secret] = ["appKey", "secret"].map(
    (name) => new RegExp(`^${name}: (.*)$`, "m").exec(said.join("\n"))?.[1],
  );
  if (appKey !== undefined && secret !== undefined) secrets.set(appKey, secret);
}

/** Serves the database by the command of the document, on a free port, with a key of its own and without the office's. */
async function served(words: readonly string[]): Promise<string> {
  const [keyFile, own] = [join(folder, "snapshot-key.pem"), words.slice(0, words.indexOf("--signing-key"))];
  const { privateKey } = generateKeyPairSync("ed25519");
  writeFileSync(keyFile, privateKey.export({ type: "pkcs8", format: "pem" }));
  const args = [...own, "--signing-key", keyFile, "--port", "0", "--database", database];
  platform = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...args], {
    cwd: root,
    env: { ...process.env, YINGCHA_SEALING_KEY: sealingKey },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  for await (const chunk of platform.stdout ?? []) {
    output += String(chunk);
    if (output.includes("Ctrl+C")) break;
  }
  return /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0] ?? "";
}

async function statusOf(appKey: string, path: string): Promise<number> {
  const application = applicationOf(appKey);
  return (await send({ baseUrl, application, clock: systemClock, fetch }, "GET", path)).status;
}

const credentialsOf = (appKey: string) => ({ appKey, secret: secrets.get(appKey) ?? "" });
const applicationOf = (appKey: string) => ({ ...credentialsOf(appKey), scopes: [], actsFor: [] });

beforeAll(async () => {
  const [, example = ""] = /^```json\n(.*?)^```$/ms.exec(section("Registering subjects")) ?? [];
  writeFileSync(join(folder, "subjects.ndjson"), example);
  for (const words of commandsOf("First day")) {
    if (words[0] === "platform") baseUrl = await served(words);
    else if (words[0] !== "catalogue" && words[0] !== "health")
      await carriedOut(parseCommand([...words, "--database", database]));
  }
  // The last of them is in force within 5 s, as the document says.
  const isInForce = async () => expect(await statusOf("bank", "v1/catalogue")).toBe(200);
  await vi.waitFor(isInForce, { timeout: 8_000, interval: 100 });
}, 60_000);

afterAll(async () => {
  if (platform !== undefined && platform.exitCode === null) {
    platform.kill("SIGKILL");
    await once(platform, "exit");
  }
  rmSync(folder, { recursive: true, force: true });
});

it("the commands of the first day lead from an empty database to a check that finds a listing, 五(三)", async () => {
  expect([...secrets.keys()]).toEqual(["license-office", "tax-authority", "credit-office", "bank"]);
  const subject = { kind: "uscc", code: "91350500PDY00001XT" } as const;
  const guard = createGuard({ platform: { baseUrl, ...credentialsOf("license-office") } });
  const before = await guard.checkBeforeApprove(subject.code, "administrative-license", { maxAgeMs: 0 });
  expect(before.outcome).toBe("proceed");

  const listing = {
    kind: "list-black",
    transitionId: "T-1",
    by: { name: "示例税务部门", code: "350500-SW" },
    documentNumber: "示例〔2026〕1号",
    basis: "三(二)",
    recordId: "B-1",
    subject,
    field: { id: "tax", title: "重大税收违法" },
    scope: "city",
    bases: [{ title: "示例决定书" }],
    term: { kind: "indefinite" },
    watchDays: 90,
    responsiblePersons: [
      {
        subject: { kind: "resident-id", code: "350502188001010014" },
        role: "legal-representative",
        recordId: "B-2",
      },
    ],
  };
  const asAuthority = { baseUrl, application: applicationOf("tax-authority"), clock: systemClock, fetch };
  const listed = await send(asAuthority, "POST", "v1/transitions", listing);
  expect(listed, listed.text).toMatchObject({ status: 200, isSigned: true });

  const after = await guard.checkBeforeApprove(subject.code, "administrative-license", { maxAgeMs: 0 });
  expect(after.outcome).toBe("review");
  await guard.close();
});

it("each of them may do what the table of the first day says, and no more, 四(四)", async () => {
  expect(await statusOf("credit-office", "v1/statistics?month=2024-01")).toBe(200);
  expect(await statusOf("license-office", "v1/statistics?month=2024-01")).toBe(403);
  expect(await statusOf("tax-authority", "v1/health")).toBe(200);
  expect(await statusOf("bank", "v1/health")).toBe(403);
  expect(await statusOf("bank", "v1/catalogue")).toBe(200);
});

it("its command shows the credit office that a demonstration catalogue is active still, and the bank nothing, 四(四)", async () => {
  expect(commandsOf("First day").map(([name]) => name)).toContain("health");
  const asked = (appKey: string) =>
    askHealth(
      { baseUrl: new URL(baseUrl) },
      { ...credentialsOf(appKey), fetch: globalThis.fetch, clock: systemClock },
    );
  expect(await asked("credit-office")).toMatch(/List version: \d+\n.*\n.*Active catalogue: 1 演示目录/);
  await expect(asked("bank")).rejects.toThrow("403 request-forbidden");
});
