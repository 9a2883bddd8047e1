import type { Amendment, RefusalCode, Transition, TransitionOf } from "../../src/contract/transition";
import type { ListKind, Term } from "../../src/lists/list-record";
import type { RegisteredSubject } from "../../src/sandbox/registered-subject";
import { subjectKey } from "../../src/subject/subject";
import { addDays, type CalendarDate } from "../../src/time/calendar-date";
import {
  asNaive,
  type Contents,
  contentsOf,
  isLater,
  isListing,
  isOver,
  isStanding,
  type Listing,
  type NaiveRecord,
  newIdOf,
  personsOf,
  restingOn,
  watchIdOf,
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
    return goneWith(
      acts.flatMap(({ transition }) => (transition.kind === "uphold" ? [transition.recordId] : [])),
    );
  }

  /** Of which nothing is left once these are gone: what followed, and what rested on them whatever its state, 三(六). */
  function goneWith(recordIds: readonly string[]): ReadonlySet<string> {
    const gone = new Set<string>();
    for (const recordId of recordIds) leaveOut(recordId);
    return gone;

    function leaveOut(recordId: string): void {
      if (gone.has(recordId)) return;
      gone.add(recordId);
      if (!recordId.endsWith(":watch")) leaveOut(watchIdOf(recordId));
      for (const record of imported) if (record.followsFrom?.recordId === recordId) leaveOut(record.recordId);
      for (const { transition } of acts)
        if (isListing(transition) && newIdOf(transition) === recordId)
          for (const person of personsOf(transition)) leaveOut(person.recordId);
    }
  }

  function recordsOn(date: CalendarDate): NaiveRecord[] {
    const gone = goneIds();
    const records = imported
      .filter(({ recordId }) => !gone.has(recordId))
      .map((record) => ({ ...asNaive(record), isImport: true }));
    for (const act of acts) {
      passTime(records, gone, act.date);
      if (act.transition.kind === "uphold") fallAgain(records, act);
      else carryOut(records, gone, act);
    }
    passTime(records, gone, date);
    return records;
  }

  /** 六(二), 六(三): what stands again for an erasure takes red records down, and what stands keeps them down. */
  function fallAgain(records: readonly NaiveRecord[], { transition, date }: Act): void {
    const erased = goneWith([transition.recordId]);
    const turned = acts.flatMap(({ transition: one }) =>
      one.kind === "turn-black" && erased.has(one.blackRecordId) ? [one.recordId] : [],
    );
    const adverse = records.filter((one) => one.list !== "red" && isStanding(one, date));
    for (const red of records.filter((one) => one.list === "red" && isStanding(one, date))) {
      const { owner, fellFor = [] } = red;
      const hasFallen = fellFor.some((recordId) => erased.has(recordId));
      const { length } = adverse.filter(
        (one) => one.owner === owner && (hasFallen || turned.includes(one.recordId)),
      );
      if (length === 0) continue;
      red.exit = { kind: "exited", way: "adverse-listed", on: date };
      if (fellFor.length > 0) red.leftOpen = "exit-day";
    }
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
  if (watchDays === undefined) return;
  const { owner, authority, provider, says, listedAs } = record;
  const term = { kind: "until", lastOn: addDays(on, watchDays - 1) } as const;
  const followsFrom = { recordId: record.recordId, exitWay: way };
  const recordId = watchIdOf(record.recordId);
  const watch = { recordId, owner, list: "watch", authority, provider, says, listedOn: on, term } as const;
  putUp(records, gone, { ...watch, listedAs, followsFrom }, on);
}

/** 六(二): who comes on an adverse list is off the red one; what was a mis-listing is not put up, and what fell for it
 * is marked. */
