import type { CatalogueDocumentInput } from "../catalogue/catalogue-document";
import { answerSignature } from "./answer-signature";
import type { LookupRequest } from "./lookup";
import { openapiComponents } from "./openapi-components";
import { lookupMaxCount, platformPath } from "./platform-path";
import type { Problem, ProblemCode } from "./problem";
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

function signingRecipe(): string {
  const { secret, ...signed } = sample;
  const request = requestSignature({ ...signed, method: "POST", path: platformPath.lookups }, secret);
  const answer = answerSignature({ nonce: sample.nonce, status: 200, etag: "", body: "{}" }, secret);
  return [
    "应查 SDK 与信用信息平台之间的接口：查询名单、取现行目录。",
    "",
    "The interface between the SDK and a credit platform: who is listed, and the active catalogue.",
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

const lookupExample: LookupRequest = {
  subjects: [{ kind: "uscc", code: "91350500PDY00001XT" }],
};

const answerExample = {
  listVersion: 48,
  asOf: "2026-11-24T01:00:00.000Z",
  catalogueVersion: 1,
  standings: [
    {
      kind: "known",
      subject: { kind: "uscc", code: "91350500PDY00001XT" },
      subjectType: "legal-person",
      name: "示例红榜建设有限公司（虚构）",
      formerNames: [],
      links: [],
      records: [],
      cleanSinceOn: "2023-05-08",
      recognitions: [],
      sources: [
        { id: "city-lists", title: "市红黑名单数据库", lists: ["red", "black", "watch"], state: "answered" },
      ],
    },
  ],
};

const catalogueExample: CatalogueDocumentInput = {
  catalogueId: "example",
  version: 1,
  title: "示例目录（虚构）",
  nature: "demonstration",
  packId: "quanzhou-2018-51",
  issuer: { name: "示例信用办" },
  effectiveOn: "2018-04-25",
  entries: [],
  measures: [],
  matterTypes: [],
  itemCodes: [{ itemCode: "350500-XK-0001", matterType: "administrative-license" }],
};

interface Refusal {
  readonly status: number;
  readonly code: ProblemCode;
  readonly title: string;
  readonly description: string;
}

const refusals = {
  malformed: {
    status: 400,
    code: "request-malformed",
    title: "请求不符合约定格式",
    description: "请求不符合约定格式。The request does not hold to the contract.",
  },
  unauthenticated: {
    status: 401,
    code: "request-unauthenticated",
    title: "无法确认请求方身份",
    description:
      "无法确认请求方身份：应用、签名、时间戳或 nonce 不成立，均同样答复。Key, signature, timestamp or nonce does not hold; all are refused alike.",
  },
  unknown: {
    status: 404,
    code: "path-unknown",
    title: "没有这个接口",
    description: "没有这个接口。No such path.",
  },
  oversized: {
    status: 413,
    code: "request-oversized",
    title: "请求过大",
    description: "请求过大。The request is too large.",
  },
  throttled: {
    status: 429,
    code: "request-throttled",
    title: "请求过于频繁",
    description:
      "请求过于频繁；SDK 遵守 Retry-After，但不超过自身时限。Too many requests; the SDK heeds `Retry-After` within its own deadline.",
  },
  failed: {
    status: 500,
    code: "platform-failed",
    title: "平台内部故障",
    description:
      "平台内部故障（其他 5xx 同此）。SDK 视为未能核实，绝不视为无记录。The platform failed (any other 5xx alike). To the SDK this is “not established”, never “no record”.",
  },
} as const satisfies Record<string, Refusal>;

const everywhere: readonly Refusal[] = [
  refusals.unauthenticated,
  refusals.unknown,
  refusals.throttled,
  refusals.failed,
];

function refusalResponses(...rows: readonly Refusal[]) {
  const byStatus = [...rows].sort((a, b) => a.status - b.status);
  return Object.fromEntries(
    byStatus.map(({ status, code, title, description }) => {
      const example: Problem = { type: `urn:yingcha:problem:${code}`, title, status, code };
      const retry =
        status === 429 || status >= 500 ? { "retry-after": { $ref: "#/components/headers/RetryAfter" } } : {};
      return [
        String(status),
        {
          description,
          headers: retry,
          content: { "application/problem+json": { schema: { $ref: ref("Problem") }, example } },
        },
      ];
    }),
  );
}

function ref(name: string): string {
  return `#/components/schemas/${name}`;
}

const signedAnswer = {
  [signatureHeader.answerSignature]: { $ref: "#/components/headers/AnswerSignature" },
};

const headerKey = (name: string, description: string) =>
  ({ type: "apiKey", in: "header", name, description }) as const;

/**
 * Makes the OpenAPI 3.1 document of the platform's interface, from the zod schemas that read it. Pure.
 *
 * @returns the document, plain data; `docs/openapi.json` is its text
 * @source 五(三), 五(四); OpenAPI 3.1.1, JSON Schema 2020-12, RFC 9457
 * @example
 * JSON.stringify(openapiDocument(), undefined, 2)
 */
export function openapiDocument() {
  return {
    openapi: "3.1.1",
    info: {
      title: "应查平台接口 Yingcha platform interface",
      version: "1",
      description: signingRecipe(),
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [
      {
        url: "{baseUrl}",
        description: "平台地址，即 platform.baseUrl。The platform, as in the option `platform.baseUrl`.",
        variables: { baseUrl: { default: "https://credit.invalid" } },
      },
    ],
    tags: [
      { name: "lists", description: "名单 Lists" },
      { name: "catalogue", description: "目录 Catalogue" },
    ],
    security: [{ appKey: [], timestamp: [], nonce: [], signature: [] }],
    paths: {
      [`/${platformPath.lookups}`]: {
        post: {
          operationId: "findStandings",
          tags: ["lists"],
          summary: "批量查询主体的信用状况 Who is listed",
          description:
            `一次最多 ${lookupMaxCount} 个主体，逐个应答，顺序相同，个数相同。SDK 不认识的名单、层级、状态使该主体的应答不可用，其余主体不受影响；多出的字段一律忽略。` +
            `At most ${lookupMaxCount} subjects, answered one by one in the same order. A list, scope or status that the ` +
            "SDK does not know makes that subject's answer unusable and no other's; fields it does not know are dropped.",
          requestBody: {
            required: true,
            content: {
              "application/json": { schema: { $ref: ref("LookupRequest") }, example: lookupExample },
            },
          },
          responses: {
            "200": {
              description: "每个主体一份信用状况。A standing for every subject asked.",
              headers: signedAnswer,
              content: {
                "application/json": { schema: { $ref: ref("LookupAnswer") }, example: answerExample },
              },
            },
            ...refusalResponses(refusals.malformed, refusals.oversized, ...everywhere),
          },
        },
      },
      [`/${platformPath.catalogue}`]: {
        get: {
          operationId: "findCatalogue",
          tags: ["catalogue"],
          summary: "取现行联合奖惩目录 The active catalogue",
          description:
            "应答带 ETag；带 If-None-Match 且未变时答 304。查询应答中的 catalogueVersion 一旦更新，SDK 即重取，不另行轮询。" +
            "The answer has an ETag; with `If-None-Match` and nothing new it is 304. The SDK asks again when a lookup names a newer `catalogueVersion`; it does not poll.",
          parameters: [
            {
              name: "if-none-match",
              in: "header",
              required: false,
              description: "已有目录的 ETag。The ETag of the catalogue at hand.",
              schema: { type: "string" },
            },
          ],
          responses: {
            "200": {
              description: "现行目录。The active catalogue.",
              headers: { etag: { $ref: "#/components/headers/Etag" }, ...signedAnswer },
              content: {
                "application/json": { schema: { $ref: ref("CatalogueDocument") }, example: catalogueExample },
              },
            },
            "304": {
              description: "未变。Nothing new.",
              headers: { etag: { $ref: "#/components/headers/Etag" }, ...signedAnswer },
            },
            ...refusalResponses(...everywhere),
          },
        },
      },
    },
    components: {
      schemas: openapiComponents(),
      headers: {
        AnswerSignature: {
          required: true,
          description: "应答签名。The answer's signature.",
          schema: { type: "string", pattern: "^v1=[0-9a-f]{64}$" },
        },
        Etag: {
          required: true,
          description:
            "目录文本的标识，在签名之内。Identifies the catalogue's text; covered by the signature.",
          schema: { type: "string" },
        },
        RetryAfter: {
          description: "何时再试，秒数或 HTTP 日期。When to try again, in seconds or as an HTTP date.",
          schema: { type: "string" },
        },
      },
      securitySchemes: {
        appKey: headerKey(signatureHeader.appKey, "应用标识。The application's key."),
        timestamp: headerKey(signatureHeader.timestamp, "签名时刻，RFC 3339。When the request was signed."),
        nonce: headerKey(signatureHeader.nonce, "一次性随机数，至少 16 个字符。Random, accepted once."),
        signature: headerKey(signatureHeader.signature, "请求签名。The request's signature."),
      },
    },
  };
}
