import { openapiExamples } from "./openapi-examples";
import { platformPath } from "./platform-path";
import { refusalResponses, refusals, refusedEverywhere } from "./refusal-responses";
import { requiredScopes, scopesLine } from "./required-scopes";
import { signedAnswerHeaders } from "./signed-answer-headers";

/**
 * Describes what the credit office reads of what departments did, and what departments report for it. Pure.
 *
 * @returns paths of the OpenAPI document
 * @source 四(三), 四(四), 五(三) (R10, R13, R18)
 * @example
 * statisticsOperations()["/v1/statistics"]
 */
export function statisticsOperations() {
  return {
    [`/${platformPath.matterCounts}`]: {
      post: {
        operationId: "reportMatterCount",
        tags: ["statistics"],
        summary: "报送办结件数 Report how many matters were concluded",
        description: [
          scopesLine(requiredScopes.matterCounts),
          "一个部门一个月一类事项一份，无论是否核查过：应查必查按它计算。更正即再报一份，后到的取代先到的，先到的留存备查。",
          "One for each department, month and matter type, checked or not: what coverage is held against. To correct it " +
            "report again; the last one to come counts, and those before are kept for the record.",
          "**幂等 Idempotent** by `reportId`：同一份重发，照样应答，不再取代后来的；同一部门的 `reportId` 相同而内容不同，答 409 `report-conflicting`。不填 `reportId` 的，每次都算新的一份。" +
            "The same report sent again is answered alike and takes no later one's place; another one of the department " +
            "under the same `reportId` is refused with 409 `report-conflicting`. Without a `reportId` each one is new.",
        ].join("\n\n"),
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: { $ref: "#/components/schemas/MatterCount" },
              example: openapiExamples.matterCount,
            },
          },
        },
        responses: {
          "200": {
            description: "已经保存。Kept, now or when it first came.",
            headers: signedAnswerHeaders,
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/MatterCountAnswer" },
                example: openapiExamples.matterCountAnswer,
              },
            },
          },
          ...refusalResponses(
            refusals.malformed,
            refusals.oversized,
            refusals.reportConflicting,
            ...refusedEverywhere,
          ),
        },
      },
    },
    [`/${platformPath.statistics}`]: {
      get: {
        operationId: "findStatistics",
        tags: ["statistics"],
        summary: "读取一个月的统计 A month in figures",
        description: [
          scopesLine(requiredScopes.statistics),
          "按部门、事项类型给出案件数、办理结果、应查必查的覆盖率，并按名单、措施给出执行与未执行的次数。每个数字的含义见 statistics.md。",
          "By department and matter type: cases, what came of them, and coverage; by list and measure: how often it was " +
            "carried out and skipped. What each figure means is in statistics.md.",
          "没有 `watch-list` 权限的应用，所见如同没有重点关注记录对任何案件有影响，四(四)：这样的案件计入其他名单或 none，" +
            "由此才会出现的措施不列；合计只是所列各行之和，减不出未列的部分。",
          "To an application without `watch-list` it is as though no watch record bore on any case, 四(四): such a case is " +
            "among the other lists or `none`, a measure that would point to it is left out, and every sum is one of the " +
            "rows that are told, so that nothing comes out by subtraction.",
          "查询串在签名之内；其他参数、重复的参数一律不接受。CSV 的应答签名也覆盖开头的字节顺序标记。" +
            "The query is covered by the signature; another parameter, or one given twice, is refused. The answer's " +
            "signature covers the byte order mark of the CSV too.",
        ].join("\n\n"),
        parameters: [
          {
            name: "month",
            in: "query",
            required: true,
            description: "北京时间的月份。The month, in Beijing.",
            schema: { $ref: "#/components/schemas/Month" },
          },
          {
            name: "department",
            in: "query",
            required: false,
            description: "只看一个部门，按其代码。One department alone, by its code.",
            schema: { $ref: "#/components/schemas/Id" },
          },
          {
            name: "format",
            in: "query",
            required: false,
            description: "json（默认）或 csv。Default json.",
            schema: { type: "string", enum: ["json", "csv"], default: "json" },
          },
        ],
        responses: {
          "200": {
            description: "该月的统计。The month in figures.",
            headers: signedAnswerHeaders,
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/Statistics" },
                example: openapiExamples.statistics,
              },
              "text/csv": { schema: { type: "string" } },
            },
          },
          ...refusalResponses(refusals.malformed, ...refusedEverywhere),
        },
      },
    },
  };
}