function putUp(
  records: NaiveRecord[],
  gone: ReadonlySet<string>,
  record: NaiveRecord,
  date: CalendarDate,
): void {
  const { recordId, owner, list } = record;
  const reds = records.filter((one) => one.owner === owner && one.list === "red" && isStanding(one, date));
  for (const red of list === "red" ? [] : reds) {
    if (gone.has(recordId)) red.fellFor = [...(red.fellFor ?? []), recordId];
    else red.exit = { kind: "exited", way: "adverse-listed", on: date };
  }
  if (!gone.has(recordId)) records.push(record);
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
  if (own === undefined) return;
  switch (transition.kind) {
    case "extend":
      lastUntil(records, own, transition.term, date);
      return;
    case "amend":
      carryOver(records, own, transition, date);
      return;
    case "repair":
    case "change-standard": {
      const way = transition.kind === "repair" ? "repaired" : "standard-changed";
      for (const one of [own, ...restingOn(records, own, date)])
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
      own.untoldCount = (own.untoldCount ?? 0) + 1;
      if (transition.kind === "correct") carryOver(records, own, transition, date);
      // Where what ended it once has proved a mis-listing since, its term was never over.
      if (own.exit?.way === "expired" && !isOver(own.term, date)) delete own.exit;
      return;
    case "tell-subject":
      own.untoldCount = (own.untoldCount ?? 0) - 1;
      return;
  }
}

/** 三(六), 五(六): what is said anew of a record is said of what hangs on it, wherever that said the same. */
function sayAnew(records: readonly NaiveRecord[], own: NaiveRecord, anew: Partial<Amendment>): void {
  const before = own.says;
  own.says = contentsOf(anew, before);
  for (const one of records) {
    if (one.restsOn !== own.recordId && one.followsFrom?.recordId !== own.recordId) continue;
    const shared = Object.entries(anew).filter(
      ([name]) =>
        JSON.stringify(one.says[name as keyof Contents]) === JSON.stringify(before[name as keyof Contents]),
    );
    if (shared.length > 0) sayAnew(records, one, Object.fromEntries(shared));
  }
}

/** 三(六): what is said anew of an organization is said of its persons. */
function carryOver(
  records: readonly NaiveRecord[],
  own: NaiveRecord,
  { amendment }: TransitionOf<"amend" | "correct">,
  date: CalendarDate,
): void {
  const { term, listedAs, ...anew } = amendment;
  sayAnew(records, own, anew);
  if (listedAs !== undefined) own.listedAs = listedAs;
  if (term !== undefined) lastUntil(records, own, term, date);
}

/** 三(六): an end that was the organization's goes with it; one of a person's own stays, unless he would answer longer. */
function lastUntil(records: readonly NaiveRecord[], own: NaiveRecord, term: Term, date: CalendarDate): void {
  for (const one of restingOn(records, own, date)) {
    const isOwnEnd = isLater(one.term, own.term) || isLater(own.term, one.term);
    const isSetLater = isLater(one.term, own.term);
    if (!isOwnEnd || (isSetLater ? isLater(term, one.term) : isLater(one.term, term))) one.term = term;
  }
  own.term = term;
}

function enter(
  records: NaiveRecord[],
  gone: ReadonlySet<string>,
  listing: Listing,
  owner: string | undefined,
  date: CalendarDate,
): void {
  const { by: authority, provider = authority, listedOn = date, term } = listing;
  const list = listing.kind === "turn-black" ? "black" : (listing.kind.slice("list-".length) as ListKind);
  const ownId = newIdOf(listing);
  const watchDays = "watchDays" in listing ? listing.watchDays : undefined;
  const said = {
    ...{ list, authority, provider, listedOn, term, watchDays },
    says: contentsOf(listing, { ...listing, traits: [] }),
  };
  const whom: readonly Pick<NaiveRecord, "recordId" | "owner" | "listedAs" | "restsOn">[] = [
    ...(owner === undefined ? [] : [{ recordId: ownId, owner, listedAs: "self" as const }]),
    ...personsOf(listing).map(({ subject, role, recordId }) => ({
      ...{ recordId, owner: subjectKey(subject), listedAs: role, restsOn: ownId },
    })),
  ];
  for (const one of whom) putUp(records, gone, { ...said, ...one }, date);
}
