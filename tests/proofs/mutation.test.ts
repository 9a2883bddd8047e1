import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listedSurvivors, survivorLine } from "../../proofs/mutation/listed-survivors";
import { type RoomReport, readRoomReport, type Survivor } from "../../proofs/mutation/mutant-report";
import { mutationFigures } from "../../proofs/mutation/mutation";
import { isWithinBound } from "../../proofs/proof";

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");

const survivor: Survivor = {
  file: "src/subject/uscc.ts",
  mutator: "StringLiteral",
  code: "`is || none`",
  replacement: "``",
};

/** What the figures of a room with these mutants fall short of. */
function shortOf(report: Partial<RoomReport>, listed: readonly Survivor[]): readonly string[] {
  const room = { mutantCount: 100, noticedCount: 100, unjudgedCount: 0, survivors: [], ...report };
  const figures = mutationFigures([{ part: "src/subject/", report: room }], listed, 100, () => undefined);
  return figures.filter((figure) => !isWithinBound(figure)).map(({ what }) => what);
}

describe("the proof of mutation", () => {
  it("holds where every mutant was noticed, and where each survivor is listed", () => {
    expect(shortOf({}, [])).toEqual([]);
    expect(shortOf({ noticedCount: 99, survivors: [survivor] }, [survivor])).toEqual([]);
  });

  it("falls short below 90 percent, and of too few or unjudged mutants", () => {
    const survivors = Array.from({ length: 11 }, () => survivor);
    expect(shortOf({ noticedCount: 89, survivors }, survivors)).toEqual(["noticed in src/subject/"]);
    expect(shortOf({ mutantCount: 99, noticedCount: 99 }, [])).toEqual(["mutants"]);
    expect(shortOf({ noticedCount: 99, unjudgedCount: 1 }, [])).toEqual(["mutants that could not be judged"]);
    expect(shortOf({ mutantCount: 0, noticedCount: 0 }, [])).toEqual(["mutants", "noticed in src/subject/"]);
  });

  it("falls short of a survivor that is not listed, also of the second of two alike", () => {
    const unlisted = expect.arrayContaining(["survivors that are not listed"]);
    expect(shortOf({ noticedCount: 99, survivors: [survivor] }, [])).toEqual(unlisted);
    expect(shortOf({ noticedCount: 98, survivors: [survivor, survivor] }, [survivor])).toEqual(unlisted);
  });

  it("falls short of a listed survivor that is noticed by now", () => {
    expect(shortOf({}, [survivor])).toEqual(["listed, yet noticed"]);
  });
});

describe("the list of survivors", () => {
  it("is read as it is written", () => {
    const others = [survivor, { ...survivor, replacement: "" }, { ...survivor, code: "a ?? `b`" }];
    expect(listedSurvivors(others.map(survivorLine).join("\n"))).toEqual(others);
  });

  it("names code that is still there", () => {
    const listed = listedSurvivors(read("docs/mutation.md"));
    const gone = listed.filter(({ file, code }) => !read(file).replaceAll(/\s+/g, " ").includes(code));
    expect(gone).toEqual([]);
    expect(read("docs/mutation.md").match(/^- /gm)?.length ?? 0).toBe(listed.length);
  });
});

it("a report gives each survivor its code on one line, and counts what was noticed or not judged", () => {
  const source = ["const a = 1;", "const b = a &&", "  c;"].join("\n");
  const location = { start: { line: 2, column: 11 }, end: { line: 3, column: 4 } };
  const mutant = (status: string) => ({
    mutatorName: "LogicalOperator",
    replacement: "a ||\n  c",
    status,
    location,
  });
  const statuses = ["Killed", "Timeout", "Survived", "NoCoverage", "RuntimeError"];
  const files = {
    "src/subject/a.ts": { source, mutants: statuses.map(mutant) },
    "src/decision/a.ts": { source, mutants: [mutant("Survived")] },
  };
  const path = join(mkdtempSync(join(tmpdir(), "yingcha-")), "mutation.json");
  writeFileSync(path, JSON.stringify({ files }));
  const left = {
    file: "src/subject/a.ts",
    mutator: "LogicalOperator",
    code: "a && c",
    replacement: "a || c",
  };
  expect(readRoomReport(path, "src/subject/")).toEqual({
    mutantCount: 5,
    noticedCount: 2,
    unjudgedCount: 1,
    survivors: [left, left],
  });
});
