import { z } from "zod";
import { openPath, publicMaxCount } from "./open-path";
import { openapiExamples } from "./openapi-examples";
import { publicCursorSchema, publicKindSchema, publicLimitSchema, publicListSchema } from "./public-record";
import { refusalResponses, refusals } from "./refusal-responses";

const publicHeaders = {
  etag: {
    required: true,
    description: "应答文本的标识。Identifies the text of the answer.",
    schema: { type: "string" },
  },
  "cache-control": {
    required: true,
    description:
      "恒为 public, no-cache：可以缓存，每次使用前须重新验证。Always `public, no-cache`: it may be stored, and is asked for again before each use.",
    schema: { type: "string", const: "public, no-cache" },
  },
} as const;

const ifNoneMatch = {
  name: "if-none-match",
  in: "header",
  required: false,
  description: "已有应答的 ETag。The ETag of the answer at hand.",
  schema: { type: "string" },
} as const;

const whatIsPublic = [
  "公示今日有效的红名单、黑名单记录，不需要签名，应答也不签名。只有机构自身的记录，没有自然人，也没有作为责任人员列入的记录；" +
    "没有记录编号、版本、条数和变动时间。重点关注名单不在其中，四(四)；记录退出名单后立即不再公示，六(三)；正在核实的标明 under-verification，五(六)。",
  "What is public of the red and the black list, as it is in force today: neither the request nor the answer is signed. " +
    "Organizations only, for what they are listed for themselves; no person, and nobody listed as one who answers for an " +
    "organization. No ids, versions, counts or times of changes. Nothing of the watch list, 四(四); what has left a list is " +
    "gone at once, 六(三); what is disputed says `under-verification`, 五(六).",
];

/**
 * Describes what the public asks 公示. Pure.
 *
 * @returns paths of the OpenAPI document
 * @source 二(六), 三(一), 三(三), 四(四), 六(三)
 * @example
 * publicOperations()["/public/v1/lists/{list}"]
 */
export function publicOperations() {
  return {
    [`/${openPath.publicList}`]: {
      get: {
        operationId: "findPublicList",
        tags: ["public"],
        summary: "公示红名单、黑名单 A public list",
        description: [
          ...whatIsPublic,
          "按列入日排列。next 是下一页的 after；为 null 时没有下一页。其他参数、重复的参数一律不接受。",
          "By the day of the listing. `next` is the `after` of the next page, null where there is none. Another parameter, " +
            "or one given twice, is refused.",
        ].join("\n\n"),
        security: [],
        parameters: [
          pathParameter("list", "红名单或黑名单。The red or the black list.", publicListSchema),
          queryParameter("after", "上一页的 next。The `next` of the page before.", publicCursorSchema),
          queryParameter(
            "limit",
            `至多多少条，默认 ${publicMaxCount}。How many at most; default ${publicMaxCount}.`,
            publicLimitSchema,
          ),
          ifNoneMatch,
        ],
        responses: responsesOf("PublicPage", openapiExamples.publicPage),
      },
    },
    [`/${openPath.publicSubject}`]: {
      get: {
        operationId: "findPublicRecords",
        tags: ["public"],
        summary: "公示一个机构的记录 What is public of one organization",
        description: [
          ...whatIsPublic,
          "平台不认识的机构、没有公示记录的机构，应答一律相同：records 为空。代码不可能成立，或是自然人的证件种类，一律答 400。",
          "An organization that the platform does not know and one without a public record have the very same answer: no " +
            "`records`. A code that cannot be one, and a person's kind of document, are refused with 400 alike.",
        ].join("\n\n"),
        security: [],
        parameters: [
          pathParameter("kind", "代码种类。The kind of the code.", publicKindSchema),
          pathParameter("code", "代码。The code.", z.string().min(1).max(64)),
          ifNoneMatch,
        ],
        responses: responsesOf("PublicSubject", openapiExamples.publicSubject),
      },
    },
  };
}

function responsesOf(name: string, example: unknown) {
  return {
    "200": {
      description: "今日公示的记录。The records that are public today.",
      headers: publicHeaders,
      content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` }, example } },
    },
    "304": { description: "未变。Nothing new.", headers: publicHeaders },
    ...refusalResponses(refusals.malformed, refusals.throttled, refusals.failed),
  };
}

function pathParameter(name: string, description: string, schema: z.ZodType) {
  return { name, in: "path", required: true, description, schema: formOf(schema) } as const;
}

function queryParameter(name: string, description: string, schema: z.ZodType) {
  return { name, in: "query", required: false, description, schema: formOf(schema) } as const;
}

function formOf(schema: z.ZodType) {
  const { $schema: _, ...form } = z.toJSONSchema(schema);
  return form;
}
