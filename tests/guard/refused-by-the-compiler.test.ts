import { resolve } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const preamble = `
import { createGuard, parseSubject, type Check, type Clearance, type ConfirmedCheck, type Guard, type ProceedCheck, type Subject } from "yingcha";
declare const guard: Guard;
declare const check: Check;
declare function approve(clearance: Clearance): void;
export {};
`;

/** What the compiler must let pass, beside what it must refuse: a refusal of everything would prove nothing. */
const allowed: Readonly<Record<string, string>> = {
  "a switch over all four outcomes": `
    export function shown(): string {
      switch (check.outcome) {
        case "proceed": return check.incentives.map((incentive) => incentive.title).join();
        case "review": return check.obligations[0].kind;
        case "stop": return check.prohibitions[0].title;
        case "undetermined": return check.reason.code;
      }
    }`,
  "an approval of what may go on": `if (check.outcome === "proceed" || check.outcome === "review") approve(check);`,
  "two strings": `export const checking: Promise<Check> = guard.checkBeforeApprove("91350500PDY00001XT", "subsidy");`,
  "a person by kind and code": `guard.checkBeforeApprove({ kind: "resident-id", code: "x" }, "public-service").catch(() => undefined);`,
  "the drift of a confirmed check": `export const drift = (confirmed: ConfirmedCheck) => confirmed.drift.outcome.to;`,
};

const refused: Readonly<Record<string, readonly [code: number, text: string]>> = {
  "a forgotten outcome (应查必查, 五(三))": [
    2366,
    `export function shown(): string {
      switch (check.outcome) {
        case "proceed": return "go on";
        case "review": return "look";
        case "stop": return "no";
      }
    }`,
  ],
  "reading incentives before the outcome is known": [2339, `export const incentives = check.incentives;`],
  "reading obligations of a stop as if it were a review": [
    2322,
    `import type { ReviewCheck } from "yingcha"; export const review: ReviewCheck | undefined = check.outcome === "stop" ? check : undefined;`,
  ],
  "a verdict that is a boolean": [2339, `export const may = check.approved;`],
  "comparing an outcome with a boolean": [2367, `export const may = check.outcome === true;`],
  "an outcome that does not exist": [2367, `export const may = check.outcome === "clear";`],
  "approving on an unread check (R1)": [2379, `approve(check);`],
  "approving what could not be established (R23)": [
    2379,
    `if (check.outcome === "undetermined") approve(check);`,
  ],
  "approving over a stop": [2379, `if (check.outcome === "stop") approve(check);`],
  "a clearance written by hand": [
    2379,
    `import type { UndeterminedCheck } from "yingcha"; declare const other: UndeterminedCheck;
     approve({ ...other, outcome: "proceed", incentives: [] });`,
  ],
  "approving before the check has come": [2345, `approve(guard.checkBeforeApprove("x", "subsidy"));`],
  "a check without a matter type": [
    2554,
    `guard.checkBeforeApprove("91350500PDY00001XT").catch(() => undefined);`,
  ],
  "a kind that is guessed": [
    2322,
    `guard.checkBeforeApprove({ kind: "id", code: "x" }, "subsidy").catch(() => undefined);`,
  ],
  "a misspelt option": [
    2561,
    `guard.checkBeforeApprove("x", "subsidy", { maxAge: 0 }).catch(() => undefined);`,
  ],
  "a subject that was not parsed": [
    2322,
    `export const subject: Subject = { kind: "uscc", code: "x", checksum: "match" };`,
  ],
  "changing a check": [2540, `check.stage = "decision";`],
  "adding to the measures of a check": [2339, `check.measures.push();`],
  "a guard without a secret": [2741, `createGuard({ platform: { baseUrl: "https://x/", appKey: "k" } });`],
  "an unknown event": [2345, `guard.on("approved", () => undefined);`],
  "confirming something else than a check": [
    2345,
    `guard.confirm({ outcome: "proceed" }).catch(() => undefined);`,
  ],
  "a text where a calendar date is wanted": [
    2322,
    `import type { CalendarDate } from "yingcha"; export const day: CalendarDate = "2026-11-24";`,
  ],
};

let codesOf: (name: string) => readonly number[] = () => [];

beforeAll(() => {
  const config = ts.readConfigFile(resolve(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const texts = new Map<string, string>();
  const place = (name: string) =>
    resolve(root, "tests", `virtual-${encodeURIComponent(name).replaceAll("%", "")}.ts`);
  for (const [name, text] of Object.entries(allowed)) texts.set(place(name), preamble + text);
  for (const [name, [, text]] of Object.entries(refused)) texts.set(place(name), preamble + text);

  const host = ts.createCompilerHost({ ...options, noUnusedLocals: false });
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (path) => texts.get(path) ?? readFile.call(host, path);
  host.fileExists = (path) => texts.has(path) || fileExists.call(host, path);
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const text = texts.get(path);
    return text === undefined
      ? getSourceFile.call(host, path, languageVersion, ...rest)
      : ts.createSourceFile(path, text, languageVersion, true);
  };
  const program = ts.createProgram([...texts.keys()], { ...options, noUnusedLocals: false }, host);
  codesOf = (name) => {
    const file = program.getSourceFile(place(name));
    return ts.getPreEmitDiagnostics(program, file).map((diagnostic) => diagnostic.code);
  };
}, 60_000);

describe("the compiler lets pass", () => {
  it.each(Object.keys(allowed))("%s", (name) => {
    expect(codesOf(name)).toEqual([]);
  });
});

describe("the compiler refuses", () => {
  it.each(Object.entries(refused))("%s", (name, [code]) => {
    expect(codesOf(name)).toContain(code);
  });
});
