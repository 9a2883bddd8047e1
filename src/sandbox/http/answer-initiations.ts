import { initiationsMaxCount, initiationsQuerySchema } from "../../contract/engagement-response";
import type { Department } from "../../lists/list-record";
import { actsFor } from "../access/acts-for";
import type { Application } from "../access/application";
import { callsOn } from "../catalogue/calls-on";
import { momentAt } from "../moment-at";
import { type Answering, forbidden, malformed, type ShelfParts, unknownPath } from "./message";
import { parsedQuery } from "./parsed-query";

/**
 * Makes what tells a department which listings call on it.
 *
 * @param parts where they are kept, the catalogues, the clock
 * @returns a page of those in force, with what the department answered and fed back; watch records only where the
 *   application sees the watch list
 * @source 四(四), 五(一), 五(三)
 * @example
 * answerInitiations({ service, shelf, clock })
 */
export function answerInitiations({
  service,
  shelf,
  clock,
}: Pick<ShelfParts, "service" | "shelf" | "clock">): Answering {
  return async ({ query, application }) => {
    if (service === undefined || shelf === undefined) return unknownPath;
    const { stores, pack } = service;
    const asked = parsedQuery(initiationsQuerySchema, query);
    const department = asked && departmentOf(application, asked);
    if (asked === undefined) return malformed;
    if (department === undefined) return forbidden;
    const { text } = await shelf.active();
    const { date } = momentAt(clock.wallMs());
    const engagements = await stores.engagements.list();
    const watch = application.scopes.includes("watch-list") ? "shown" : "withheld";
    const answer = await stores.engagements.initiations({
      department,
      only: asked.open === undefined ? "all" : "open",
      after: asked.after,
      maxCount: initiationsMaxCount,
      bearing: callsOn({ pack, text, engagements, department, date, watch }),
    });
    return { kind: "answered", text: JSON.stringify(answer) };
  };
}

/** The department that is asked about, where the application acts in its name. */
function departmentOf(
  application: Pick<Application, "actsFor">,
  {
    department: code,
    name,
  }: { readonly department?: string | undefined; readonly name?: string | undefined },
): Department | undefined {
  if (code === undefined) return name !== undefined && actsFor(application, { name }) ? { name } : undefined;
  if (application.actsFor === "every-department") return { name: code, code };
  return application.actsFor.find((own) => own.code === code);
}
