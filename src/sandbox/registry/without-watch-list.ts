import type { ListSourceState, PlatformStanding } from "../../lists/standing";
import { toldRecord } from "./told-record";

/**
 * Says what the platform answers of a subject to whom the watch list is not for: agents, bidders, procurement
 * agencies. Pure.
 *
 * Since when the subject is clean is left out too: whoever counted that counted watch records.
 *
 * @param standing all that the platform says
 * @returns the same whatever stands on the watch list; each source that speaks for it says that it withholds it
 * @source 四(四) (R10)
 * @example
 * withoutWatchList(standingOf(subject, file, date))
 */
export function withoutWatchList(standing: PlatformStanding): PlatformStanding {
  const sources = standing.sources.flatMap(sourcesTold);
  if (standing.kind === "unknown") return { ...standing, sources };
  const { cleanSinceOn: _, ...told } = standing;
  return { ...told, records: standing.records.flatMap((record) => toldRecord(record) ?? []), sources };
}

function sourcesTold(source: ListSourceState): readonly ListSourceState[] {
  const { id, title, lists } = source;
  const told = lists.filter((list) => list !== "watch");
  if (told.length === lists.length) return [source];
  // Whether it answered for the watch list is not told either.
  const withheld: ListSourceState = {
    id: `${id}-watch`,
    title: `${title}（重点关注名单）`,
    lists: ["watch"],
    state: "withheld",
  };
  return told.length === 0 ? [withheld] : [{ ...source, lists: told }, withheld];
}
