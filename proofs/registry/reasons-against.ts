import type { RefusalCode, Transition, TransitionOf } from "../../src/contract/transition";
import type { Department, Term } from "../../src/lists/list-record";
import { type SubjectRef, subjectKey } from "../../src/subject/subject";
import type { CalendarDate } from "../../src/time/calendar-date";
import {
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

/** A code names a department for good, a name only where the record has no code. */
function isSame(by: Department, ofRecord: Department): boolean {
  return ofRecord.code === undefined ? by.name === ofRecord.name : by.code === ofRecord.code;
}

function isKnown(known: ReadonlySet<string>, subject: SubjectRef): boolean {
  return known.has(subjectKey(subject));
}

/** Every reason against a transition as the records stand on a day; none if it is lawful. */
export function reasonsAgainst(
  transition: Transition,
  records: readonly NaiveRecord[],
  known: ReadonlySet<string>,
  date: CalendarDate,
): readonly RefusalCode[] {
  const reasons = new Set<RefusalCode>();
  const against = (code: RefusalCode, applies: boolean) => applies && reasons.add(code);
  const own = records.find(({ recordId }) => recordId === transition.recordId);
  if (isListing(transition)) {
    const owner = transition.kind === "turn-black" ? own?.owner : subjectKey(transition.subject);
    againstListing(transition, records, known, { owner, date }, against);
    if (transition.kind !== "turn-black") return [...reasons];
  }
  if (own === undefined) return [...reasons, "record-unknown"];

  const { verification } = own;
  const open = verification?.kind === "under-verification" ? verification : undefined;
  const isPending = open?.grounds.kind === "doubt" && open.grounds.confirmation === "pending";
  const isAuthority = isSame(transition.by, own.authority);
  switch (transition.kind) {
    case "turn-black":
    case "extend":
    case "amend":
    case "repair":
    case "change-standard":
    case "remove-misused":
      against("record-ended", !isStanding(own, date));
      against("department-foreign", !isAuthority);
      against("verification-open", open !== undefined || isContested(records, own, date));
      break;
    case "correct":
    case "uphold":
    case "reject":
      against(
        "department-foreign",
        !isAuthority && (transition.kind === "uphold" || !isSame(transition.by, own.provider)),
      );
      against("verification-absent", open === undefined);
      if (transition.kind !== "reject") against("doubt-unconfirmed", isPending);
      against("provider-untold", open !== undefined && !isPending && open.providerToldOn === undefined);
      break;
    default:
      break;
  }
  switch (transition.kind) {
    case "turn-black":
      against("list-foreign", own.list !== "watch");
      break;
    case "extend":
      against("term-malformed", !isLater(transition.term, own.term));
      break;
    case "amend":
      againstAmendment(transition, own, date, against);
      break;
    case "correct":
      againstAmendment(transition, own, date, against);
      break;
    case "repair":
    case "change-standard":
      against("list-foreign", transition.kind === "repair" && own.list === "red");
      // Nobody is watched but who leaves the black list, 六(一).
      against("list-foreign", transition.watchDays !== undefined && own.list !== "black");
      break;
    case "report-misuse":
      against("list-foreign", own.list !== "red");
      against("record-ended", !isStanding(own, date));
      break;
    case "remove-misused":
      against("list-foreign", own.list !== "red");
      against("misuse-unreported", own.isMisuseReported !== true);
      break;
    case "object":
      against("verification-open", open !== undefined && !isPending);
      break;
    case "doubt":
      against("verification-open", open !== undefined);
      break;
    case "confirm-doubt":
      against("verification-absent", !isPending);
      against("officer-repeated", isPending && own.doubtedBy === transition.officerId);
      break;
    case "tell-provider":
      against("verification-absent", open === undefined);
      against("doubt-unconfirmed", isPending);
      against("provider-told", open?.providerToldOn !== undefined);
      break;
    case "tell-subject":
      against("result-absent", (own.untoldCount ?? 0) === 0);
      break;
    default:
      break;
  }
  return [...reasons];
}

function againstListing(
  listing: Listing,
  records: readonly NaiveRecord[],
  known: ReadonlySet<string>,
  { owner, date }: { readonly owner: string | undefined; readonly date: CalendarDate },
  against: (code: RefusalCode, applies: boolean) => void,
): void {
  const persons = personsOf(listing);
  const newIds = [newIdOf(listing), ...persons.map(({ recordId }) => recordId)];
  against("subject-unknown", listing.kind !== "turn-black" && !isKnown(known, listing.subject));
  against("subject-unknown", !persons.every(({ subject }) => isKnown(known, subject)));
  const isBlack = listing.kind === "list-black" || listing.kind === "turn-black";
  const wanted = isBlack ? [...newIds, ...newIds.map(watchIdOf)] : newIds;
  const taken = records.flatMap(({ recordId, list }) =>
    list === "black" ? [recordId, watchIdOf(recordId)] : [recordId],
  );
  against("record-duplicate", new Set(wanted).size < wanted.length);
  against(
    "record-duplicate",
    wanted.some((id) => taken.includes(id)),
  );
  against(
    "record-duplicate",
    persons.some(({ subject }) => subjectKey(subject) === owner),
  );
  against("date-malformed", (listing.listedOn ?? date) > date);
  against("term-malformed", isOver(listing.term, date));
  against(
    "list-conflicting",
    listing.kind === "list-red" &&
      records.some(
        (one) =>
          one.owner === owner &&
          one.list !== "red" &&
          one.exit?.way !== "mis-listed" &&
          (isStanding(one, date) || one.listedOn > (listing.listedOn ?? date)),
      ),
  );
}

/** Whether a person's record that rests on it is yet to be answered for, 三(六) and 五(六) (R3). */
function isContested(records: readonly NaiveRecord[], own: NaiveRecord, date: CalendarDate): boolean {
  return restingOn(records, own, date).some(
    ({ verification }) => verification?.kind === "under-verification",
  );
}

function againstAmendment(
  { kind, by, amendment }: TransitionOf<"amend" | "correct">,
  own: NaiveRecord,
  date: CalendarDate,
  against: (code: RefusalCode, applies: boolean) => void,
): void {
  const { term, listedAs } = amendment;
  const saysWhom = term !== undefined || listedAs !== undefined;
  // How long somebody is listed, and as whom, is the authority's to say, 六(一).
  against("department-foreign", kind === "correct" && !isSame(by, own.authority) && saysWhom);
  const said = contentsOf(amendment, own.says);
  const isSameTerm =
    term === undefined ||
    JSON.stringify(Object.entries(term).sort()) === JSON.stringify(Object.entries(own.term).sort());
  const isSaidAlready = JSON.stringify(said) === JSON.stringify(contentsOf({}, own.says));
  against("amendment-malformed", isSaidAlready && isSameTerm && (listedAs ?? own.listedAs) === own.listedAs);
  if (term === undefined) return;
  against("term-malformed", isOver(term, date));
  against("term-malformed", kind === "amend" && isLater(term, own.term));
  against("amendment-malformed", isBroughtBack(own, term, date) || isOver(term, own.listedOn));
}

/** Whether a term would begin again that the calendar has ended. */
function isBroughtBack({ exit, term: ended }: NaiveRecord, term: Term, date: CalendarDate): boolean {
  if (exit === undefined) return isOver(ended, date) && !isOver(term, date);
  return exit.way === "expired" && (term.kind === "indefinite" || term.lastOn >= exit.on);
}
