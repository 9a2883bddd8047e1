import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { describeViolation, type Rule } from "./architecture/violation";
import { violationsOf } from "./architecture/violations-of";

const root = fileURLToPath(new URL("..", import.meta.url));
const packageJson = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  dependencies: Record<string, string>;
  peerDependencies?: Record<string, string>;
};
const manifest = {
  dependencies: Object.keys(packageJson.dependencies),
  optionalPeers: Object.keys(packageJson.peerDependencies ?? {}),
};

/** A breach put in on purpose: the files, and the one place where the rule must find it. */
interface Planted {
  readonly rule: Rule;
  readonly title: string;
  readonly files: Record<string, string>;
  readonly at: string;
}

const uscc = "export const uscc = 1;\n";
const planted: readonly Planted[] = [
  {
    rule: "room-order",
    title: "a room may not import one to its right",
    files: {
      "src/subject/uscc.ts": 'import { guard } from "../guard/guard";\nexport const uscc = guard;\n',
      "src/guard/guard.ts": "export const guard = 1;\n",
    },
    at: "src/subject/uscc.ts:1",
  },
  {
    rule: "room-order",
    title: "a type counts as much as a value",
    files: {
      "src/errors/row.ts": 'import type { Uscc } from "../subject/uscc";\nexport type Row = Uscc;\n',
      "src/subject/uscc.ts": "export type Uscc = string;\n",
    },
    at: "src/errors/row.ts:1",
  },
  {
    rule: "room-order",
    title: "a dynamic import counts as much as a static one",
    files: {
      "src/client/client.ts": 'export const client = () => import("../index");\n',
      "src/index.ts": "",
    },
    at: "src/client/client.ts:1",
  },
  ...["decision/decide", "client/client", "guard/guard", "freshness/mirror", "create-guard"].map(
    (other): Planted => ({
      rule: "room-barred",
      title: `the sandbox may not use ${other}, lest both be wrong in the same way`,
      files: { "src/sandbox/registry.ts": `import "../${other}";\nexport const registry = 1;\n` },
      at: "src/sandbox/registry.ts:1",
    }),
  ),
  {
    rule: "room-barred",
    title: "an adapter may not know the wire format",
    files: {
      "src/adapters/express.ts":
        'import { paths } from "../contract/paths";\nexport const express = paths;\n',
    },
    at: "src/adapters/express.ts:1",
  },
  {
    rule: "room-barred",
    title: "edge rooms do not know each other",
    files: { "src/sheet/sheet.ts": 'import { gate } from "../adapters/gate";\nexport const sheet = gate;\n' },
    at: "src/sheet/sheet.ts:1",
  },
  {
    rule: "room-unknown",
    title: "a room is on the floor plan",
    files: { "src/cache/uscc.ts": uscc },
    at: "src/cache/uscc.ts:1",
  },
  {
    rule: "folder-name",
    title: "a folder at any depth is named after its concept",
    files: { "src/subject/utils/uscc.ts": uscc },
    at: "src/subject/utils/uscc.ts:1",
  },
  {
    rule: "outside-source",
    title: "src/ does not import what lies beside it",
    files: { "src/subject/uscc.ts": 'import "../../tests/fixtures/codes";\nexport const uscc = 1;\n' },
    at: "src/subject/uscc.ts:1",
  },
  {
    rule: "outside-source",
    title: "src/ does not import itself by name",
    files: {
      "src/cli/main.ts": 'import { createGuard } from "yingcha";\nexport const main = createGuard;\n',
    },
    at: "src/cli/main.ts:1",
  },
  ...[
    ["Date.now()", "the clock"],
    ["new Date()", "the clock by a new date"],
    ["Date()", "the clock by calling Date"],
    ["globalThis.Date.now()", "the clock through globalThis"],
    ["performance.now()", "the monotonic clock"],
    ["Math.random()", "a random number"],
    ["crypto.randomUUID()", "the global crypto"],
    ["globalThis.crypto.randomUUID()", "crypto through globalThis"],
    ["process.env", "the environment"],
  ].map(
    ([code, what]): Planted => ({
      rule: "purity",
      title: `a rule does not read ${what}`,
      files: { "src/decision/decide.ts": `\nexport const decide = () => ${code};\n` },
      at: "src/decision/decide.ts:2",
    }),
  ),
  ...["subject", "lists", "catalogue", "decision", "time"].map(
    (room): Planted => ({
      rule: "purity",
      title: `${room} imports no module of Node`,
      files: { [`src/${room}/uscc.ts`]: `import "node:crypto";\n${uscc}` },
      at: `src/${room}/uscc.ts:1`,
    }),
  ),
  ...["ky", "lru-cache", "cockatiel", "pg", "libsql"].map(
    (name): Planted => ({
      rule: "door",
      title: `${name} stands behind one file`,
      files: {
        "src/client/a.ts": `import { x } from "${name}";\nexport const a = x;\n`,
        "src/client/b.ts": `import type { X } from "${name}/sub";\nexport type B = X;\n`,
      },
      at: "src/client/b.ts:1",
    }),
  ),
  {
    rule: "door",
    title: "msw stands behind one file of testing",
    files: {
      "src/testing/a.ts": 'import type { X } from "msw";\nexport type A = X;\n',
      "src/testing/b.ts": 'export const b = () => import("msw/node");\n',
    },
    at: "src/testing/b.ts:1",
  },
  {
    rule: "door",
    title: "msw belongs to testing",
    files: { "src/sandbox/mock.ts": 'import { http } from "msw";\nexport const mock = http;\n' },
    at: "src/sandbox/mock.ts:1",
  },
  {
    rule: "door",
    title: "hono belongs to those who serve",
    files: { "src/testing/server.ts": 'import { Hono } from "hono";\nexport const server = new Hono();\n' },
    at: "src/testing/server.ts:1",
  },
  {
    rule: "optional-peer",
    title: "the core loads no optional peer",
    files: { "src/ledger/ledger.ts": 'export const ledger = () => import("optional-peer/sub");\n' },
    at: "src/ledger/ledger.ts:1",
  },
  {
    rule: "core-dependency",
    title: "the core imports only the runtime dependencies",
    files: { "src/contract/paths.ts": 'import "@scope/missing/sub";\nexport const paths = 1;\n' },
    at: "src/contract/paths.ts:1",
  },
  ...["guard", "freshness"].map(
    (room): Planted => ({
      rule: "warm-path",
      title: `${room} parses nothing with zod`,
      files: { [`src/${room}/check.ts`]: 'import { z } from "zod";\nexport const check = z;\n' },
      at: `src/${room}/check.ts:1`,
    }),
  ),
  {
    rule: "file-cycle",
    title: "no file reaches itself",
    files: {
      "src/lists/a.ts": 'import { b } from "./b";\nexport const a = b;\n',
      "src/lists/b.ts": 'import { c } from "./c";\nexport const b = c;\n',
      "src/lists/c.ts": '\nimport type { a } from "./a";\nexport const c: typeof a = 1;\n',
    },
    at: "src/lists/c.ts:2",
  },
  {
    rule: "export-star",
    title: "an entry names what it exports",
    files: { "src/index.ts": 'export * from "./subject/uscc";\n', "src/subject/uscc.ts": uscc },
    at: "src/index.ts:1",
  },
  {
    rule: "export-star",
    title: "a namespace is a star with a name",
    files: { "src/index.ts": 'export * as uscc from "./subject/uscc";\n', "src/subject/uscc.ts": uscc },
    at: "src/index.ts:1",
  },
  ...[
    "export default 1;",
    "export default function uscc() {}",
    "const uscc = 1;\nexport { uscc as default };",
  ].map(
    (code): Planted => ({
      rule: "default-export",
      title: `no default export: ${code.split("\n").at(-1)}`,
      files: { "src/subject/uscc.ts": `${code}\n` },
      at: `src/subject/uscc.ts:${code.split("\n").length}`,
    }),
  ),
  {
    rule: "no-enum",
    title: "a closed set is a union",
    files: { "src/subject/kind.ts": "export enum Kind {\n  a,\n}\n" },
    at: "src/subject/kind.ts:1",
  },
  {
    rule: "no-any",
    title: "no value escapes the compiler",
    files: { "src/subject/kind.ts": "export type Kind = readonly any[];\n" },
    at: "src/subject/kind.ts:1",
  },
  {
    rule: "no-non-null",
    title: "no absence is argued away",
    files: { "src/subject/kind.ts": "export const kind = [1].at(0)!;\n" },
    at: "src/subject/kind.ts:1",
  },
  {
    rule: "interface-prefix",
    title: "a type carries no I",
    files: { "src/subject/kind.ts": "export interface IKind {}\nexport type Kind = IKind;\n" },
    at: "src/subject/kind.ts:1",
  },
  {
    rule: "file-size",
    title: "a file of more than 400 lines holds more than one concept",
    files: { "src/subject/uscc.ts": uscc + "// a line\n".repeat(400) },
    at: "src/subject/uscc.ts:401",
  },
  {
    rule: "file-name",
    title: "a file's name is in kebab-case",
    files: { "src/subject/creditCode.ts": "export const creditCode = 1;\n" },
    at: "src/subject/creditCode.ts:1",
  },
  {
    rule: "barrel",
    title: "an index.ts stands only at an entry",
    files: { "src/subject/index.ts": uscc },
    at: "src/subject/index.ts:1",
  },
  {
    rule: "barrel",
    title: "a file by another name is no barrel either",
    files: {
      "src/subject/uscc.ts": 'export { uscc } from "./code";\n',
      "src/subject/code.ts": "export const code = 1;\n",
    },
    at: "src/subject/uscc.ts:1",
  },
  {
    rule: "main-export",
    title: "a file is named after its main export",
    files: { "src/subject/uscc.ts": "export const code = 1;\nexport const parseCode = 2;\n" },
    at: "src/subject/uscc.ts:1",
  },
  ...["getUscc", "handleUscc", "processUscc", "manageUscc", "doUscc", "handle"].map(
    (name): Planted => ({
      rule: "export-verb",
      title: `${name} does not say what it does`,
      files: { "src/subject/uscc.ts": `${uscc}export function ${name}() {}\n` },
      at: "src/subject/uscc.ts:2",
    }),
  ),
  ...[
    "export function uscc(code: string, strict: boolean) {}",
    "export const uscc = (code: string, strict = false) => code;",
    "export interface Uscc { parse(code: string, strict?: boolean): string }",
    "export type Uscc = (strict: boolean | undefined) => string;",
    "export class Uscc { parse(strict: boolean) {} }",
    "function uscc(strict: boolean) {}\nexport { uscc };",
  ].map(
    (code): Planted => ({
      rule: "boolean-positional",
      title: `no boolean by position: ${code.split("\n")[0]}`,
      files: { "src/subject/uscc.ts": `${code}\n` },
      at: "src/subject/uscc.ts:1",
    }),
  ),
  ...["TODO", "FIXME", "XXX"].map(
    (marker): Planted => ({
      rule: "open-note",
      title: `no ${marker} is left in a comment`,
      files: { "src/subject/uscc.ts": `/**\n * ${marker}: later\n */\n${uscc}` },
      at: "src/subject/uscc.ts:2",
    }),
  ),
  ...["waitSeconds", "waitMinutes", "connectTimeout", "entryTtl"].map(
    (name): Planted => ({
      rule: "unit-suffix",
      title: `${name} hides its unit`,
      files: { "src/client/wait.ts": `export interface Wait {\n  readonly ${name}: number;\n}\n` },
      at: "src/client/wait.ts:2",
    }),
  ),
];

