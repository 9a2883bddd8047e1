import { readFileSync } from "node:fs";

/** A mutant that no test noticed. */
export interface Survivor {
  readonly file: string;
  /** Which sort of change it is, in Stryker's word. */
  readonly mutator: string;
  /** The code that was changed, on one line. */
  readonly code: string;
  readonly replacement: string;
}

/** What came of the mutants of one room. */
export interface RoomReport {
  readonly mutantCount: number;
  /** Noticed by a failing test, or by a test that no longer ended. */
  readonly noticedCount: number;
  /** That Stryker could not judge. */
  readonly unjudgedCount: number;
  readonly survivors: readonly Survivor[];
}

interface Position {
  readonly line: number;
  readonly column: number;
}

interface FileResult {
  readonly source: string;
  readonly mutants: readonly {
    readonly mutatorName: string;
    readonly replacement?: string;
    readonly status: string;
    readonly location: { readonly start: Position; readonly end: Position };
  }[];
}

/** Reads what Stryker wrote down of the files of a room, e.g. `src/subject/`. */
export function readRoomReport(reportPath: string, room: string): RoomReport {
  const { files } = JSON.parse(readFileSync(reportPath, "utf8")) as {
    readonly files: Readonly<Record<string, FileResult>>;
  };
  const mutants = Object.entries(files)
    .filter(([file]) => file.startsWith(room))
    .flatMap(([file, { source, mutants }]) =>
      mutants.map(({ status, mutatorName, replacement = "", location }) => ({
        status,
        survivor: {
          file,
          mutator: mutatorName,
          code: onOneLine(between(source, location.start, location.end)),
          replacement: onOneLine(replacement),
        },
      })),
    );
  const having = (...statuses: readonly string[]) =>
    mutants.filter(({ status }) => statuses.includes(status)).map(({ survivor }) => survivor);
  const noticedCount = having("Killed", "Timeout").length;
  const survivors = having("Survived", "NoCoverage");
  return {
    mutantCount: mutants.length,
    noticedCount,
    unjudgedCount: mutants.length - noticedCount - survivors.length,
    survivors,
  };
}

function between(source: string, start: Position, end: Position): string {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, i) => line.slice(i === 0 ? start.column - 1 : 0, i === last ? end.column - 1 : undefined))
    .join("\n");
}

function onOneLine(code: string): string {
  return code.replaceAll(/\s+/g, " ").trim();
}
