/**
 * Adds to package-lock.json the optional packages of other platforms that `npm install` left out.
 *
 * npm drops an optional package that its registry does not offer (a mirror often has those of one
 * platform only) and then `npm ci` refuses the lockfile, on every platform. Run this after a change of
 * dependencies: `npx tsx scripts/complete-lockfile.ts`. An added entry has the version that its parent
 * pins and no checksum, since the package was never seen; npm fetches it only where os and cpu agree.
 */
import { readFileSync, writeFileSync } from "node:fs";

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8")) as { packages: Record<string, LockedPackage> };
const systems = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const processors = [
  "arm64",
  "arm",
  "armv7",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "x64",
  "wasm32",
];

const added: Record<string, LockedPackage> = {};
for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isLocked(path, name) || !/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) continue;
    const words = name.toLowerCase().split(/[^a-z0-9]+/);
    const os = systems.filter((system) => words.includes(system));
    const cpu = processors.filter((processor) => words.includes(processor));
    const libc = os.includes("linux")
      ? name.match(/musl|gnu/g)?.map((word) => (word === "gnu" ? "glibc" : word))
      : [];
    // A parent that lies in another package's folder keeps its own beside it, lest versions meet.
    const parent = path.slice(0, path.lastIndexOf("node_modules/"));
    added[`${parent}node_modules/${name}`] = {
      version,
      ...(cpu.length > 0 ? { cpu } : {}),
      ...(dev ? { dev } : {}),
      ...(libc?.length ? { libc } : {}),
      optional: true,
      ...(os.length > 0 ? { os } : {}),
    };
  }
}

lock.packages = Object.fromEntries(
  Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => (a < b ? -1 : 1)),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${Object.keys(added).length} added:`, ...Object.keys(added));

/** Whether node, standing in `path`, would find the package: in its own folder or in one above. */
function isLocked(path: string, name: string): boolean {
  for (let from = path; ; from = from.slice(0, Math.max(0, from.lastIndexOf("node_modules/") - 1))) {
    if (`${from}${from ? "/" : ""}node_modules/${name}` in lock.packages) return true;
    if (from === "") return false;
  }
}
