import { catalogueSignatureHeader } from "./catalogue-statement";
import { openapiExamples } from "./openapi-examples";
import { lookupMaxCount, platformPath } from "./platform-path";
import { refusalResponses, refusals, refusedEverywhere } from "./refusal-responses";
import { requiredScopes, scopesLine } from "./required-scopes";
import { signedAnswerHeaders } from "./signed-answer-headers";

/**
 * Describes what the SDK asks: who is listed, and the active catalogue. Pure.
 *
 * @returns paths of the OpenAPI document
 * @source 五(三), 五(四)
 * @example
 * lookupOperations()["/v1/lookups"]
 */
export function lookupOperations() {
  return {
    [`/${platformPath.lookups}`]: {
      post: {
        operationId: "findStandings",
        tags: ["lists"],
        summary: "批量查询主体的信用状况 Who is listed",
        description:
          `${scopesLine(requiredScopes.lookups)}\n\n` +
          `一次最多 ${lookupMaxCount} 个主体，逐个应答，顺序相同，个数相同。SDK 不认识的名单、层级、状态使该主体的应答不可用，其余主体不受影响；多出的字段一律忽略。\n\n` +
          `At most ${lookupMaxCount} subjects, answered one by one in the same order. A list, scope or status that the ` +
          "SDK does not know makes that subject's answer unusable and no other's; fields it does not know are dropped.",
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: { $ref: "#/components/schemas/LookupRequest" },
              example: openapiExamples.lookup,
            },
          },
        },
        responses: {
          "200": {
            description: "每个主体一份信用状况。A standing for every subject asked.",
            headers: signedAnswerHeaders,
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/LookupAnswer" },
                example: openapiExamples.lookupAnswer,
              },
            },
          },
          ...refusalResponses(refusals.malformed, refusals.oversized, ...refusedEverywhere),
        },
      },
    },
    [`/${platformPath.catalogue}`]: {
      get: {
        operationId: "findCatalogue",
        tags: ["catalogue"],
        summary: "取现行联合奖惩目录 The active catalogue",
        description:
          `${scopesLine(requiredScopes.catalogue)}\n\n` +
          "应答带 ETag；带 If-None-Match 且未变时答 304。查询应答中的 catalogueVersion 一旦更新，SDK 即重取，不另行轮询。\n\n" +
          "The answer has an ETag; with `If-None-Match` and nothing new it is 304. The SDK asks again when a lookup names a newer `catalogueVersion`; it does not poll.",
        parameters: [
          {
            name: "version",
            in: "query",
            required: false,
            description: "某个已发布的版本，默认现行版本。A published version; default: the active one.",
            schema: { type: "integer", minimum: 1 },
          },
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
            headers: {
              etag: { $ref: "#/components/headers/Etag" },
              [catalogueSignatureHeader]: { $ref: "#/components/headers/CatalogueSignature" },
              ...signedAnswerHeaders,
            },
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/CatalogueDocument" },
                example: openapiExamples.catalogue,
              },
            },
          },
          "304": {
            description: "未变。Nothing new.",
            headers: { etag: { $ref: "#/components/headers/Etag" }, ...signedAnswerHeaders },
          },
          ...refusalResponses(refusals.malformed, refusals.catalogueRefused, ...refusedEverywhere),
        },
      },
    },
  };
}
