import { eventsQuerySchema, lastEventIdHeader, lastEventIdSchema } from "../../contract/changes-event";
import { type Answering, type AnswerParts, malformed, unknownPath } from "./message";
import { parsedQuery } from "./parsed-query";

const retryAfterMs = 30_000;

/**
 * Makes what tells of changes while they happen.
 *
 * @param parts the feed; without it there is no such path
 * @returns a stream after what `Last-Event-ID` names, or by the query `since` and `epoch`
 * @source 五(三), 五(五), 六(三) (R8); HTML Standard, server-sent events
 * @example
 * answerEvents(parts)
 */
export function answerEvents({ feed }: Pick<AnswerParts, "feed">): Answering {
  return async ({ query, header, application, nonce, secret, isStillLet, disconnect }) => {
    if (feed === undefined) return unknownPath;
    const request = parsedQuery(eventsQuerySchema, query);
    const lastId = header(lastEventIdHeader);
    const after = lastId === undefined ? request : lastEventIdSchema.safeParse(lastId).data;
    if (request === undefined || after === undefined) return malformed;
    const { appKey } = application;
    const opened = await feed.open({ appKey, nonce, secret, after, isStillLet, disconnect });
    switch (opened.kind) {
      case "opened":
        return { kind: "streamed", body: opened.body, contentType: "text/event-stream; charset=utf-8" };
      case "sequence-unknown":
        return { kind: "refused", code: "sequence-unknown" };
      case "throttled":
        return { kind: "refused", code: "request-throttled", retryAfterMs };
    }
  };
}
