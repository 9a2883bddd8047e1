import { catalogueOperations } from "./catalogue-operations";
import { engagementOperations } from "./engagement-operations";
import { feedOperations } from "./feed-operations";
import { healthOperations } from "./health-operations";
import { lookupOperations } from "./lookup-operations";
import { openapiComponents } from "./openapi-components";
import { publicOperations } from "./public-operations";
import { registryOperations } from "./registry-operations";
import { nonceLength } from "./request-signature";
import { signatureHeader } from "./signature-header";
import { signingRecipe } from "./signing-recipe";
import { statisticsOperations } from "./statistics-operations";
import { webhookOperations } from "./webhook-operations";

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
      { name: "registry", description: "名单变更 Changes of the lists" },
      { name: "feedback", description: "执行反馈 Feedback" },
      { name: "statistics", description: "统计 Statistics" },
      { name: "health", description: "运行状况 Health" },
      { name: "public", description: "公示 What is public" },
    ],
    security: [{ appKey: [], timestamp: [], nonce: [], signature: [] }],
    paths: {
      ...lookupOperations(),
      ...registryOperations(),
      ...feedOperations(),
      ...statisticsOperations(),
      ...catalogueOperations(),
      ...engagementOperations(),
      ...healthOperations(),
      ...publicOperations(),
    },
    webhooks: webhookOperations(),
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
        CatalogueSignature: {
          description:
            "目录由谁签署：<keyId>.<Base64 签名>；演示目录没有。Who signed the catalogue; absent of one that nobody signed.",
          schema: { type: "string", pattern: "^[0-9a-f]{16}\\.[A-Za-z0-9+/]{86}==$" },
        },
        RetryAfter: {
          description: "何时再试，秒数或 HTTP 日期。When to try again, in seconds or as an HTTP date.",
          schema: { type: "string" },
        },
      },
      securitySchemes: {
        appKey: headerKey(signatureHeader.appKey, "应用标识。The application's key."),
        timestamp: headerKey(
          signatureHeader.timestamp,
          "签名时刻，带时区的 RFC 3339。When the request was signed, RFC 3339 with its offset.",
        ),
        nonce: headerKey(
          signatureHeader.nonce,
          `一次性随机数，${nonceLength.min} 至 ${nonceLength.max} 个字符；每个平台进程只接受一次。Random, ${nonceLength.min} to ${nonceLength.max} characters; accepted once by each process of the platform.`,
        ),
        signature: headerKey(signatureHeader.signature, "请求签名。The request's signature."),
      },
    },
  };
}
