import {
  type InitiationAnswer,
  type InitiationAnswers,
  initiationAnswersQuerySchema,
} from "../../contract/initiation-answers";
import type { Department } from "../../lists/list-record";
import { isOwnDepartment } from "../access/is-own-department";
import { toldTo } from "../access/told-to";
import { type CallsOnGround, callsOn } from "../catalogue/calls-on";
import { departmentKey } from "../department-key";
import { momentAt } from "../moment-at";
import type { AnswersTo } from "../storage/engagement-store";
import { answersShown } from "../storage/initiation-of";
import { type Answering, malformed, type ShelfParts, unknownPath } from "./message";
import { parsedQuery } from "./parsed-query";

/**
 * Makes what tells the department that listed a subject what came of it: who is called on, accepted, declined, fed back.
 *
 * @param parts where they are kept, the catalogues, the clock
 * @returns it by department; another's record is as unknown as one that there is not, or that tells of the watch list
 *   to whoever may not see that list
 * @source 四(四), 五(一), 五(三)
 * @example
 * answerInitiationAnswers({ service, shelf, clock })
 */
export function answerInitiationAnswers({
  service,
  shelf,
  clock,
}: Pick<ShelfParts, "service" | "shelf" | "clock">): Answering {
  return async ({ query, application }) => {
    if (service === undefined || shelf === undefined) return unknownPath;
    const { stores, pack } = service;
    const asked = parsedQuery(initiationAnswersQuerySchema, query);
    if (asked === undefined) return malformed;
    const found = await stores.engagements.answersTo(asked.recordId);
    const isOwn = found !== undefined && isOwnDepartment(application, found.record.authority);
    const isTold = toldTo(application);
    if (!isOwn || !isTold(found.record))
      return { kind: "refused", code: "response-refused", refusal: "record-unknown" };
    const { text } = await shelf.active();
    const { date } = momentAt(clock.wallMs());
    const engagements = await stores.engagements.list();
    const answer: InitiationAnswers = {
      recordId: asked.recordId,
      departments: departmentsOf(found, { pack, text, engagements, date, isTold }),
    };
    return { kind: "answered", text: JSON.stringify(answer) };
  };
}

function departmentsOf(
  { record, beside, answers }: AnswersTo,
  ground: Omit<CallsOnGround, "department">,
): readonly InitiationAnswer[] {
  const answered = new Map(answers.map((one) => [departmentKey(one.department), one]));
  const named = [...ground.engagements.map(({ by }) => by), ...answers.map(({ department }) => department)];
  const departments = new Map(named.map((one): [string, Department] => [departmentKey(one), one]));
  return [...departments]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, department]) => {
      const measures = callsOn({ ...ground, department })?.(record, beside) ?? [];
      const own = answered.get(key);
      if (measures.length === 0 && own === undefined) return [];
      return [{ department, measures, ...answersShown(measures, own) }];
    });
}