const permitted: readonly (readonly [string, Record<string, string>])[] = [
  [
    "a room to the left, and a file of the same room",
    {
      "src/guard/check.ts":
        'import { uscc } from "../subject/uscc";\nimport { x } from "./options";\nexport const check = [uscc, x];\n',
      "src/guard/options.ts": 'import { z } from "zod";\nexport const x = z;\nexport const options = 1;\n',
      "src/subject/uscc.ts": uscc,
    },
  ],
  [
    "the clock in time/clock.ts",
    { "src/time/clock.ts": 'import "node:perf_hooks";\nexport const clock = () => Date.now();\n' },
  ],
  ["a date made of its parts", { "src/time/day.ts": "export const day = new Date(0);\n" }],
  [
    "a member or a parameter called crypto",
    { "src/subject/uscc.ts": "export const uscc = (o: { crypto: 1 }) => o.crypto;\n" },
  ],
  [
    "the command over the sandbox",
    {
      "src/cli/main.ts":
        'import { createGuard } from "../create-guard";\nimport "../sandbox/index";\ncreateGuard();\n',
    },
  ],
  [
    "a long file of data",
    { "src/time/cn-holidays.ts": `export const cnHolidays = 1;\n${"// a day\n".repeat(500)}` },
  ],
  [
    "a plural, and a hyphen beside a digit",
    {
      "src/catalogue/packs/quanzhou-2018-51.ts": "export const quanzhou201851 = 1;\n",
      "src/lists/sources.ts": "export type Source = 1;\n",
      "src/errors/policies.ts": "export type Policy = 1;\n",
    },
  ],
  [
    "words that only begin like a verb",
    {
      "src/subject/document.ts":
        "export const document = 1;\nexport const processedAt = 2;\nexport const getter = 3;\n",
    },
  ],
  ["a mask in a string", { "src/subject/uscc.ts": 'export const uscc = "XXX";\n' }],
  [
    "durations in milliseconds, and the names of Node",
    { "src/client/wait.ts": "export const wait = (waitMs: number) => setTimeout(() => {}, waitMs);\n" },
  ],
];

describe("the house rules find what breaks them", () => {
  for (const { rule, title, files, at } of planted) {
    it(`${rule}: ${title}`, () => {
      const found = violationsOf(new Map(Object.entries(files)), {
        dependencies: ["zod", "ky", "lru-cache", "cockatiel", "pg", "libsql"],
        optionalPeers: ["optional-peer"],
      });
      const places = found.filter((one) => one.rule === rule).map(({ file, line }) => `${file}:${line}`);
      expect(places).toEqual([at]);
    });
  }

  for (const [title, files] of permitted) {
    it(`in order: ${title}`, () => {
      expect(violationsOf(new Map(Object.entries(files)), manifest).map(describeViolation)).toEqual([]);
    });
  }
});

describe("the source", () => {
  it("keeps the floor plan and the house rules", () => {
    expect(violationsOf(readSource(), manifest).map(describeViolation)).toEqual([]);
  });

  it("is what the rules looked at", () => {
    expect(readSource().size).toBeGreaterThan(1);
  });
});

function readSource(): Map<string, string> {
  const found = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.map((path) => [path.slice(root.length).split(sep).join("/"), readFileSync(path, "utf8")]),
  );
}
