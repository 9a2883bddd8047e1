import { resolveImport } from "./resolve-import";
import {
  barred,
  edgeDoors,
  edgeRooms,
  folderOf,
  forbiddenFolders,
  isRoom,
  modelRooms,
  type Room,
  rooms,
  warmRooms,
} from "./rooms";
import type { ImportFact, SourceFile } from "./source-file";
import type { Rule, Violation } from "./violation";

/** What `package.json` says of the packages that `src/` may name. */
export interface Manifest {
  readonly dependencies: readonly string[];
  readonly optionalPeers: readonly string[];
}

/** Packages that stand behind one file each, so that replacing one is a change to that file. */
const oneFileDoors: ReadonlySet<string> = new Set([
  "ky",
  "lru-cache",
  "cockatiel",
  "msw",
  "libsql",
  "better-sqlite3",
  "node:sqlite",
  "pg",
  "postgres",
  "mysql2",
  "kysely",
  "redis",
  "ioredis",
  "iovalkey",
]);

/** Packages that belong to certain rooms. */
const roomDoors: Readonly<Record<string, readonly Room[]>> = {
  ky: ["client"],
  cockatiel: ["client"],
  msw: ["testing"],
  hono: ["sandbox", "gateway", "adapters"],
  "@hono/node-server": ["sandbox", "gateway", "adapters"],
};

/** The rules on one file's place and on what it imports. */
export function importViolations(
  file: SourceFile,
  paths: ReadonlySet<string>,
  manifest: Manifest,
): Violation[] {
  const folder = folderOf(file.path);
  const found = folderViolations(file.path, folder);
  if (!isRoom(folder)) return found;
  for (const fact of file.imports) {
    const target = resolveImport(file.path, fact.specifier, paths);
    const report = (rule: Rule, sentence: string) =>
      found.push({ rule, file: file.path, line: fact.line, sentence });
    if (target.kind === "file") checkFileImport(folder, target.path, report);
    if (target.kind === "node") checkNodeImport(file.path, folder, target.name, report);
    if (target.kind === "package") checkPackageImport(file.path, folder, target.name, manifest, report);
  }
  return found;
}

/** The rule that some packages stand behind one file each, which only all files together show. */
export function doorViolations(files: readonly SourceFile[]): Violation[] {
  const users = new Map<string, { readonly file: SourceFile; readonly fact: ImportFact }[]>();
  for (const file of files) {
    const seen = new Set<string>();
    for (const fact of file.imports) {
      const target = resolveImport(file.path, fact.specifier, new Set());
      if (target.kind === "file" || !oneFileDoors.has(target.name) || seen.has(target.name)) continue;
      seen.add(target.name);
      users.set(target.name, [...(users.get(target.name) ?? []), { file, fact }]);
    }
  }
  return [...users].flatMap(([name, [first, ...others]]) =>
    others.map(({ file, fact }) => ({
      rule: "door" as const,
      file: file.path,
      line: fact.line,
      sentence: `${name} is imported by ${first?.file.path} already; go through that file, its one door.`,
    })),
  );
}

function folderViolations(path: string, folder: string): Violation[] {
  const found: Violation[] = [];
  if (!isRoom(folder)) {
    found.push({
      rule: "room-unknown",
      file: path,
      line: 1,
      sentence: `${folder} is no room of the floor plan; put the file into the room of its concept.`,
    });
  }
  for (const name of path.split("/").slice(1, -1)) {
    if (!forbiddenFolders.has(name)) continue;
    found.push({
      rule: "folder-name",
      file: path,
      line: 1,
      sentence: `A folder is a noun of the domain; ${name} says nothing of what is in it.`,
    });
  }
  return found;
}

function checkFileImport(room: Room, path: string, report: (rule: Rule, sentence: string) => void): void {
  if (path === "package.json") return;
  if (!path.startsWith("src/")) {
    report("outside-source", `src/ imports nothing beside it, and ${path} is not in it.`);
    return;
  }
  const other = folderOf(path);
  if (other === room || !isRoom(other)) return;
  if (barred[room]?.includes(other)) {
    report("room-barred", `${room} is barred from ${other}, though it lies to the left.`);
  } else if (rooms.indexOf(other) > rooms.indexOf(room)) {
    report("room-order", `${room} may import only rooms to its left, and ${other} is to its right.`);
  } else if (edgeRooms.has(room) && edgeRooms.has(other) && !edgeDoors[room]?.includes(other)) {
    report("room-barred", `${room} and ${other} are both edge rooms and do not know each other.`);
  }
}

function checkNodeImport(
  path: string,
  room: Room,
  name: string,
  report: (rule: Rule, sentence: string) => void,
): void {
  if (isPure(path, room)) report("purity", `${path} is pure and imports no module of Node, so not ${name}.`);
}

function checkPackageImport(
  path: string,
  room: Room,
  name: string,
  manifest: Manifest,
  report: (rule: Rule, sentence: string) => void,
): void {
  const inCore = !edgeRooms.has(room);
  if (name === "yingcha") {
    report("outside-source", "src/ imports its own files by path, not by the name of the package.");
  } else if (inCore && manifest.optionalPeers.includes(name)) {
    report("optional-peer", `${name} is an optional peer; the core works without it, adapters/ joins it.`);
  } else if (inCore && !manifest.dependencies.includes(name)) {
    report("core-dependency", `${name} is not among the runtime dependencies of package.json.`);
  }
  const allowed = roomDoors[name];
  if (allowed && !allowed.includes(room)) {
    report("door", `${name} belongs to ${allowed.join(", ")}, not to ${room}.`);
  }
  if (name === "zod" && warmRooms.has(room) && !isOptionsFile(path)) {
    report("warm-path", "No zod on the warm path: the value was parsed where it entered.");
  }
}

/** The model rooms, and all of `time/` but the clock itself, give the same answer to the same question. */
export function isPure(path: string, room: string): boolean {
  if (room === "time") return !/(^|[/-])clock\.ts$/.test(path);
  return isRoom(room) && modelRooms.has(room);
}

function isOptionsFile(path: string): boolean {
  return /(^|[/-])(options|how)\.ts$/.test(path);
}
