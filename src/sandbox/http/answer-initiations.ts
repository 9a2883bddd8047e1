import {
  type Initiations,
  initiationsMaxCount,
  initiationsQuerySchema,
  initiationsReadMaxCount,
} from "../../contract/engagement-response";
import { ownDepartment } from "../access/own-department";
import { toldTo } from "../access/told-to";
import { callsOn } from "../catalogue/calls-on";
import { momentAt } from "../moment-at";
import { type Answering, malformed, notActingFor, type ShelfParts, unknownPath } from "./message";
import { parsedQuery } from "./parsed-query";

/** A page counts once, and once more for so many records that were looked through for it. */
const chargedPerCount = 500;

/**
 * Makes what tells a department which listings call on it.
 *
 * @param parts where they are kept, the catalogues, the clock
 * @returns a page of those in force, with what the department answered and fed back; nothing that tells of the watch
 *   list to whoever may not see that list
 * @source 四(四), 五(一), 五(三)
 * @example
 * answerInitiations({ service, shelf, clock })
 */
export function answerInitiations({
  service,
  shelf,
  clock,
}: Pick<ShelfParts, "service" | "shelf" | "clock">): Answering {
  return async ({ query, application, charge }) => {
    if (service === undefined || shelf === undefined) return unknownPath;
    const { stores, pack } = service;
    const asked = parsedQuery(initiationsQuerySchema, query);
    if (asked === undefined) return malformed;
    const department = ownDepartment(application, { name: asked.name, code: asked.department });
    if (department === undefined) return notActingFor;
    const { text } = await shelf.active();
    const { date } = momentAt(clock.wallMs());
    const engagements = await stores.engagements.list();
    const isTold = toldTo(application);
    const bearing = callsOn({ pack, text, engagements, department, date, isTold });
    if (bearing === undefined) return answered({ initiations: [] });
    const { lookedThroughCount, ...page } = await stores.engagements.initiations({
      department,
      only: asked.open === undefined ? "all" : "open",
      after: asked.after,
      maxCount: initiationsMaxCount,
      readMaxCount: initiationsReadMaxCount,
      isTold,
      bearing,
    });
    charge(Math.floor(lookedThroughCount / chargedPerCount));
    return answered(page);
  };
}

function answered(page: Initiations) {
  return { kind: "answered", text: JSON.stringify(page) } as const;
}
