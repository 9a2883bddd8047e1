import { catalogueRefusalMeanings } from "./catalogue-refusal-meaning";
import { jsonOperation } from "./json-operation";
import { openapiExamples } from "./openapi-examples";
import { platformPath } from "./platform-path";
import { refusals } from "./refusal-responses";
import { requiredScopes, scopesLine } from "./required-scopes";

const refusalTable = [
  "| refusal | 原因 | Reason |",
  "| --- | --- | --- |",
  ...Object.entries(catalogueRefusalMeanings).map(([code, { zh, en }]) => `| \`${code}\` | ${zh} | ${en} |`),
].join("\n");

const versionParameter = (name: string, description: string) =>
  ({ name, in: "query", required: true, description, schema: { type: "integer", minimum: 1 } }) as const;

/**
 * Describes how the credit office publishes its catalogue. Pure.
 *
 * @returns paths of the OpenAPI document
 * @source 五(四)
 * @example
 * catalogueOperations()["/v1/catalogues"]
 */
export function catalogueOperations() {
  return {
    [`/${platformPath.catalogues}`]: {
      get: jsonOperation({
        operationId: "listCatalogues",
        tag: "catalogue",
        summary: "列出目录的各个版本 The versions of the catalogue",
        description: `${scopesLine(requiredScopes.catalogues)}\n\n待启用、现行、已被取代的全部版本，新的在前，不含文本。All versions, pending, active and superseded, the greatest first, without their texts.`,
        answered: "CatalogueVersions",
        example: openapiExamples.catalogueVersions,
      }),
      post: jsonOperation({
        operationId: "publishCatalogue",
        tag: "catalogue",
        summary: "发布目录的一个版本 Publish a version",
        description: [
          scopesLine(requiredScopes.cataloguePublications),
          "document 是目录文本，逐字节保存；签名由信用办离线以 Ed25519 私钥作出，平台只有公钥。发布后为待启用，启用另办。签名的内容：",
          "`document` is the text, kept byte for byte. The credit office signs it offline with Ed25519; the platform holds " +
            "public keys alone. It is pending until it is activated. What is signed:",
          "```text\nyingcha-catalogue-v1\n<version>\n<SHA-256 of the text, lower-case hex>\n```",
          "版本须高于现行版本。同一版本同一文本重发，答复相同；另以一把密钥签名的，新签名取代旧签名。The version is greater than the active one. " +
            "The same text again is answered alike; signed by another key, its new signature takes the place of the one before it.",
          refusalTable,
        ].join("\n\n"),
        asked: { schema: "CataloguePublication", example: openapiExamples.cataloguePublication },
        answered: "CatalogueVersion",
        example: openapiExamples.catalogueVersion,
        refused: [refusals.malformed, refusals.oversized, refusals.catalogueRefused],
      }),
    },
    [`/${platformPath.catalogueActivations}`]: {
      post: jsonOperation({
        operationId: "activateCatalogue",
        tag: "catalogue",
        summary: "启用目录的一个版本 Activate a version",
        description: `${scopesLine(requiredScopes.catalogueActivations)}\n\n对所有进程同时生效，只能前进；要撤回，发布一个新版本。It holds for all processes at once, and forward only: to undo, publish a new version.`,
        asked: { schema: "CatalogueActivation", example: openapiExamples.catalogueActivation },
        answered: "CatalogueVersion",
        example: openapiExamples.catalogueVersion,
        refused: [refusals.malformed, refusals.oversized, refusals.catalogueRefused],
      }),
    },
    [`/${platformPath.catalogueDiff}`]: {
      get: jsonOperation({
        operationId: "compareCatalogues",
        tag: "catalogue",
        summary: "两个版本有何不同 How two versions differ",
        description: `${scopesLine(requiredScopes.catalogueDiff)}\n\n按编号列出增加、删除、修改的条目、措施、事项类型，修改的逐字段给出前后。By id: entries, measures and matter types that were added, removed, changed, the changed ones field by field.`,
        parameters: [
          versionParameter("from", "从哪个版本。From which version."),
          versionParameter("to", "到哪个版本。To which."),
        ],
        answered: "CatalogueDiff",
        example: openapiExamples.catalogueDiff,
        refused: [refusals.malformed, refusals.catalogueRefused],
      }),
    },
  };
}
