import { readFileSync } from "node:fs";
import type { Extent, Figure, Proof } from "../proof";
import { listedSurvivors, withoutCounterpart } from "./listed-survivors";
import { type RoomReport, readRoomReport, type Survivor } from "./mutant-report";
import { runStryker } from "./run-stryker";

export const mutation: Proof = {
  name: "mutation",
  what: "A fault put into the rules or the identifiers is noticed by their tests.",
  run: proveMutation,
};

/** What an extent changes: both rooms and the rules that the platform shares, or some files of these, held against the tests of these files alone. */
const runs = {
  full: {
    config: "stryker.config.mjs",
    reportPath: "reports/mutation/mutation.json",
    parts: [
      ...["src/decision/", "src/subject/"],
      ...[
        "breaks-clean-years",
        "checked-with",
        "disputes-among",
        "record-status",
        "suspended",
        "voids-red",
      ].map((rule) => `src/lists/${rule}.ts`),
      ...["src/catalogue/constraining-watch.ts", "src/catalogue/implementers-of.ts"],
    ],
    mutantMinCount: 2_000,
  },
  short: {
    config: "proofs/mutation/sample.config.mjs",
    reportPath: "reports/mutation/sample.json",
    parts: ["src/lists/suspended.ts", "src/subject/code-malformed.ts"],
    mutantMinCount: 15,
  },
} as const;
const noticedMinPercent = 90;
const document = new URL("../../docs/mutation.md", import.meta.url);

async function proveMutation(extent: Extent, say: (line: string) => void): Promise<readonly Figure[]> {
  const { config, reportPath, parts, mutantMinCount } = runs[extent];
  await runStryker(config, reportPath, say);
  const reports = parts.map((part) => ({ part, report: readRoomReport(reportPath, part) }));
  const listed = listedSurvivors(readFileSync(document, "utf8")).filter(({ file }) =>
    parts.some((part) => file.startsWith(part)),
  );
  return mutationFigures(reports, listed, mutantMinCount, say);
}

interface PartReport {
  readonly part: string;
  readonly report: RoomReport;
}

/** Holds what came of the mutants against the survivors that are listed. */
export function mutationFigures(
  parts: readonly PartReport[],
  listed: readonly Survivor[],
  mutantMinCount: number,
  say: (line: string) => void,
): readonly Figure[] {
  const sum = (count: (report: RoomReport) => number) =>
    parts.reduce((total, { report }) => total + count(report), 0);
  const survivors = parts.flatMap(({ report }) => report.survivors);
  const unlisted = withoutCounterpart(survivors, listed);
  const noticed = withoutCounterpart(listed, survivors);
  for (const { part, report } of parts)
    say(`${part}: ${report.mutantCount} mutants, ${report.survivors.length} survive`);
  for (const line of unlisted) say(`not listed: ${line}`);
  for (const line of noticed) say(`listed, yet noticed: ${line}`);
  return [
    {
      what: "mutants",
      measured: sum((report) => report.mutantCount),
      bound: { atLeast: mutantMinCount },
    },
    {
      what: "mutants that could not be judged",
      measured: sum((report) => report.unjudgedCount),
      bound: { atMost: 0 },
    },
    ...parts.map(
      ({ part, report }): Figure => ({
        what: `noticed in ${part}`,
        measured: (100 * report.noticedCount) / report.mutantCount,
        unit: "%",
        bound: { atLeast: noticedMinPercent },
      }),
    ),
    {
      what: "survivors, each with its reason in docs/mutation.md",
      measured: survivors.length,
      bound: { atMost: listed.length },
    },
    { what: "survivors that are not listed", measured: unlisted.length, bound: { atMost: 0 } },
    { what: "listed, yet noticed", measured: noticed.length, bound: { atMost: 0 } },
  ];
}
