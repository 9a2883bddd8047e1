import { listKindSchema } from "../lists/list-record";
import type { ListSourceState, PlatformStanding } from "../lists/standing";
import { subjectKey } from "../subject/subject";

const sourcesOwn: ReadonlySet<string> = new Set(["sources", "listVersion", "asOf"]);

/**
 * Takes of a standing what must arrive as it was put, in a form to compare. Pure.
 *
 * Version and time are the source's own, and so is the way in which its lists are cut into list sources; which
 * lists lack an answer is not. Records and links may come in any order.
 *
 * @param standing what was put or found
 * @returns all that it says, and under `lacking` the lists for which no source speaks or one is missing or withheld
 * @source 五(三) (R21)
 * @example
 * deepStrictEqual(standingContent(found), standingContent(put))
 */
export function standingContent(standing: PlatformStanding): Readonly<Record<string, unknown>> {
  const said = Object.entries(asOnTheWire(standing)).filter(([part]) => !sourcesOwn.has(part));
  const content = { ...Object.fromEntries(said), lacking: lackingOf(standing.sources) };
  if (standing.kind === "unknown") return content;
  const records = [...standing.records].sort((one, other) => compared(one.recordId, other.recordId));
  const links = [...standing.links].sort((one, other) =>
    compared(subjectKey(one.subject), subjectKey(other.subject)),
  );
  return { ...content, ...asOnTheWire({ records, links }) };
}

/** Drops what is absent, and whatever else JSON does not carry. */
function asOnTheWire(value: object): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(value));
}

function lackingOf(sources: readonly ListSourceState[]): readonly string[] {
  return listKindSchema.options.filter((list) => {
    const speaking = sources.filter(({ lists }) => lists.includes(list));
    return speaking.length === 0 || speaking.some(({ state }) => state !== "answered");
  });
}

function compared(one: string, other: string): number {
  return one < other ? -1 : 1;
}
