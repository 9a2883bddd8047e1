import type { Amendment, RefusalCode, Transition } from "../../src/contract/transition";
import type { ListKind, ListRecord } from "../../src/lists/list-record";
import type { RegisteredSubject } from "../../src/sandbox/registered-subject";
import { subjectKey } from "../../src/subject/subject";
import { addDays, type CalendarDate } from "../../src/time/calendar-date";
import {
  isLater,
  isListing,
  isOver,
  isStanding,
  type Listing,
  type NaiveRecord,
  newIdOf,
  personsOf,
} from "./naive-record";
import { reasonsAgainst } from "./reasons-against";

/** All that was ever lawfully done, and nothing else: what holds on a day is told anew each time. */
export interface NaiveRegistry {
  /** Takes down what was lawfully done. */
  takeDown(transition: Transition, date: CalendarDate): void;
  /** What there is on a day. */
  tellOn(date: CalendarDate): {
    /** All records, in no order. */
    readonly records: readonly NaiveRecord[];
    /** Every reason against a transition; none if it is lawful. */
    readonly reasonsAgainst: (transition: Transition) => readonly RefusalCode[];
  };
  /** The ids of which nothing is left. */
  goneIds(): ReadonlySet<string>;
}

interface Act {
  readonly transition: Transition;
  /** Whose record it is about; a record may be gone later on, and what it led to stands. */
  readonly owner: string | undefined;
  readonly date: CalendarDate;
}

/**
 * Makes the plan's sections 四(四), 五(六) and 六 again in the plainest way: a list of what was done, told from its
 * beginning whenever something is asked. What was a mis-listing is left out of the telling, so that whatever fell for
 * its sake alone stands again, 六(三). An id is taken not to be used again once it is gone.
 */
export function createNaiveRegistry(entries: readonly RegisteredSubject[]): NaiveRegistry {
  const known = new Set(entries.map(({ subject }) => subjectKey(subject)));
  const imported = entries.flatMap(({ records = [] }) => records);
  const acts: Act[] = [];

  function goneIds(): ReadonlySet<string> {
    const gone = new Set<string>();
    for (const { transition } of acts) if (transition.kind === "uphold") leaveOut(transition.recordId);
    return gone;

    function leaveOut(recordId: string): void {
      if (gone.has(recordId)) return;
      gone.add(recordId);
      if (!recordId.endsWith(":watch")) leaveOut(`${recordId}:watch`);
      for (const record of imported) if (record.followsFrom?.recordId === recordId) leaveOut(record.recordId);
      for (const { transition } of acts)
        if (isListing(transition) && newIdOf(transition) === recordId)
          for (const person of personsOf(transition)) leaveOut(person.recordId);
    }
  }

  function recordsOn(date: CalendarDate): NaiveRecord[] {
    const gone = goneIds();
    const records = imported.filter(({ recordId }) => !gone.has(recordId)).map(asImported);
    for (const act of acts) {
      passTime(records, gone, act.date);
      carryOut(records, gone, act);
    }
    passTime(records, gone, date);
    return records;
  }

  return {
    takeDown(transition, date) {
      const own = recordsOn(date).find(({ recordId }) => recordId === transition.recordId);
      acts.push({
        transition,
        owner: "subject" in transition ? subjectKey(transition.subject) : own?.owner,
        date,
      });
    },
    tellOn(date) {
      const records = recordsOn(date);
      return { records, reasonsAgainst: (transition) => reasonsAgainst(transition, records, known, date) };
    },
    goneIds,
  };
}

function asImported(record: ListRecord): NaiveRecord {
  const { recordId, list, authority, provider, listedOn, term, listedAs, severity } = record;
  const { status, verification, followsFrom } = record;
  const owner = subjectKey(record.subject);
  return {
    ...{ recordId, owner, list, authority, provider, listedOn, term, listedAs, isImport: true },
    ...(severity === undefined ? {} : { severity }),
    ...(status.kind === "exited" ? { exit: status } : {}),
    ...(verification === undefined ? {} : { verification }),
    ...(followsFrom === undefined ? {} : { followsFrom }),
  };
}

/** 六(一), 六(二): a record binds through its last day, and the day after it has ended. */
function passTime(records: NaiveRecord[], gone: ReadonlySet<string>, date: CalendarDate): void {
  for (;;) {
    const over = records.find(
      ({ exit, term, isImport }) => exit === undefined && isImport !== true && isOver(term, date),
    );
    if (over?.term.kind !== "until") return;
    leave(records, gone, over, { way: "expired", on: addDays(over.term.lastOn, 1) });
  }
}

interface Exit {
  readonly way: "repaired" | "expired" | "standard-changed" | "incentive-misused" | "turned-black";
  readonly on: CalendarDate;
  readonly watchDays?: number | undefined;
}

