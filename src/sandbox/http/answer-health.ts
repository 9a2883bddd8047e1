import type { Health } from "../../contract/health";
import { momentAt } from "../moment-at";
import type { Answering, AnswerParts } from "./message";

const staleAfterMs = 604_800_000;

/**
 * Makes what tells how old the lists are: to known applications alone, since a watch listing is a change too.
 *
 * @param parts the lists, and the clock that says their age
 * @returns `stale` for lists whose last change lies more than seven days back, a bound of our own
 * @source 四(四) (R10)
 * @example
 * answerHealth(parts)
 */
export function answerHealth({ lists, clock }: Pick<AnswerParts, "lists" | "clock">): Answering {
  return async () => {
    const moment = momentAt(clock.wallMs());
    const { listVersion } = await lists.changesSince(0, 1, moment);
    const { changes } = await lists.changesSince(Math.max(0, listVersion - 1), 1, moment);
    const lastChangeAt = changes.at(-1)?.at ?? null;
    // A clock that was set back since makes nothing younger than new.
    const ageMs = lastChangeAt === null ? null : Math.max(0, clock.wallMs() - Date.parse(lastChangeAt));
    const status = (ageMs ?? 0) > staleAfterMs ? "stale" : "ok";
    const health: Health = { status, listVersion, lastChangeAt, ageMs };
    return { kind: "answered", text: JSON.stringify(health) };
  };
}
