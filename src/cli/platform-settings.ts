import { parseArgs } from "node:util";

/** How the platform is to be served. */
export interface PlatformSettings {
  readonly port: number;
  readonly host: string;
  readonly lists: ListsPlace;
  readonly seed: "scenarios" | "empty";
  readonly log: "quiet" | "requests";
  /** The file of the key by which snapshots are signed. Default: one is drawn when the platform starts. */
  readonly signingKeyPath?: string;
}

/** Where the lists are kept; the URL of a server may hold a password. */
export type ListsPlace =
  | { readonly kind: "memory" }
  | { readonly kind: "sqlite"; readonly path: string }
  | { readonly kind: "postgres"; readonly url: string };

/** What a command line comes to. */
export type Command =
  | { readonly kind: "platform"; readonly settings: PlatformSettings }
  | { readonly kind: "help" }
  | { readonly kind: "refused"; readonly reason: string };

/** How the command is used, in Chinese and English. */
export const usage = `用法 Usage: yingcha platform [--port 8791] [--host 127.0.0.1] [--database FILE|URL] [--seed scenarios|empty] [--log quiet|requests] [--signing-key FILE]

  platform     启动本机演示平台（虚构数据）。Serves the demonstration platform with synthetic lists on this machine.

  --port       端口，0 为任意空闲端口。The TCP port; 0 is any free one. 8791
  --host       监听地址。The address to listen on. 127.0.0.1
  --database   名单存入 SQLite 文件，或 postgres://… 的 PostgreSQL；不写则看环境变量 DATABASE_URL，都没有则只在内存。Keeps the lists in an SQLite file or in PostgreSQL; default: the environment's DATABASE_URL, which no process list shows; without both they are in memory.
  --seed       预置情景，或空名单；已有主体的数据库不再预置。What is on the lists at first; a database that holds subjects is left as it is. scenarios
  --log        requests：每个请求输出一行 JSON。One line of JSON for each request. quiet
  --signing-key  快照签名私钥文件（Ed25519，PKCS8 PEM）；不写则启动时临时生成，只供演示。The file of the private key by which snapshots are signed; without it one is drawn at the start, for demonstrations alone.
`;

/**
 * Reads the command line. Pure.
 *
 * @param args what follows the program's name
 * @param environment of it `DATABASE_URL`, where no database is named
 * @returns what to do, or why it is refused
 * @example
 * parsePlatformSettings(["platform", "--port", "0"])
 */
export function parsePlatformSettings(
  args: readonly string[],
  environment: { readonly DATABASE_URL?: string | undefined } = {},
): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: "string", default: "8791" },
        host: { type: "string", default: "127.0.0.1" },
        database: { type: "string" },
        seed: { type: "string", default: "scenarios" },
        log: { type: "string", default: "quiet" },
        "signing-key": { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    const { port, host, seed, log, help } = values;
    const { database, "signing-key": signingKeyPath } = values;
    if (help) return { kind: "help" };
    const [command, ...rest] = positionals;
    if (command !== "platform" || rest.length > 0) return refused(`不认识 Unknown: ${positionals.join(" ")}`);
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return refused(`--port ${port}`);
    if (database === "") return refused("--database");
    if (signingKeyPath === "") return refused("--signing-key");
    if (seed !== "scenarios" && seed !== "empty") return refused(`--seed ${seed}`);
    if (log !== "quiet" && log !== "requests") return refused(`--log ${log}`);
    return {
      kind: "platform",
      settings: {
        ...{ port: Number(port), host, lists: placeOf(database, environment.DATABASE_URL), seed, log },
        ...(signingKeyPath === undefined ? {} : { signingKeyPath }),
      },
    };
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}

/** A URL in the environment that is another server's is another program's. */
function placeOf(database: string | undefined, fallbackUrl: string | undefined): ListsPlace {
  const url = database ?? fallbackUrl;
  if (url !== undefined && /^postgres(ql)?:\/\//.test(url)) return { kind: "postgres", url };
  return database === undefined ? { kind: "memory" } : { kind: "sqlite", path: database };
}

function refused(reason: string): Command {
  return { kind: "refused", reason };
}