/** 六(一): off the black list is onto the watch list, that day. */
function leave(records: NaiveRecord[], gone: ReadonlySet<string>, record: NaiveRecord, exit: Exit): void {
  const { way, on } = exit;
  record.exit = { kind: "exited", way, on };
  if (record.list !== "black" || way === "incentive-misused" || way === "turned-black") return;
  const watchDays = exit.watchDays ?? record.watchDays;
  const recordId = `${record.recordId}:watch`;
  if (watchDays === undefined || gone.has(recordId)) return;
  const { owner, authority, provider, severity, listedAs } = record;
  const term = { kind: "until", lastOn: addDays(on, watchDays - 1) } as const;
  const followsFrom = { recordId: record.recordId, exitWay: way };
  records.push({
    ...{ recordId, owner, list: "watch", authority, provider, listedOn: on, term, listedAs, followsFrom },
    ...(severity === undefined ? {} : { severity }),
  });
}

/** 六(二): who stands on an adverse list is off the red one. */
function sweepReds(records: readonly NaiveRecord[], owner: string, date: CalendarDate): void {
  for (const red of records)
    if (red.owner === owner && red.list === "red" && isStanding(red, date))
      red.exit = { kind: "exited", way: "adverse-listed", on: date };
}

function carryOut(records: NaiveRecord[], gone: ReadonlySet<string>, { transition, owner, date }: Act): void {
  const own = records.find(({ recordId }) => recordId === transition.recordId);
  if (isListing(transition)) {
    // A watch record turns black only where the black one was no mis-listing.
    if (transition.kind === "turn-black" && own !== undefined && !gone.has(transition.blackRecordId))
      leave(records, gone, own, { way: "turned-black", on: date });
    enter(records, gone, transition, owner, date);
    return;
  }
  if (transition.kind === "uphold") {
    for (const { owner } of records.filter((one) => one.list !== "red" && isStanding(one, date)))
      sweepReds(records, owner, date);
    return;
  }
  if (own === undefined) return;
  switch (transition.kind) {
    case "extend":
      for (const one of records)
        if (
          (one === own || (one.restsOn === own.recordId && isStanding(one, date))) &&
          isLater(transition.term, one.term)
        )
          one.term = transition.term;
      return;
    case "amend":
      rewrite(own, transition.amendment);
      return;
    case "repair":
    case "change-standard": {
      const way = transition.kind === "repair" ? "repaired" : "standard-changed";
      const resting = records.filter((one) => one.restsOn === own.recordId && isStanding(one, date));
      for (const one of [own, ...resting])
        leave(records, gone, one, { way, on: date, watchDays: transition.watchDays });
      return;
    }
    case "report-misuse":
      own.isMisuseReported = true;
      return;
    case "remove-misused":
      leave(records, gone, own, { way: "incentive-misused", on: date });
      return;
    case "object":
      own.verification = { kind: "under-verification", grounds: { kind: transition.grounds } };
      return;
    case "doubt":
      own.verification = {
        kind: "under-verification",
        grounds: { kind: "doubt", confirmation: "pending" },
      };
      own.doubtedBy = transition.officerId;
      return;
    case "confirm-doubt":
      own.verification = {
        kind: "under-verification",
        grounds: { kind: "doubt", confirmation: "confirmed" },
      };
      return;
    case "tell-provider":
      if (own.verification?.kind === "under-verification")
        own.verification = { ...own.verification, providerToldOn: date };
      return;
    case "correct":
    case "reject":
      own.verification = { kind: transition.kind === "correct" ? "corrected" : "rejected", closedOn: date };
      own.hasUntoldResult = true;
      if (transition.kind === "correct") rewrite(own, transition.amendment);
      // Where what ended it once has proved a mis-listing since, its term was never over.
      if (own.exit?.way === "expired" && !isOver(own.term, date)) delete own.exit;
      return;
    case "tell-subject":
      own.hasUntoldResult = false;
      return;
  }
}

function rewrite(record: NaiveRecord, { term, severity, listedAs }: Amendment): void {
  if (term !== undefined) record.term = term;
  if (severity !== undefined) record.severity = severity;
  if (listedAs !== undefined) record.listedAs = listedAs;
}

function enter(
  records: NaiveRecord[],
  gone: ReadonlySet<string>,
  listing: Listing,
  owner: string | undefined,
  date: CalendarDate,
): void {
  const { by: authority, provider = authority, listedOn = date, term, severity } = listing;
  const list = listing.kind === "turn-black" ? "black" : (listing.kind.slice("list-".length) as ListKind);
  const ownId = newIdOf(listing);
  const watchDays = "watchDays" in listing ? listing.watchDays : undefined;
  const said = {
    ...{ list, authority, provider, listedOn, term, watchDays },
    ...(severity === undefined ? {} : { severity }),
  };
  const whom: readonly Pick<NaiveRecord, "recordId" | "owner" | "listedAs" | "restsOn">[] = [
    ...(owner === undefined ? [] : [{ recordId: ownId, owner, listedAs: "self" as const }]),
    ...personsOf(listing).map(({ subject, role, recordId }) => ({
      ...{ recordId, owner: subjectKey(subject), listedAs: role, restsOn: ownId },
    })),
  ];
  for (const one of whom) {
    if (gone.has(one.recordId)) continue;
    records.push({ ...said, ...one });
    if (list !== "red") sweepReds(records, one.owner, date);
  }
}
