import { readFileSync } from "node:fs";
import { openPath } from "../contract/open-path";
import { parseSealingKey } from "../integrity/sealing-key";
import { documentOf } from "../sandbox/catalogue/document-of";
import type { Listening } from "../sandbox/http/listen";
import type { RequestLine } from "../sandbox/http/request-line";
import { startPlatform } from "../sandbox/start-platform";
import { type StoredSandbox, startStoredSandbox } from "../sandbox/start-sandbox";
import type { RegistryStore } from "../sandbox/storage/registry-store";
import { failureText } from "./failure-text";
import { type ListsPlace, openPlace } from "./lists-place";
import type { PlatformSettings } from "./platform-settings";
import { takeStandardOutput } from "./take-standard-output";

/** Writes a line for people, or of the log. */
type Say = (line: string) => void;

/** How long what is under way may still take when the platform is told to stop. */
const graceMs = 5_000;

/**
 * Serves the platform until the process is told to stop; then it answers what is under way, closes the lists and ends
 * with 0.
 *
 * @param settings port, address, database, applications, seed, log
 * @param sealingKey as the environment holds it; needed with stored applications
 * @returns once it listens
 * @throws {InputError} `sealing-key-missing`, {IntegrityError} `seal-broken`
 * @example
 * await servePlatform(settings, process.env.YINGCHA_SEALING_KEY)
 */
export async function servePlatform(
  settings: PlatformSettings,
  sealingKey: string | undefined,
): Promise<void> {
  const { port, host, seed, log, webhooks } = settings;
  const say = takeStandardOutput();
  const read = (path: string) => readFileSync(path, "utf8");
  const options = {
    ...{ port, host, seed },
    signingKeys: settings.signingKeyFiles.map(read),
    catalogueKeys: settings.catalogueKeyFiles.map(read),
    ...(log === "requests" ? { onRequest: (line: RequestLine) => say(JSON.stringify(line)) } : {}),
  };
  // Before anything is opened: without it nothing can be served.
  const key = settings.applications === "stored" ? parseSealingKey(sealingKey) : undefined;
  const store = await openPlace(settings.lists, "made");
  try {
    if (key === undefined) {
      const sandbox = await startStoredSandbox(store, options);
      stopWhenTold(sandbox, store);
      introduce(sandbox, settings, say);
    } else {
      const platform = await startPlatform(store, { ...options, webhooks, sealingKey: key });
      stopWhenTold(platform, store);
      introduceStored(platform, settings, say);
      await warnOfDemonstration(store, say);
      introduceEnd(say);
    }
  } catch (error) {
    await store.close();
    throw error;
  }
}

function stopWhenTold(listening: Listening, store: RegistryStore): void {
  let stopping = false;
  const stop = () => {
    // A terminal may tell a process twice, itself and through npx.
    if (stopping) return;
    stopping = true;
    void stopped(listening, store).then((exitCode) => process.exit(exitCode));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

async function stopped(listening: Listening, store: RegistryStore): Promise<number> {
  try {
    await listening.close({ graceMs });
    await store.close();
    return 0;
  } catch (error) {
    console.error(failureText(error));
    return 1;
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

function introduceAddresses(
  title: string,
  { baseUrl }: Pick<Listening, "baseUrl">,
  lists: ListsPlace,
  say: Say,
): void {
  say(`${title}: ${baseUrl}`);
  say(`说明页 Page to read: ${baseUrl}${openPath.page}`);
  say(`OpenAPI: ${baseUrl}${openPath.document}`);
  say(`运行状况 Health: ${baseUrl}${openPath.health}`);
  say(`名单 Lists: ${nameOf(lists)}`);
}

function introduceStored(platform: Listening, { lists, webhooks }: PlatformSettings, say: Say): void {
  introduceAddresses("平台 Platform", platform, lists, say);
  if (webhooks === "off") say("推送地址 Webhooks: 停用，不推送任何地址 off, none is told");
  say("\n应用在数据库里。The applications are those of the database: yingcha application list");
}

/** Nobody issued it, and departments would be told to decide by it, 五(四). */
async function warnOfDemonstration({ catalogues }: RegistryStore, say: Say): Promise<void> {
  const version = await catalogues.activeVersion();
  const active = version === undefined ? undefined : await catalogues.find(version);
  if (active !== undefined && documentOf(active.text).nature === "demonstration")
    say(
      "\n现行目录是演示目录，不是信用办发布的，不能据以审批。The active catalogue is a demonstration, which no credit office issued: decide nothing by it. yingcha catalogue publish, yingcha catalogue activate",
    );
}

function introduce(
  sandbox: StoredSandbox,
  { lists, seed, signingKeyFiles }: PlatformSettings,
  say: Say,
): void {
  const { applications, scenarios } = sandbox;
  introduceAddresses("演示平台 Demonstration platform", sandbox, lists, say);
  say("\n应用（人人皆知，只配虚构数据）Applications, known to everybody:");
  for (const { appKey, secret } of applications) say(`  appKey: ${appKey}  secret: ${secret}`);
  if (scenarios.length > 0) say("\n可试的主体 Subjects to try:");
  else if (seed === "empty") say("\n没有预置任何主体。Nobody was put on the lists.");
  else say("\n数据库已有主体，未再预置。The database holds subjects already; it is as it was.");
  for (const { subject, matterType, outcome, title } of scenarios)
    if (typeof subject === "string")
      say(`  ${subject}  ${matterType.padEnd(27)} ${outcome.padEnd(12)} ${title}`);
  if (lists.kind === "memory") say("\n保留名单 To keep the lists: npx yingcha platform --database lists.db");
  if (signingKeyFiles.length === 0)
    say(
      "\n快照签名密钥为临时密钥，停止即失效。The key that signs snapshots is gone when it stops: --signing-key FILE",
    );
  introduceEnd(say);
}

function introduceEnd(say: Say): void {
  say("\nCtrl+C 停止 stops it.");
}
