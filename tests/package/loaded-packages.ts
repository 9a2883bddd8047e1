import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PackedProject } from "./packed-project";

export interface Loaded {
  /** Packages other than ours, by name, sorted. */
  readonly packages: readonly string[];
  /** Files of ours, by path within the package. */
  readonly files: readonly string[];
}

/** Runs node and tells which files it loaded, ESM and CommonJS alike: V8 reports each script that it ran. */
export async function findLoaded(project: PackedProject, args: readonly string[]): Promise<Loaded> {
  const folder = mkdtempSync(join(project.folder, "loaded-"));
  try {
    const { exitCode, stderr } = await project.node(args, { NODE_V8_COVERAGE: folder });
    if (exitCode !== 0) throw new Error(stderr);
    const urls = readdirSync(folder).flatMap((name) => {
      const report = JSON.parse(readFileSync(join(folder, name), "utf8")) as { result: { url: string }[] };
      return report.result.map(({ url }) => url);
    });
    const paths = urls.filter((url) => url.startsWith("file://")).map((url) => fileURLToPath(url));
    const isOurs = (path: string) => path.startsWith(`${project.packageFolder}/`);
    const others = paths.filter((path) => !isOurs(path)).flatMap((path) => packageOf(path) ?? []);
    return {
      packages: [...new Set(others)].sort(),
      files: paths.filter(isOurs).map((path) => path.slice(project.packageFolder.length + 1)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The packages whose code a built file holds; the bundler names the source of each part in a comment. */
export function bundledPackages(text: string): string[] {
  const sources = text.match(/^\s*\/\/ (?:\.\.\/)*node_modules\/\S+/gm) ?? [];
  return [...new Set(sources.flatMap((source) => packageOf(source) ?? []))];
}

function packageOf(path: string): string | undefined {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
}
