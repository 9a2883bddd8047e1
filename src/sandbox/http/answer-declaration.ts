import { engagementSchema, type KeptEngagement } from "../../contract/engagement";
import { documentOf } from "../catalogue/document-of";
import { momentAt } from "../moment-at";
import { answerOwn } from "./answer-own";
import { type Answering, type ShelfParts, unknownPath } from "./message";

/**
 * Makes what takes a department's declaration of what it initiates or implements.
 *
 * @param parts where it is kept, the catalogues, the clock
 * @returns the declaration as it is kept; it is refused where it names a measure that the active catalogue does not have
 * @source 五(一)
 * @example
 * answerDeclaration({ service, shelf, clock })
 */
export function answerDeclaration({
  service,
  shelf,
  clock,
}: Pick<ShelfParts, "service" | "shelf" | "clock">): Answering {
  return answerOwn(engagementSchema, "by", async (engagement) => {
    if (service === undefined || shelf === undefined) return unknownPath;
    const { stores, pack } = service;
    const { version, ...active } = await shelf.active();
    const measures = [...pack.measures, ...documentOf(active.text).measures];
    // What is asked of banks and associations as such falls on no subject, so nobody is called on to carry it out.
    const known = new Set(
      measures.filter(({ kind }) => kind !== "institutional").map(({ measureId }) => measureId),
    );
    if (!engagement.measureIds.every((measureId) => known.has(measureId)))
      return { kind: "refused", code: "response-refused", refusal: "measure-unknown" };
    const kept: KeptEngagement = {
      ...engagement,
      measureIds: [...new Set(engagement.measureIds)],
      catalogueVersion: version,
      declaredAt: momentAt(clock.wallMs()).at,
    };
    await stores.engagements.declare(kept);
    return { kind: "answered", text: JSON.stringify(kept) };
  });
}
