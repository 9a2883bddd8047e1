import { accessScopes } from "../contract/access-scope";

/** How the command is used, in Chinese and English. */
export const usage = `用法 Usage:
  yingcha platform [--port 8791] [--host 127.0.0.1] [--database FILE|URL] [--applications demonstration|stored] [--seed scenarios|empty] [--log quiet|requests] [--webhooks on|off] [--signing-key FILE …] [--catalogue-key FILE …]
  yingcha application add APPKEY --name NAME --acts-for DEPARTMENT --scope SCOPE [--requests-per-minute N] [--database FILE|URL]
  yingcha application change APPKEY [--name NAME] [--acts-for DEPARTMENT] [--scope SCOPE] [--requests-per-minute N|none] [--database FILE|URL]
  yingcha application list | rotate APPKEY | retire APPKEY [--newer] | remove APPKEY [--database FILE|URL]
  yingcha register --file FILE [--database FILE|URL]
  yingcha webhook add ID --application APPKEY --url URL | list | resume ID | remove ID [--database FILE|URL]
  yingcha lists renew [--database FILE|URL]
  yingcha catalogue keygen --key FILE [--public-key FILE]
  yingcha catalogue sign --key FILE --document FILE --by NAME [--by-code CODE] --document-number NUMBER
  yingcha catalogue publish FILE | diff FROM TO --platform URL
  yingcha catalogue activate VERSION --platform URL --by NAME [--by-code CODE] --document-number NUMBER
  yingcha health --platform URL

  platform     启动平台。Serves the platform on this machine; by default with synthetic lists and keys that everybody knows.

  --port       端口，0 为任意空闲端口。The TCP port; 0 is any free one. 8791
  --host       监听地址。The address to listen on. 127.0.0.1
  --database   名单存入 SQLite 文件，或 postgres://… 的 PostgreSQL；不写则看环境变量 DATABASE_URL，都没有则只在内存。Keeps the lists in an SQLite file or in PostgreSQL; default: the environment's DATABASE_URL, which no process list shows; without both they are in memory.
  --applications  demonstration：人人皆知的演示密钥，只在本机监听且不用 PostgreSQL 时为默认，数据库已有应用的一律不用；stored：数据库里的应用，须有环境变量 YINGCHA_SEALING_KEY。Who may ask: the keys that everybody knows, the default while only this machine is listened to and the lists are not in PostgreSQL, and refused where a database holds applications, or the applications in the database, by the environment's YINGCHA_SEALING_KEY.
  --seed       预置情景，或空名单；已有主体或应用的数据库不再预置。What is on the lists at first; a database that holds subjects or applications is left as it is. scenarios; with stored applications empty
  --log        requests：每个请求输出一行 JSON。One line of JSON for each request. quiet
  --webhooks   off：不向登记的地址推送，试用恢复的副本时用。Tells no webhook of changes: for a trial of a copy that was restored. on
  --signing-key  快照签名私钥文件（Ed25519，PKCS8 PEM），可多次写：第一把签名，公钥全部公布；stored 必须写，演示时不写则启动时临时生成。The file of a private key; of several the first one signs snapshots and all public keys are published. Needed with stored applications; a demonstration without it draws one at the start.
  --catalogue-key  目录签名的公钥文件（PEM），可多次写。A public key by which catalogues are signed; several while one takes the place of another.

  application  管理数据库里的应用及其密钥；新密钥只显示一次。Keeps the applications of a database; a new secret is shown once and never again.

  add          添加。Adds one.
  change       更改名称、部门、权限、限额；给出的整项替换。Puts what is given in the place of what was.
  list         列出，不含密钥。Lists them, without secrets.
  rotate       发新密钥，旧密钥仍然有效。Gives a new secret; the one before it stays live.
  retire       停用旧密钥。Takes the earlier secret away.
  --newer      停用新密钥，旧密钥照常：新密钥没有收到时用。The newer one instead, where it was never received.
  remove       删除。Removes it.

  register     把信用办交付的主体（NDJSON，一行一个）入册或更改；名单记录不变，重做无妨。Puts the subjects of a delivery on file, a line of JSON for each; their records stay, and doing it again changes nothing.

  webhook      名单变动时推送的地址（https）；密钥只显示一次。The addresses that are told when the lists change; a secret is shown once.
  --application  地址属于哪个应用；没有 watch-list 权限的，不因重点关注名单而推送。Whose the address is: it is told what that application may see.

  lists renew  从备份恢复之后更换名单的 epoch，各副本由此得知须重新建立。Once lists were restored from a backup: gives them another epoch, by which every copy learns that it must begin anew.

  catalogue    在平台之外签署目录：keygen 生成私钥并输出公钥，sign 输出 POST v1/catalogues 的正文。Signs a catalogue away from the platform: keygen writes a private key and prints the public one, sign prints the body of POST v1/catalogues.
               publish、diff、activate 在运行的平台上发布、比较、启用，应用取自环境变量 YINGCHA_APP_KEY、YINGCHA_APP_SECRET，须有权限 catalogue。publish, diff and activate ask a platform that runs, in the name of the application that the environment names, which needs the scope catalogue.

  health       名单的版本、新旧和现行目录，以环境变量所写的应用询问，须有权限 lookup、watch-list；读不到即退出码 1。The lists' version and age and the active catalogue, asked in the name of the environment's application, which needs lookup and watch-list; ends with 1 where they cannot be read.

  --name       供人辨认的名称。For people.
  --acts-for   所代表的部门，名称=代码，可重复；every-department 为所有部门。A department in whose name it acts, NAME=CODE, once for each; or every-department.
  --scope      权限，可重复。What it may do, once for each: ${accessScopes.join(" ")}
               部门的审批系统须有 lookup、watch-list、feedback；没有 watch-list 的，核查一律待定。A department's permit system needs lookup, watch-list and feedback; without watch-list each check is undetermined.
  --requests-per-minute  每个进程每分钟至多多少次请求，默认不限。How much it may ask a minute, of each process; default: no limit.
`;

/**
 * Says how one command is used, for whom it was refused. Pure.
 *
 * @param command the first word of the line
 * @returns the lines that the command has in {@link usage}, and where the rest is; all of it for a word that is no command
 * @example
 * usageOf("webhook")
 */
export function usageOf(command: string | undefined): string {
  const lines = usage.split("\n").filter((line) => line.startsWith(`  yingcha ${command} `));
  return lines.length === 0
    ? usage
    : ["用法 Usage:", ...lines, "", "全部 All of it: yingcha --help"].join("\n");
}
