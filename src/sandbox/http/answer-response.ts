import { engagementResponseSchema, type ResponseRefusal } from "../../contract/engagement-response";
import { actsFor } from "../access/acts-for";
import { callsOn } from "../catalogue/calls-on";
import { momentAt } from "../moment-at";
import {
  type Answering,
  forbidden,
  type MessageAnswer,
  malformed,
  type ShelfParts,
  unknownPath,
} from "./message";
import { parsedBody } from "./parsed-body";

/**
 * Makes what takes a department's response to a listing that calls on it.
 *
 * @param parts where it is kept, the catalogues, the clock
 * @returns that it is kept, or why not; a record of the watch list is unknown to whoever may not see that list
 * @source 四(四), 五(一), 五(三)
 * @example
 * answerResponse({ service, shelf, clock })
 */
export function answerResponse({
  service,
  shelf,
  clock,
}: Pick<ShelfParts, "service" | "shelf" | "clock">): Answering {
  return async ({ body, application }) => {
    if (service === undefined || shelf === undefined) return unknownPath;
    const { stores, pack } = service;
    const response = parsedBody(engagementResponseSchema, body);
    if (response === undefined) return malformed;
    if (!actsFor(application, response.by)) return forbidden;
    const { engagements: store } = stores;
    const { by: department, kind, reason } = response;
    const watch = application.scopes.includes("watch-list") ? "shown" : "withheld";
    const record = await store.findRecord(response.recordId);
    if (record === undefined || (record.list === "watch" && watch === "withheld"))
      return refused("record-unknown");
    const moment = momentAt(clock.wallMs());
    const { text } = await shelf.active();
    const engagements = await store.list();
    const measures = callsOn({ pack, text, engagements, department, date: moment.date, watch })(record);
    if (measures.length === 0) return refused("response-unowed");
    const isBound = measures.some(({ binding }) => binding === "mandatory");
    if (kind === "declined" && isBound && reason === undefined) return refused("reason-missing");
    const outcome = await store.respond(response, moment);
    if (outcome.kind === "refused") return refused(outcome.code);
    return { kind: "answered", text: JSON.stringify({ responseId: response.responseId }) };
  };
}

function refused(refusal: ResponseRefusal): MessageAnswer {
  return { kind: "refused", code: "response-refused", refusal };
}
