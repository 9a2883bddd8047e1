import type { LookupAnswer } from "../contract/lookup";
import { InputError } from "../errors/yingcha-error";
import { type ListRecord, type ListRecordInput, listRecordSchema } from "../lists/list-record";
import type { Link, ListSourceState, PlatformStanding, Recognition, SubjectType } from "../lists/standing";
import { type SubjectRef, subjectKey } from "../subject/subject";
import type { CalendarDate } from "../time/calendar-date";

/** What the platform holds of one subject. */
export interface RegisteredSubject {
  readonly subject: SubjectRef;
  readonly subjectType: SubjectType;
  readonly name: string;
  readonly formerNames?: readonly string[];
  readonly links?: readonly Link[];
  readonly records?: readonly ListRecord[];
  readonly cleanSinceOn?: CalendarDate;
  readonly recognitions?: readonly Recognition[];
  /** The id of a list source that does not answer for this subject. */
  readonly missingSource?: ListSourceState["id"];
}

/** The lists of the sandbox, in memory. */
export interface Registry {
  /** Puts in, or in the place of what was there, all that is held of a subject. The list version rises. */
  register(entry: RegisteredSubject): void;
  /** Holds these subjects from now on and no others. The list version rises. */
  reseed(entries: readonly RegisteredSubject[]): void;
  /** Adds a listing to a registered subject, as imported: nothing else of it changes. The list version rises. Throws
   * a ZodError for what is no list record, and InputError `options-invalid` for a subject that was never registered. */
  list(record: ListRecordInput): void;
  /** Answers for each subject in the order asked; one that was never registered is not known. */
  lookUp(subjects: readonly SubjectRef[]): Omit<LookupAnswer, "asOf" | "catalogueVersion">;
}

const sources: readonly Omit<ListSourceState, "state">[] = [
  { id: "quanzhou-lists", title: "泉州市红黑名单数据库", lists: ["red", "black", "watch"] },
  { id: "fujian-lists", title: "福建省联合奖惩对象名单", lists: ["red", "black"] },
  { id: "national-lists", title: "国家严重失信主体名单", lists: ["black"] },
];

/**
 * Makes an empty registry.
 *
 * @returns the registry, at list version 1
 * @example
 * const registry = createRegistry()
 */
export function createRegistry(): Registry {
  const subjects = new Map<string, RegisteredSubject>();
  let listVersion = 1;

  function standingOf(subject: SubjectRef): PlatformStanding {
    const entry = subjects.get(subjectKey(subject));
    const states = sources.map((source): ListSourceState => {
      const state = source.id === entry?.missingSource ? "missing" : "answered";
      return { ...source, state };
    });
    if (entry === undefined) return { kind: "unknown", subject, sources: states };
    const { subjectType, name, formerNames = [], links = [], records = [], recognitions = [] } = entry;
    const clean = entry.cleanSinceOn === undefined ? {} : { cleanSinceOn: entry.cleanSinceOn };
    return {
      kind: "known",
      subject,
      subjectType,
      name,
      formerNames,
      links,
      records,
      ...clean,
      recognitions,
      sources: states,
    };
  }

  return {
    register(entry) {
      subjects.set(subjectKey(entry.subject), entry);
      listVersion += 1;
    },
    reseed(entries) {
      subjects.clear();
      for (const entry of entries) subjects.set(subjectKey(entry.subject), entry);
      listVersion += 1;
    },
    list(input) {
      const record = listRecordSchema.parse(input);
      const key = subjectKey(record.subject);
      const entry = subjects.get(key);
      if (entry === undefined)
        throw new InputError(
          "options-invalid",
          "Only a registered subject can be listed; register it first.",
        );
      subjects.set(key, { ...entry, records: [...(entry.records ?? []), record] });
      listVersion += 1;
    },
    lookUp: (asked) => ({ listVersion, standings: asked.map(standingOf) }),
  };
}
