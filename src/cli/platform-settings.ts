import { parseArgs } from "node:util";
import { keysMaxCount } from "../contract/keys";
import { type ListsPlace, placeOf } from "./lists-place";
import { type NoOrder, refused } from "./no-order";

/** How the platform is to be served. */
export interface PlatformSettings {
  readonly port: number;
  readonly host: string;
  readonly lists: ListsPlace;
  readonly applications: "demonstration" | "stored";
  readonly seed: "scenarios" | "empty";
  readonly log: "quiet" | "requests";
  /** `off`: no address is told of changes, as over a copy of lists that others serve. */
  readonly webhooks: "on" | "off";
  /** Files of the keys that are published for snapshots; the first one signs. None: one is drawn at the start. */
  readonly signingKeyFiles: readonly string[];
  /** Files of public keys by which catalogues are signed. */
  readonly catalogueKeyFiles: readonly string[];
}

interface ParsedSettings {
  readonly kind: "platform";
  readonly settings: PlatformSettings;
}

const openReason =
  "--applications：演示密钥人人皆知，监听本机以外的地址或使用 PostgreSQL 时不会默认启用；请明确写 stored 或 demonstration。" +
  "The demonstration keys are known to everybody, so beyond this machine and over PostgreSQL they are served only when asked for: say --applications stored or demonstration.";

const unsignedReason =
  "--applications stored 须有 --signing-key，各进程相同，否则一个进程签的快照另一个进程的公钥验不了：openssl genpkey -algorithm ed25519 -out snapshot-key.pem。" +
  "needs --signing-key, the same for every process: by a key drawn at the start nobody verifies what another process signed.";

/**
 * Reads how the platform is to be served. Pure.
 *
 * @param args what follows the program's name
 * @param environment of it `DATABASE_URL`, where no database is named
 * @returns the settings, or why they are refused
 * @throws Error of `parseArgs` for an option that is none
 * @example
 * parsePlatformSettings(["platform", "--port", "0"], {})
 */
export function parsePlatformSettings(
  args: readonly string[],
  environment: { readonly DATABASE_URL?: string | undefined },
): ParsedSettings | NoOrder {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: "string", default: "8791" },
      host: { type: "string", default: "127.0.0.1" },
      database: { type: "string" },
      applications: { type: "string" },
      seed: { type: "string" },
      log: { type: "string", default: "quiet" },
      webhooks: { type: "string", default: "on" },
      "signing-key": { type: "string", multiple: true, default: [] },
      "catalogue-key": { type: "string", multiple: true, default: [] },
      help: { type: "boolean", short: "h" },
    },
  });
  const { port, host, database, log, webhooks, help, "signing-key": signingKeyFiles } = values;
  if (help) return { kind: "help" };
  const [command, ...rest] = positionals;
  if (command !== "platform" || rest.length > 0) return refused(`不认识 Unknown: ${positionals.join(" ")}`);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return refused(`--port ${port}`);
  if (database === "") return refused("--database");
  if (signingKeyFiles.includes("") || signingKeyFiles.length > keysMaxCount) return refused("--signing-key");
  const lists = placeOf(database, environment.DATABASE_URL);
  // A city's database may stand behind a proxy of this machine, through which everybody comes from the loopback.
  const isOwn = isLoopback(host) && lists.kind !== "postgres";
  const applications = values.applications ?? (isOwn ? "demonstration" : undefined);
  if (applications === undefined) return refused(openReason);
  if (applications !== "demonstration" && applications !== "stored")
    return refused(`--applications ${applications}`);
  const { seed = applications === "stored" ? "empty" : "scenarios" } = values;
  if (seed !== "scenarios" && seed !== "empty") return refused(`--seed ${seed}`);
  if (log !== "quiet" && log !== "requests") return refused(`--log ${log}`);
  if (webhooks !== "on" && webhooks !== "off") return refused(`--webhooks ${webhooks}`);
  if (applications === "stored" && lists.kind === "memory")
    return refused("--applications stored 须有 --database 或 DATABASE_URL。needs a database.");
  if (applications === "stored" && signingKeyFiles.length === 0) return refused(unsignedReason);
  const settings: PlatformSettings = {
    ...{ port: Number(port), host, lists, applications, seed, log, webhooks, signingKeyFiles },
    catalogueKeyFiles: values["catalogue-key"],
  };
  return { kind: "platform", settings };
}

/** Whether nobody but this machine reaches an address. */
function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}
