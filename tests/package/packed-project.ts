import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder as a user has it after `npm install yingcha`: the unpacked tarball and its dependencies. */
export interface PackedProject {
  readonly folder: string;
  /** The unpacked package. */
  readonly packageFolder: string;
  /** What the tarball holds, by path within the package. */
  readonly files: readonly string[];
  /** Runs node in the folder. */
  readonly node: (args: readonly string[], env?: Record<string, string>) => Promise<Ran>;
  readonly remove: () => void;
}

/** Builds, packs and unpacks the package; the dependencies are links into the repository's own. */
export async function createPackedProject(): Promise<PackedProject> {
  const folder = mkdtempSync(join(tmpdir(), "yingcha-package-"));
  const packageFolder = join(folder, "node_modules", "yingcha");
  mkdirSync(join(folder, "node_modules", ".bin"), { recursive: true });

  await expectSuccess("npm", ["run", "build"], root);
  await expectSuccess("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], root);
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  if (!tarball) throw new Error(`npm pack left no tarball in ${folder}.`);
  await expectSuccess("tar", ["-xzf", tarball], folder);
  cpSync(join(folder, "package"), packageFolder, { recursive: true });
  rmSync(join(folder, "package"), { recursive: true });

  const { dependencies, bin } = readPackageJson(packageFolder);
  for (const name of [...Object.keys(dependencies), "@types/node"]) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, "node_modules", name), link, "dir");
  }
  symlinkSync(join(packageFolder, bin.yingcha), join(folder, "node_modules", ".bin", "yingcha"));
  cpSync(join(root, "tests", "package", "consumers"), folder, { recursive: true });

  return {
    folder,
    packageFolder,
    files: (readdirSync(packageFolder, { recursive: true, withFileTypes: true }) ?? [])
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(packageFolder.length + 1))
      .sort(),
    node: (args, env) => run(process.execPath, args, folder, env),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What these tests read of a `package.json`. */
export interface PackageJson {
  readonly dependencies: Record<string, string>;
  readonly bin: { readonly yingcha: string };
  readonly exports: Record<string, unknown>;
  readonly scripts?: Record<string, string>;
}

export function readPackageJson(folder: string): PackageJson {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as PackageJson;
}

/** The environment without what the test runner put into it, so that a child is a program of its own. */
export function plainEnv(env: Record<string, string> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:NODE_OPTIONS|NODE_ENV|NODE_V8_COVERAGE|VITEST|DATABASE_URL|npm_)/.test(name),
  );
  return { ...Object.fromEntries(kept), ...env };
}

async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env?: Record<string, string>,
): Promise<Ran> {
  try {
    const how = { cwd, env: plainEnv(env), timeout: 280_000, maxBuffer: 64 * 1024 * 1024 };
    return { exitCode: 0, ...(await promisify(execFile)(command, args, how)) };
  } catch (error) {
    const { code, stdout = "", stderr = "" } = error as { code?: unknown; stdout?: string; stderr?: string };
    return { exitCode: typeof code === "number" ? code : -1, stdout, stderr: stderr || String(error) };
  }
}

async function expectSuccess(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { exitCode, stdout, stderr } = await run(command, args, cwd);
  if (exitCode === 0) return;
  throw new Error(`${command} ${args.join(" ")} ended with ${exitCode}:\n${stdout}\n${stderr}`);
}
