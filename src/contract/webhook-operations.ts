import { openapiExamples } from "./openapi-examples";

const header = (name: string, description: string) =>
  ({ name, in: "header", required: true, description, schema: { type: "string" } }) as const;

/**
 * Describes what the platform sends of itself. Pure.
 *
 * @returns webhooks of the OpenAPI document
 * @source 五(三): 信息推送; Standard Webhooks 1.0.0
 * @example
 * webhookOperations().listsChanged
 */
export function webhookOperations() {
  return {
    listsChanged: {
      post: {
        operationId: "tellListsChanged",
        tags: ["registry"],
        summary: "推送：名单已变动 Webhook: the lists have changed",
        description: [
          "平台向市信用办登记的地址推送，签名按 Standard Webhooks（HMAC-SHA256，`whsec_` 密钥）。消息只说名单到了哪个版本，" +
            "不含任何主体；收到后以 `GET /v1/changes` 读取变动。先按正文原文核对签名，再解析；时间戳超出五分钟、编号已见过的，不再处理。",
          "Sent to the addresses that the operator has entered, signed by Standard Webhooks (HMAC-SHA256, a `whsec_` " +
            "secret). It says which version the lists have come to and names nobody: read the changes by " +
            "`GET /v1/changes`. Verify the signature over the raw body before it is parsed; refuse a timestamp off by " +
            "more than five minutes, and an id that was seen.",
          "每个地址属于一个应用，按该应用发送当时的权限推送。没有 `watch-list` 的，版本就是它查询时看到的版本：只涉及重点关注名单的变动，" +
            "既不推送，也不改变版本和时间，四(四)；收到后重新查询。应用删除后不再推送。",
          "An address is one of an application and is told what that may see when it is sent. Without `watch-list` the " +
            "version is the one that its lookups name: a change to the watch list alone sends nothing and moves neither " +
            "version nor time, 四(四); look up anew. Once the application is removed nothing is sent.",
          "至少一次；同一地址同一时间只有一次尝试。两百段为收到，410 为不再需要；其余（重定向在内）按 5 秒至 24 小时的间隔重试约三天，" +
            "遵守 `Retry-After`，其间的新变动并入下一条消息。",
          "At least once, one attempt of an address at a time. 2xx is received and 410 is wanted no more; anything else, " +
            "a redirection too, is tried again after 5 s up to 24 h, for three days, heeding `Retry-After`; what changes " +
            "meanwhile is told by the next message.",
        ].join("\n\n"),
        security: [],
        parameters: [
          header("webhook-id", "消息编号，重试不变。Of the message; the same at each attempt."),
          header("webhook-timestamp", "发出的时刻，Unix 秒。When it was sent, in Unix seconds."),
          header("webhook-signature", "`v1,` 加 base64 签名。`v1,` and the signature in base64."),
        ],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: { $ref: "#/components/schemas/WebhookMessage" },
              example: openapiExamples.webhookMessage,
            },
          },
        },
        responses: {
          "204": { description: "已收到。Received." },
          "410": { description: "不再需要，平台停止推送。Wanted no more; the platform stops." },
        },
      },
    },
  };
}
