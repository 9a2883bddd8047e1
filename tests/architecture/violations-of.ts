import { cycleViolations } from "./cycle-rule";
import { exportViolations } from "./export-rules";
import { doorViolations, importViolations, type Manifest } from "./import-rules";
import { purityViolations } from "./purity-rules";
import { shapeViolations } from "./shape-rules";
import { parseSourceFile } from "./source-file";
import type { Violation } from "./violation";

/**
 * Finds every breach of the floor plan and the house rules. Pure.
 *
 * @param files text by path from the root of the project (`src/subject/uscc.ts`); others than `.ts` are skipped
 * @param manifest what `package.json` allows the core to import
 * @returns the violations by file and line; empty when all rules hold
 */
export function violationsOf(files: ReadonlyMap<string, string>, manifest: Manifest): Violation[] {
  const paths = new Set(files.keys());
  const sources = [...files]
    .filter(([path]) => path.endsWith(".ts"))
    .map(([path, text]) => parseSourceFile(path, text));
  const perFile = sources.flatMap((file) => [
    ...importViolations(file, paths, manifest),
    ...purityViolations(file),
    ...shapeViolations(file),
    ...exportViolations(file),
  ]);
  return [...perFile, ...doorViolations(sources), ...cycleViolations(sources)].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line,
  );
}
