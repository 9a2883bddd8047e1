import { accessScopes } from "../contract/access-scope";

/** How the command is used, in Chinese and English. */
export const usage = `用法 Usage:
  yingcha platform [--port 8791] [--host 127.0.0.1] [--database FILE|URL] [--applications demonstration|stored] [--seed scenarios|empty] [--log quiet|requests] [--signing-key FILE] [--catalogue-key FILE …]
  yingcha application add APPKEY --name NAME --acts-for DEPARTMENT --scope SCOPE [--requests-per-minute N] [--database FILE|URL]
  yingcha application change APPKEY [--name NAME] [--acts-for DEPARTMENT] [--scope SCOPE] [--requests-per-minute N|none] [--database FILE|URL]
  yingcha application list | rotate APPKEY | retire APPKEY [--newer] | remove APPKEY [--database FILE|URL]
  yingcha webhook add ID --url URL | list | resume ID | remove ID [--database FILE|URL]
  yingcha catalogue keygen --key FILE
  yingcha catalogue sign --key FILE --document FILE --by NAME [--by-code CODE] --document-number NUMBER

  platform     启动平台。Serves the platform on this machine; by default with synthetic lists and keys that everybody knows.

  --port       端口，0 为任意空闲端口。The TCP port; 0 is any free one. 8791
  --host       监听地址。The address to listen on. 127.0.0.1
  --database   名单存入 SQLite 文件，或 postgres://… 的 PostgreSQL；不写则看环境变量 DATABASE_URL，都没有则只在内存。Keeps the lists in an SQLite file or in PostgreSQL; default: the environment's DATABASE_URL, which no process list shows; without both they are in memory.
  --applications  demonstration：人人皆知的演示密钥，只在本机监听时为默认；stored：数据库里的应用，须有环境变量 YINGCHA_SEALING_KEY。Who may ask: the keys that everybody knows, the default while only this machine is listened to, or the applications in the database, by the environment's YINGCHA_SEALING_KEY.
  --seed       预置情景，或空名单；已有主体的数据库不再预置。What is on the lists at first; a database that holds subjects is left as it is. scenarios; with stored applications empty
  --log        requests：每个请求输出一行 JSON。One line of JSON for each request. quiet
  --signing-key  快照签名私钥文件（Ed25519，PKCS8 PEM）；不写则启动时临时生成，只供演示。The file of the private key by which snapshots are signed; without it one is drawn at the start, for demonstrations alone.
  --catalogue-key  目录签名的公钥文件（PEM），可多次写。A public key by which catalogues are signed; several while one takes the place of another.

  application  管理数据库里的应用及其密钥；新密钥只显示一次。Keeps the applications of a database; a new secret is shown once and never again.

  add          添加。Adds one.
  change       更改名称、部门、权限、限额；给出的整项替换。Puts what is given in the place of what was.
  list         列出，不含密钥。Lists them, without secrets.
  rotate       发新密钥，旧密钥仍然有效。Gives a new secret; the one before it stays live.
  retire       停用旧密钥。Takes the earlier secret away.
  --newer      停用新密钥，旧密钥照常：新密钥没有收到时用。The newer one instead, where it was never received.
  remove       删除。Removes it.

  webhook      名单变动时推送的地址（https）；密钥只显示一次。The addresses that are told when the lists change; a secret is shown once.

  catalogue    在平台之外签署目录：keygen 生成私钥并输出公钥，sign 输出 POST v1/catalogues 的正文。Signs a catalogue away from the platform: keygen writes a private key and prints the public one, sign prints the body of POST v1/catalogues.

  --name       供人辨认的名称。For people.
  --acts-for   所代表的部门，名称=代码，可重复；every-department 为所有部门。A department in whose name it acts, NAME=CODE, once for each; or every-department.
  --scope      权限，可重复。What it may do, once for each: ${accessScopes.join(" ")}
               部门的审批系统须有 lookup、watch-list、feedback；没有 watch-list 的，核查一律待定。A department's permit system needs lookup, watch-list and feedback; without watch-list each check is undetermined.
  --requests-per-minute  每个进程每分钟至多多少次请求，默认不限。How much it may ask a minute, of each process; default: no limit.
`;
