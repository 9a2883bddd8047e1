import { answerSignature } from "./answer-signature";
import { openPath } from "./open-path";
import { platformPath } from "./platform-path";
import { requestSignature, timestampToleranceMs } from "./request-signature";
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
  const request = requestSignature({ ...signed, method: "POST", path: platformPath.lookups }, secret);
  const answer = answerSignature({ nonce: sample.nonce, status: 200, etag: "", body: "{}" }, secret);
  return [
    "信用信息平台的接口。应查 SDK 查询名单、取现行目录；认定部门办理名单变更；各部门读取变动、报送执行反馈。",
    "",
    "The interface of a credit platform. The SDK asks who is listed and for the active catalogue; authorities change " +
      "the lists; departments read the changes and feed back what they did.",
    "",
    `不需要签名的只有 \`GET /\`（说明页）、\`GET /${openPath.document}\`（本文件）、\`GET /${openPath.health}\`，其中没有任何主体或名单的内容。`,
    "",
    `Without a signature there are \`GET /\` (a page to read), \`GET /${openPath.document}\` (this document) and ` +
      `\`GET /${openPath.health}\`, which hold nothing of any subject or list.`,
    "",
    "## 请求签名 Signing a request",
    "",
    "按下列各行以换行符（\\n）连接（末尾无换行），以应用密钥做 HMAC-SHA256，结果为小写十六进制，前缀 `v1=`。" +
      `时间戳与平台时钟相差不得超过 ${timestampToleranceMs / 1_000} 秒；每个 nonce 只接受一次，重试须重新签名。`,
    "",
    "HMAC-SHA256 with the application's secret over these lines, joined by a line feed, none at the end; " +
      `lower-case hex after \`v1=\`. The timestamp lies within ${timestampToleranceMs / 1_000} s of the platform's ` +
      "clock; a nonce is accepted once, so a retry is signed anew.",
    "",
    "```text",
    "yingcha-request-v1",
    "<appKey>",
    "<timestamp, RFC 3339>",
    "<nonce, 16 characters or more>",
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
    "## 应答签名 The signature of an answer",
    "",
    "200 与 304 应答须以本次请求的 nonce 签名，SDK 拒收旧的或他人的应答。",
    "",
    "An answer with 200 or 304 is signed over its own request's nonce, so that an old or a foreign one is refused. " +
      "A refusal of a known application is signed as well.",
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
