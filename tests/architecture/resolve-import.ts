import { posix } from "node:path";

/** What a specifier means: a file of the project, a module of Node, or a package. */
export type Target =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "node"; readonly name: string }
  | { readonly kind: "package"; readonly name: string };

/** Resolves a specifier as the bundler does: with or without an ending, a folder meaning its `index.ts`. */
export function resolveImport(from: string, specifier: string, files: ReadonlySet<string>): Target {
  if (specifier.startsWith(".")) {
    const path = posix.normalize(posix.join(posix.dirname(from), specifier));
    const candidates = [path, `${path}.ts`, `${path}/index.ts`, path.replace(/\.js$/, ".ts")];
    return { kind: "file", path: candidates.find((candidate) => files.has(candidate)) ?? path };
  }
  if (specifier.startsWith("node:")) return { kind: "node", name: specifier };
  const parts = specifier.split("/");
  return { kind: "package", name: parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/") };
}
