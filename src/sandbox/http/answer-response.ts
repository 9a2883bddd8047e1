import { engagementResponseSchema } from "../../contract/engagement-response";
import { toldTo } from "../access/told-to";
import { callsOn } from "../catalogue/calls-on";
import { lacksReason } from "../catalogue/lacks-reason";
import { momentAt } from "../moment-at";
import type { ResponseGround } from "../storage/engagement-store";
import { answerOwn } from "./answer-own";
import { type Answering, type ShelfParts, unknownPath } from "./message";

/**
 * Makes what takes a department's response to a listing that calls on it.
 *
 * @param parts where it is kept, the catalogues, the clock
 * @returns that it is kept, the same when it comes again, or why not; a record that tells of the watch list is unknown to
 *   whoever may not see that list
 * @source 四(四), 五(一), 五(三)
 * @example
 * answerResponse({ service, shelf, clock })
 */
export function answerResponse({
  service,
  shelf,
  clock,
}: Pick<ShelfParts, "service" | "shelf" | "clock">): Answering {
  return answerOwn(engagementResponseSchema, "by", async (response, { application }) => {
    if (service === undefined || shelf === undefined) return unknownPath;
    const { stores, pack } = service;
    const { by: department } = response;
    const moment = momentAt(clock.wallMs());
    const { text } = await shelf.active();
    const engagements = await stores.engagements.list();
    const isTold = toldTo(application);
    const bearing = callsOn({ pack, text, engagements, department, date: moment.date, isTold });
    const refusalOf: ResponseGround["refusalOf"] = (record, beside) => {
      const measures = bearing?.(record, beside) ?? [];
      if (measures.length === 0) return "response-unowed";
      return lacksReason(response, measures) ? "reason-missing" : undefined;
    };
    const ground = { isTold, refusalOf };
    const outcome = await stores.engagements.respond(response, ground, moment);
    if (outcome.kind === "refused")
      return { kind: "refused", code: "response-refused", refusal: outcome.code };
    return { kind: "answered", text: JSON.stringify({ responseId: response.responseId }) };
  });
}
