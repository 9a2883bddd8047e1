import { eventChangesMaxCount, eventIdForm, eventsLifeMaxMs, lastEventIdHeader } from "./changes-event";
import { changesSinceSchema } from "./changes-page";
import { epochParameter } from "./epoch-parameter";
import { integerForm } from "./integer-form";
import { openapiExamples } from "./openapi-examples";
import { platformPath } from "./platform-path";
import { refusalResponses, refusals, refusedEverywhere } from "./refusal-responses";
import { requiredScopes, scopesLine } from "./required-scopes";
import { signedAnswerHeaders } from "./signed-answer-headers";

const eventForm = [
  "```text",
  "id: <epoch>.<最后一条的序号 the number of the last change>",
  "event: changes",
  "data: <签名 signature> <ChangesPage, JSON>",
  "",
  "event: heartbeat",
  "data: <签名 signature> <Heartbeat, JSON>",
  "```",
].join("\n");

const eventRecipe = [
  "```text",
  "yingcha-event-v1",
  "<nonce of the request>",
  "<event>",
  "<SHA-256 of the JSON, lower-case hex>",
  "```",
].join("\n");

const snapshotRecipe = [
  "```text",
  "yingcha-snapshot-v1",
  "<listVersion>",
  "<asOf>",
  "<subjectCount>",
  "<checksum>",
  "```",
].join("\n");

/**
 * Describes what whoever keeps a copy of the lists reads: changes while they happen, all standings at once, and the
 * keys by which those are verified. Pure.
 *
 * @returns paths of the OpenAPI document
 * @source 五(三), 五(五), 六(三); HTML Standard, server-sent events
 * @example
 * feedOperations()["/v1/events"]
 */
