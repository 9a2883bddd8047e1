/** The rooms of `src/`, left to right; a room may import only rooms to its left. `.` is `src/` itself. */
export const rooms = [
  "errors",
  "time",
  "integrity",
  "subject",
  "lists",
  "catalogue",
  "decision",
  "freshness",
  "ledger",
  "receipts",
  "feedback",
  "guard",
  "contract",
  "client",
  ".",
  "sandbox",
  "adapters",
  "gateway",
  "sheet",
  "panel",
  "testing",
  "cli",
] as const;

export type Room = (typeof rooms)[number];

/** Rules without I/O: no `node:` module, no clock, no random number. */
export const modelRooms: ReadonlySet<Room> = new Set(["subject", "lists", "catalogue", "decision"]);

/** The rooms on the checking path, where a schema would cost time on every call. */
export const warmRooms: ReadonlySet<Room> = new Set(["guard", "freshness"]);

/** The rooms that stand before the user or the network; nothing in the core knows them. */
export const edgeRooms: ReadonlySet<Room> = new Set(rooms.slice(rooms.indexOf("sandbox")));

/** What an edge room may use of another edge room. */
export const edgeDoors: Partial<Record<Room, readonly Room[]>> = {
  testing: ["sandbox"],
  cli: ["sandbox", "gateway"],
};

/** Barred though to the left: the platform must not share the client's mistakes; a gate sees no wire format. */
export const barred: Partial<Record<Room, readonly Room[]>> = {
  sandbox: ["decision", "client", "guard", "freshness", "."],
  adapters: ["client", "contract"],
};

/** The edge rooms whose `index.ts` is an entry of the package. */
export const entryRooms: ReadonlySet<string> = new Set(["sandbox", "gateway", "sheet", "panel", "testing"]);

export const forbiddenFolders: ReadonlySet<string> = new Set([
  "utils",
  "helpers",
  "common",
  "core",
  "lib",
  "types",
  "internal",
  "shared",
  "misc",
  "manager",
  "service",
]);

/** The first folder under `src/`, or `.` for a file that lies in `src/` itself. */
export function folderOf(file: string): string {
  const [, first, ...rest] = file.split("/");
  return rest.length === 0 || first === undefined ? "." : first;
}

export function isRoom(folder: string): folder is Room {
  return (rooms as readonly string[]).includes(folder);
}
