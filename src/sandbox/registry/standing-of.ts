import type { ListSourceState, PlatformStanding } from "../../lists/standing";
import type { SubjectRef } from "../../subject/subject";
import type { CalendarDate } from "../../time/calendar-date";
import { cleanSinceOf } from "./clean-since-of";
import type { SubjectFile } from "./subject-file";

const sources: readonly Omit<ListSourceState, "state">[] = [
  { id: "quanzhou-lists", title: "泉州市红黑名单数据库", lists: ["red", "black", "watch"] },
  { id: "fujian-lists", title: "福建省联合奖惩对象名单", lists: ["red", "black"] },
  { id: "national-lists", title: "国家严重失信主体名单", lists: ["black"] },
];

/**
 * Says what the platform answers of a subject: its records without what the back office keeps with them. Pure.
 *
 * @param subject who is asked about
 * @param file what is held; undefined for a subject that was never registered
 * @param date of the answer
 * @returns the standing, known or unknown, with the state of every list source
 * @source 三(三), 五(三) (R21)
 * @example
 * standingOf(subject, undefined, date).kind // "unknown"
 */
export function standingOf(
  subject: SubjectRef,
  file: SubjectFile | undefined,
  date: CalendarDate,
): PlatformStanding {
  const states = sources.map((source): ListSourceState => {
    const state = source.id === file?.missingSource ? "missing" : "answered";
    return { ...source, state };
  });
  if (file === undefined) return { kind: "unknown", subject, sources: states };
  const { subjectType, name, formerNames = [], links = [], held, recognitions = [] } = file;
  const cleanSinceOn = cleanSinceOf(file, date);
  return {
    kind: "known",
    subject,
    subjectType,
    name,
    formerNames,
    links,
    records: held.map(({ record }) => record),
    ...(cleanSinceOn === undefined ? {} : { cleanSinceOn }),
    recognitions,
    sources: states,
  };
}
