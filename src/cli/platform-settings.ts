import { parseArgs } from "node:util";

/** How the platform is to be served. */
export interface PlatformSettings {
  readonly port: number;
  readonly host: string;
  readonly lists: ListsPlace;
  readonly seed: "scenarios" | "empty";
  readonly log: "quiet" | "requests";
  /** Files of public keys by which catalogues are signed. */
  readonly catalogueKeyFiles: readonly string[];
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
export const usage = `用法 Usage: yingcha platform [--port 8791] [--host 127.0.0.1] [--database FILE|URL] [--seed scenarios|empty] [--log quiet|requests] [--catalogue-key FILE …]
            yingcha catalogue keygen --key FILE
            yingcha catalogue sign --key FILE --document FILE --by NAME [--by-code CODE] --document-number NUMBER

  platform     启动本机演示平台（虚构数据）。Serves the demonstration platform with synthetic lists on this machine.

  --port       端口，0 为任意空闲端口。The TCP port; 0 is any free one. 8791
  --host       监听地址。The address to listen on. 127.0.0.1
  --database   名单存入 SQLite 文件，或 postgres://… 的 PostgreSQL；不写则看环境变量 DATABASE_URL，都没有则只在内存。Keeps the lists in an SQLite file or in PostgreSQL; default: the environment's DATABASE_URL, which no process list shows; without both they are in memory.
  --seed       预置情景，或空名单；已有主体的数据库不再预置。What is on the lists at first; a database that holds subjects is left as it is. scenarios
  --log        requests：每个请求输出一行 JSON。One line of JSON for each request. quiet
  --catalogue-key  目录签名的公钥文件（PEM），可多次写。A public key by which catalogues are signed; several while one takes the place of another.

  catalogue    在平台之外签署目录：keygen 生成私钥并输出公钥，sign 输出 POST v1/catalogues 的正文。Signs a catalogue away from the platform: keygen writes a private key and prints the public one, sign prints the body of POST v1/catalogues.
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
        "catalogue-key": { type: "string", multiple: true, default: [] },
        help: { type: "boolean", short: "h" },
      },
    });
    const { port, host, seed, log, help } = values;
    const { database } = values;
    if (help) return { kind: "help" };
    const [command, ...rest] = positionals;
    if (command !== "platform" || rest.length > 0) return refused(`不认识 Unknown: ${positionals.join(" ")}`);
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return refused(`--port ${port}`);
    if (database === "") return refused("--database");
    if (seed !== "scenarios" && seed !== "empty") return refused(`--seed ${seed}`);
    if (log !== "quiet" && log !== "requests") return refused(`--log ${log}`);
    const lists = placeOf(database, environment.DATABASE_URL);
    const catalogueKeyFiles = values["catalogue-key"];
    return {
      kind: "platform",
      settings: { port: Number(port), host, lists, seed, log, catalogueKeyFiles },
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
