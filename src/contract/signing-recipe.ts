import { answerSignature } from "./answer-signature";
import { openPath } from "./open-path";
import { platformPath } from "./platform-path";
import { nonceLength, requestSignature, timestampToleranceMs } from "./request-signature";
import { signatureHeader } from "./signature-header";

/** A worked example of both signatures, with a key that is nobody's. */
const sample = {
  appKey: "example-app",
  secret: "example-secret-of-no-worth",
  timestamp: "2026-11-24T01:00:00.000Z",
  nonce: "000102030405060708090a0b0c0d0e0f",
  body: '{"subjects":[{"kind":"uscc","code":"91350500PDY00001XT"}]}',
};

/**
 * Writes down what the interface is for, and how requests and answers are signed, with a worked example. Pure.
 *
 * @returns Markdown, Chinese first
 * @source 五(三)
 * @example
 * signingRecipe()
 */
export function signingRecipe(): string {
  const { secret, ...signed } = sample;
  const seconds = timestampToleranceMs / 1_000;
  const request = requestSignature({ ...signed, method: "POST", path: platformPath.lookups }, secret);
  const answer = answerSignature({ nonce: sample.nonce, status: 200, etag: "", body: "{}" }, secret);
  return [
    "信用信息平台的接口。应查 SDK 查询名单、取现行目录；认定部门办理名单变更；各部门读取变动、报送执行反馈。",
    "",
    "The interface of a credit platform. The SDK asks who is listed and for the active catalogue; authorities change " +
      "the lists; departments read the changes and feed back what they did.",
    "",
    `不需要签名的只有 \`GET /\`（说明页）、\`GET /${openPath.document}\`（OpenAPI 文件）、\`GET /${openPath.health}\` 和公示 ` +
      `\`GET /${openPath.publicList}\`、\`GET /${openPath.publicSubject}\`；重点关注名单的任何变动都不改变其应答，只有红名单记录因列入重点关注名单而退出，六(二)，不再公示，该列入经核实为误列的，又恢复公示，六(三)。`,
    "",
    `Without a signature there are \`GET /\` (a page to read), \`GET /${openPath.document}\` (the OpenAPI document), ` +
      `\`GET /${openPath.health}\`, and what is public: \`GET /${openPath.publicList}\` and ` +
      `\`GET /${openPath.publicSubject}\`. No change of the watch list moves what they answer, 四(四), but that a red ` +
      "record which ends by a watch listing, 六(二), is public no more, and again once that proves a mis-listing, 六(三).",
    "",
    "## 谁可以办什么 Who may do what",
    "",
    "每个应用有自己的权限（scope）和所代表的部门。接口所需权限见各接口说明，缺一即答 403 `request-forbidden`；" +
      "请求中的 `by`、`department` 须是应用所代表的部门，名称与代码一并核对；不写代码的，按应用所代表的部门补上。记录编号（`recordId`）由认定部门给出，" +
      "没有 `watch-list` 权限的应用在查询应答中看得到红、黑名单的编号：请每个名单分别编号，或不用流水号，以免空缺显示重点关注记录的条数。没有 `watch-list` 权限的应用看不到重点关注名单，四(四)：" +
      "查询应答不含其记录，来源标为 withheld，listVersion 只计该应用看得到的变动，也不给 cleanSinceOn。" +
      "名单变更须有 `authority`；任何部门都可办的（`object`、`doubt`、`confirm-doubt`、`tell-provider`、`report-misuse`，五(六)、六(二)），有 `feedback` 亦可；" +
      "变更的应答说到重点关注名单，所以都须有 `watch-list`。",
    "",
    "Each application has scopes, and departments in whose name it acts. What a path demands stands with it; without " +
      "all of it the answer is 403 `request-forbidden`. `by` and `department` in a message must be one of the " +
      "application's own departments, by name and code; a code that is left out is that of its own department. Ids of " +
      "records (`recordId`) are the authority's, and lookups without `watch-list` tell those of red and black records: " +
      "number each list apart, or not in series, or gaps count watch records. Without `watch-list` it sees nothing of the watch list, 四(四): " +
      "a lookup leaves its records out and says `withheld` of its source, `listVersion` counts the changes that the " +
      "application can see, and `cleanSinceOn` is not told. Transitions demand `authority`; those that any department " +
      "may do (`object`, `doubt`, `confirm-doubt`, `tell-provider`, `report-misuse`) are open to `feedback` too, 五(六), " +
      "六(二); their answers speak of the watch list, so all demand `watch-list`.",
    "",
    "## 请求签名 Signing a request",
    "",
    "按下列各行以换行符（\\n）连接（末尾无换行），以应用密钥做 HMAC-SHA256，结果为小写十六进制，前缀 `v1=`。" +
      `时间戳为带时区的 RFC 3339 时刻，与平台时钟相差不得超过 ${seconds} 秒；每个 nonce 只接受一次，重试须重新签名。`,
    "",
    "HMAC-SHA256 with the application's secret over these lines, joined by a line feed, none at the end; " +
      `lower-case hex after \`v1=\`. The timestamp is RFC 3339 with its offset and lies within ${seconds} s of the ` +
      "platform's clock; a nonce is accepted once, so a retry is signed anew.",
    "",
    "```text",
    "yingcha-request-v1",
    "<appKey>",
    "<timestamp, RFC 3339 with its offset>",
    `<nonce, ${nonceLength.min} to ${nonceLength.max} characters>`,
    "<method, upper case>",
    "<path below the base URL with its query, no leading slash>",
    "<SHA-256 of the body, lower-case hex; of the empty string where there is none>",
    "```",
    "",
    "示例 Example:",
    "",
    "```text",
    `secret     ${secret}`,
    `appKey     ${sample.appKey}`,
    `timestamp  ${sample.timestamp}`,
    `nonce      ${sample.nonce}`,
    "method     POST",
    `path       ${platformPath.lookups}`,
    `body       ${sample.body}`,
    `${signatureHeader.signature}: ${request}`,
    "```",
    "",
    `只读的请求（查询、取目录、读变动），用过的 nonce 由每个平台进程各自记在内存中，保存 ${2 * seconds} 秒，即时间戳可能有效的最长时间：` +
      "另一个进程或重启后的进程会再答一次，但应答仍按旧 nonce 签名，SDK 不会当作新的应答。改变数据的请求（名单变更、反馈），" +
      "nonce 另在数据库登记，所有进程之间只接受一次，重启后亦然；登记的是摘要，到期删除。" +
      "重放与其他无法确认身份的请求一样答 401，一字不差。传输须用 TLS。",
    "",
    "Of requests that only read (lookups, the catalogue, changes) each platform process keeps the nonces in its own " +
      `memory, for ${2 * seconds} s, the longest that a timestamp can be timely: another process, or the same one after a ` +
      "restart, answers once more, over the old nonce, which no SDK takes for a new answer. Of requests that change something " +
      "(transitions, feedback) the nonce is claimed in the database as well, as a digest: all processes together accept it " +
      "once, also after a restart. A replay is refused with the bytes of any other 401. Transport is TLS.",
    "",
    "## 限额 Limits",
    "",
    "应用可设每分钟请求数，超过即答 429 `request-throttled` 并签名，`Retry-After` 为整秒；查询每满 100 个主体另计一次。" +
      "只计已确认身份的请求；每个进程各自计数，N 个进程合计放行 N 倍。",
    "",
    "An application may have a limit of requests a minute; beyond it the answer is 429 `request-throttled`, signed, with " +
      "`Retry-After` in whole seconds. A lookup counts once more for every 100 subjects. Only authenticated requests count; " +
      "each process counts for itself, so N processes let N times as much through.",
    "",
    "## 更换密钥 Changing a secret",
    "",
    "更换期间新旧两个密钥都有效，应答用请求所用的那一个签名；停用或删除后至迟 5 秒，各进程均不再接受。",
    "",
    "While a secret is changed both are live, and an answer is signed with the one its request was signed with. One that " +
      "was retired or removed is refused by every process 5 s later at the latest.",
    "",
    "## 应答签名 The signature of an answer",
    "",
    "200 与 304 应答须以本次请求的 nonce 签名，SDK 拒收旧的或他人的应答。",
    "",
    "An answer with 200 or 304 is signed over its own request's nonce, so that an old or a foreign one is refused. " +
      "A refusal of a known application is signed as well, but for those below.",
    "",
    "从不签名的应答：无须签名的接口；401，因为不知道是谁；413，因为正文没有读完，签名无从核对；请求中途断开时、无法读取应用名册时的 500；" +
      "平台前的网关所答（如 429、502）。除此之外，对已知应用的拒绝也签名。SDK 对任何拒绝都不当作已核实，与是否签名无关。",
    "",
    "Never signed: what needs no signature; 401, since nobody is known; 413, since a body that was not read to its end " +
      "proves nothing; 500 for a request that broke off, and while nobody can tell who may ask; and what a gateway answers in the platform's place, such as " +
      "429 or 502. To the SDK no refusal establishes anything, signed or not.",
    "",
    "平台前的代理不得改写正文与 ETag；若压缩应答，ETag 须原样保留（nginx 的 gzip 会改成弱校验 `W/`，签名即不符）。",
    "",
    "A proxy before the platform must leave body and ETag as they are; one that compresses must not weaken the ETag " +
      "to `W/…` as nginx's gzip does, or the signature fails.",
    "",
    "```text",
    "yingcha-answer-v1",
    "<nonce of the request>",
    "<status>",
    "<ETag header as sent; an empty line where there is none>",
    "<SHA-256 of the body as sent before compression, lower-case hex>",
    "```",
    "",
    "示例 Example (200, no ETag, body `{}`, same nonce and secret):",
    "",
    "```text",
    `${signatureHeader.answerSignature}: ${answer}`,
    "```",
  ].join("\n");
}