export function feedOperations() {
  return {
    [`/${platformPath.events}`]: {
      get: {
        operationId: "followChanges",
        tags: ["registry"],
        summary: "变动推送 Changes while they happen",
        description: [
          scopesLine(requiredScopes.events),
          `服务器推送事件（SSE），连接不断。先补上 since 之后的变动，此后随时推送；每条消息至多 ${eventChangesMaxCount} 个变动，按序号连续，没有空缺。断线后以收到的最后一个 id 作 Last-Event-ID 重新签名请求，什么也不会少。`,
          `Server-sent events on a connection that stays: first what came after \`since\`, then each change as it happens, at most ${eventChangesMaxCount} in a message, by number and without a gap. ` +
            "Whoever loses the connection asks again, signed anew, with the last `id` as `Last-Event-ID`, and misses nothing.",
          eventForm,
          "每条消息各自签名：按下列各行以换行符连接，以应用密钥做 HMAC-SHA256，结果同应答签名。`id`、`retry` 与注释不在签名之内：序号以 JSON 中的为准，retry 超过 30 秒按 30 秒。",
          "Each message is signed by itself: HMAC-SHA256 with the application's secret over these lines, in the form of an " +
            "answer's signature. `id`, `retry` and comments are not covered: go by the numbers in the JSON, and by no `retry` beyond 30 s.",
          eventRecipe,
          "至少每 15 秒一条 heartbeat：平台在 at 时查过名单，至 listVersion 的变动均已发出。heartbeat 的 listVersion 与已收序号不等，或久无消息，即应断开重连。at 停在过去，说明平台暂时读不了名单。",
          "A `heartbeat` at least every 15 s: as of `at` nothing was untold, and all through `listVersion` has been sent. " +
            "Where that is not the last number received, or nothing comes for long, drop the connection and come back. An `at` that stays behind says that the platform cannot read its lists.",
          "id 带名单的 epoch。名单由备份恢复后 epoch 更换，同一序号可能是另一变动：带旧 id 重连得 409，须丢弃副本，重新建立。",
          "The `id` bears the epoch of the lists. Lists that were restored from a backup bear another one, and the same number " +
            "may be another change: an earlier `id` is answered 409; drop the copy and begin anew.",
          `一条连接至多 ${eventsLifeMaxMs / 60_000} 分钟，到时平台正常结束，以最后一个 id 重连即可；应用被删除、不再有所需权限、或所用密钥已停用的，数秒内结束。`,
          `A stream ends in good order after ${eventsLifeMaxMs / 60_000} min at most: come back with the last \`id\`. One whose application is removed, lacks a scope, or has its secret retired ends within seconds.`,
          "有消息可发而 30 秒不读的连接由平台断开。平台停止服务时各连接正常结束；各连接的 retry 不同，以免同时重连。收到 erased 即须删除该记录的副本，六(三)。",
          "A connection that takes nothing for 30 s while there is something to send is dropped. When the platform stops, " +
            "streams end in good order; `retry` differs from stream to stream, lest all come back at once. An `erased` change means that the copy of that record is erased, 六(三).",
        ].join("\n\n"),
        parameters: [
          {
            name: "since",
            in: "query",
            required: false,
            description: "已知的最后一个序号，默认 0。The last number that is known; default 0.",
            schema: { ...integerForm(changesSinceSchema), default: 0 },
          },
          epochParameter,
          {
            name: lastEventIdHeader,
            in: "header",
            required: false,
            description:
              "收到的最后一个 id；有它则不看查询，不在签名之内。The last `id` received; goes before the query, and is not covered by the signature.",
            schema: { type: "string", pattern: eventIdForm.source },
          },
        ],
        responses: {
          "200": {
            description: "消息流。The stream of messages.",
            content: {
              "text/event-stream": {
                schema: textOf("ChangesPage", "Heartbeat"),
                example: openapiExamples.events,
              },
            },
          },
          ...refusalResponses(refusals.malformed, refusals.sequenceUnknown, ...refusedEverywhere),
        },
      },
    },
    [`/${platformPath.snapshot}`]: {
      get: {
        operationId: "findSnapshot",
        tags: ["registry"],
        summary: "全部名单快照 All standings at one version",
        description: [
          scopesLine(requiredScopes.snapshot),
          "同一 listVersion 的全部信用状况，每行一个 JSON（NDJSON），供建立副本：首行 SnapshotHeader，其后按 kind、code 排列各主体的 Standing，末行 SnapshotTrailer。此后以首行的 epoch 和 listVersion（作 since）接收变动。",
          "All standings at one `listVersion`, a line of JSON each (NDJSON), to build a copy from: first a SnapshotHeader, " +
            "then every Standing in the order of kind and code, last a SnapshotTrailer. From there on follow the changes after `listVersion`, under the `epoch` of the first line.",
          "没有末行、checksum 不符或签名不成立的快照不得使用。checksum 是末行之前全部字节的 SHA-256；签名为 Ed25519，覆盖下列各行（以换行符连接），公钥见 " +
            `GET /${platformPath.keys}。`,
          "One without its last line, whose checksum or signature does not hold, is not to be used. `checksum` is the SHA-256 of " +
            "every byte before the last line; the signature is Ed25519 over these lines, joined by a line feed, by a key of " +
            `GET /${platformPath.keys}.`,
          snapshotRecipe,
          "每个平台进程同时至多两份，每个应用至多一份；误列记录的残留字节清除之前不开始新的，均答 429。一份至多 5 分钟，30 秒不读即断开，断开后从头再取。取快照期间认定有误而删除的记录可能仍在其中，随后的 erased 变动须照办，六(三)。",
          "At most two at once in each process of the platform, and one of each application; none begins before the bytes of an erasure are gone, 六(三): else 429. One takes 5 min at most and is dropped when nothing of it is taken for 30 s, to be " +
            "begun anew. A record that is erased meanwhile may be in it still: the `erased` change that follows is to be heeded, 六(三).",
        ].join("\n\n"),
        responses: {
          "200": {
            description: "快照，逐行。The snapshot, line by line.",
            content: {
              "application/x-ndjson": {
                schema: textOf("SnapshotHeader", "Standing", "SnapshotTrailer"),
                example: openapiExamples.snapshot,
              },
            },
          },
          ...refusalResponses(...refusedEverywhere),
        },
      },
    },
    [`/${platformPath.keys}`]: {
      get: {
        operationId: "findKeys",
        tags: ["registry"],
        summary: "平台公钥 The platform's public keys",
        description:
          `${scopesLine(requiredScopes.keys)}\n\n` +
          "验证快照签名的公钥（Ed25519，SPKI，base64）；keyId 是其 SHA-256 的前 16 位十六进制数。\n\n" +
          "The keys that verify snapshots (Ed25519, SPKI in base64); `keyId` is the first 16 hexadecimal digits of the key's SHA-256.",
        responses: {
          "200": {
            description: "公钥。The keys.",
            headers: signedAnswerHeaders,
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/Keys" },
                example: openapiExamples.keys,
              },
            },
          },
          ...refusalResponses(...refusedEverywhere),
        },
      },
    },
  };
}

/** A text in which each piece is JSON of one of these. */
function textOf(...names: readonly string[]) {
  const oneOf = names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  return { type: "string", contentMediaType: "application/json", contentSchema: { oneOf } } as const;
}
