import { resolveImport } from "./resolve-import";
import type { SourceFile } from "./source-file";
import type { Violation } from "./violation";

/** The rule that no file reaches itself through its imports, types included. Each cycle is told once. */
export function cycleViolations(files: readonly SourceFile[]): Violation[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const paths = new Set(byPath.keys());
  const done = new Set<string>();
  const trail: string[] = [];
  const found: Violation[] = [];

  const visit = (file: SourceFile): void => {
    if (done.has(file.path)) return;
    trail.push(file.path);
    for (const { specifier, line } of file.imports) {
      const target = resolveImport(file.path, specifier, paths);
      const next = target.kind === "file" ? byPath.get(target.path) : undefined;
      if (!next) continue;
      const start = trail.indexOf(next.path);
      if (start >= 0) {
        const path = [...trail.slice(start), next.path].join(" → ");
        found.push({ rule: "file-cycle", file: file.path, line, sentence: `${path} is a cycle; cut it.` });
      } else {
        visit(next);
      }
    }
    trail.pop();
    done.add(file.path);
  };

  for (const file of files) visit(file);
  return found;
}
