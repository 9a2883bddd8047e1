import { readFileSync } from "node:fs";
import { openPath } from "../contract/open-path";
import { type StoredSandbox, startStoredSandbox } from "../sandbox/start-sandbox";
import { createMemoryStore } from "../sandbox/storage/memory-store";
import type { RegistryStore } from "../sandbox/storage/registry-store";
import { failureText } from "./failure-text";
import type { ListsPlace, PlatformSettings } from "./platform-settings";

/** How long what is under way may still take when the platform is told to stop. */
const graceMs = 5_000;

/**
 * Serves the demonstration platform until the process is told to stop; then it answers what is under way, closes the
 * lists and ends with 0.
 *
 * @param settings port, address, database, seed, log
 * @returns once it listens
 * @example
 * await servePlatform({ port: 8791, host: "127.0.0.1", lists: { kind: "memory" }, seed: "scenarios", log: "quiet", catalogueKeyFiles: [] })
 */
export async function servePlatform(settings: PlatformSettings): Promise<void> {
  const { port, host, seed, log } = settings;
  const catalogueKeys = settings.catalogueKeyFiles.map((path) => readFileSync(path, "utf8"));
  const store = await openStore(settings);
  const sandbox = await startStoredSandbox(store, {
    port,
    host,
    seed,
    catalogueKeys,
    ...(log === "requests" ? { onRequest: (line) => console.log(JSON.stringify(line)) } : {}),
  }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });

  let stopping = false;
  const stop = () => {
    // A terminal may tell a process twice, itself and through npx.
    if (stopping) return;
    stopping = true;
    void stopped(sandbox, store).then((exitCode) => process.exit(exitCode));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  introduce(sandbox, settings);
}

async function stopped(sandbox: StoredSandbox, store: RegistryStore): Promise<number> {
  try {
    await sandbox.close({ graceMs });
    await store.close();
    return 0;
  } catch (error) {
    console.error(failureText(error));
    return 1;
  }
}

/** The drivers are optional peers, which nobody needs who keeps the lists in memory. */
async function openStore({ lists }: PlatformSettings): Promise<RegistryStore> {
  switch (lists.kind) {
    case "memory":
      return createMemoryStore();
    case "sqlite": {
      const { openSqliteStore } = await import("../sandbox/storage/sqlite-store");
      return openSqliteStore({ path: lists.path });
    }
    case "postgres": {
      const { openPostgresStore } = await import("../sandbox/storage/postgres-store");
      return openPostgresStore({ url: lists.url });
    }
  }
}

/** For people: of a server without user and password. */
function nameOf(lists: ListsPlace): string {
  switch (lists.kind) {
    case "memory":
      return "内存，停止即清空 in memory, gone when it stops";
    case "sqlite":
      return lists.path;
    case "postgres": {
      const { host, pathname } = new URL(lists.url);
      return `PostgreSQL ${host}${pathname}`;
    }
  }
}

function introduce(
  { baseUrl, applications, scenarios }: StoredSandbox,
  { lists, seed }: PlatformSettings,
): void {
  console.log(`演示平台 Demonstration platform: ${baseUrl}`);
  console.log(`说明页 Page to read: ${baseUrl}${openPath.page}`);
  console.log(`OpenAPI: ${baseUrl}${openPath.document}`);
  console.log(`运行状况 Health: ${baseUrl}${openPath.health}`);
  console.log(`名单 Lists: ${nameOf(lists)}`);
  console.log("\n应用（人人皆知，只配虚构数据）Applications, known to everybody:");
  for (const { appKey, secret } of applications) console.log(`  appKey: ${appKey}  secret: ${secret}`);
  if (scenarios.length > 0) console.log("\n可试的主体 Subjects to try:");
  else if (seed === "empty") console.log("\n没有预置任何主体。Nobody was put on the lists.");
  else console.log("\n数据库已有主体，未再预置。The database holds subjects already; it is as it was.");
  for (const { subject, matterType, outcome, title } of scenarios)
    if (typeof subject === "string")
      console.log(`  ${subject}  ${matterType.padEnd(27)} ${outcome.padEnd(12)} ${title}`);
  if (lists.kind === "memory")
    console.log("\n保留名单 To keep the lists: npx yingcha platform --database lists.db");
  console.log("\nCtrl+C 停止 stops it.");
}
