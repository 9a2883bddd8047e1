import type { SubjectRef } from "../../src/subject/subject";
import { at, isDay, isHarmless, isOneOf, listAt } from "./plain-value";
import { arrivedMs } from "./valid-bodies";

/*
 * A naive reading of an answer, straight from the JSON: no schema, no parser and no rule of the SDK.
 */

const lists = ["red", "black", "watch"];
const ways = [
  "mis-listed",
  "repaired",
  "expired",
  "standard-changed",
  "adverse-listed",
  "incentive-misused",
  "turned-black",
];
const roles = [
  "legal-representative",
  "principal",
  "directly-responsible",
  "registered-practitioner",
  "senior-manager",
  "director",
  "shareholder",
];

/** The standing of the one asked in that place, where the answer is whole, timely and about that very one. */
export function plainStanding(answer: unknown, place: number, asked: readonly SubjectRef[]): unknown {
  const standings = listAt(answer, "standings");
  const subject = asked[place];
  if (standings?.length !== asked.length || subject === undefined) return undefined;
  const spokenAt = at(answer, "asOf");
  const ageMs = typeof spokenAt === "string" ? arrivedMs - Date.parse(spokenAt) : Number.NaN;
  if (!(ageMs <= 86_400_000 && ageMs >= -300_000)) return undefined;
  if (!isWhole(at(answer, "listVersion"), 0) || !isWhole(at(answer, "catalogueVersion"), 1)) return undefined;
  const standing = standings[place];
  if (!isAbout(standing, subject) || !isHarmless(standing)) return undefined;
  for (const source of listAt(standing, "sources") ?? [undefined]) {
    const covered = listAt(source, "lists") ?? [];
    const onlyWatch = covered.every((list) => list === "watch");
    if (
      !isOneOf(onlyWatch ? ["answered", "missing", "withheld"] : ["answered", "missing"], at(source, "state"))
    )
      return undefined;
    if (covered.length === 0 || !covered.every((list) => isOneOf(lists, list))) return undefined;
  }
  if (at(standing, "kind") === "unknown")
    return (listAt(standing, "records") ?? []).length === 0 ? standing : undefined;
  if (at(standing, "kind") !== "known") return undefined;
  const records = listAt(standing, "records");
  if (records === undefined || !records.every((record) => isAbout(record, subject) && isReadable(record)))
    return undefined;
  if (new Set(records.map((record) => at(record, "recordId"))).size !== records.length) return undefined;
  for (const link of listAt(standing, "links") ?? [undefined]) {
    const kind = at(link, "kind");
    if (kind !== "parent" && kind !== "operator" && kind !== "responsible-person") return undefined;
    if (kind === "responsible-person" && !isOneOf(roles, at(link, "role"))) return undefined;
    if (typeof at(link, "subject", "code") !== "string") return undefined;
  }
  return standing;
}

/** Whether a black record of a standing binds on a day: in force, and not under verification. */
export function hasBindingBlack(standing: unknown, date: string): boolean {
  return (listAt(standing, "records") ?? []).some(
    (record) => at(record, "list") === "black" && isInForce(record, date) && !isDisputed(record),
  );
}

/** Whether a watch record of a standing brings strict review of a licence, 四(四), by the demonstration catalogue. */
export function hasStrictWatch(standing: unknown, date: string): boolean {
  return (listAt(standing, "records") ?? []).some((record) => {
    const field = at(record, "field", "id");
    const followed = at(record, "followsFrom", "exitWay");
    return (
      at(record, "list") === "watch" &&
      isInForce(record, date) &&
      !isDisputed(record) &&
      (field === "work-safety" || field === "food-drug" || field === "construction") &&
      (at(record, "severity") === "considerable" || at(record, "severity") === "serious") &&
      at(record, "listedAs") === "self" &&
      followed !== "repaired" &&
      followed !== "expired"
    );
  });
}

/** Whether every source of a standing answered, or withheld what is not for who asks, and together they speak for every list. */
export function isCompletelyAnswered(standing: unknown): boolean {
  const sources = listAt(standing, "sources") ?? [];
  const covered = sources.flatMap((source) => listAt(source, "lists") ?? []);
  return (
    sources.every((source) => isOneOf(["answered", "withheld"], at(source, "state"))) &&
    lists.every((list) => covered.includes(list))
  );
}

function isInForce(record: unknown, date: string): boolean {
  const [listedOn, lastOn] = [at(record, "listedOn"), at(record, "term", "lastOn")];
  const [way, on] = [at(record, "status", "way"), at(record, "status", "on")];
  if (typeof listedOn !== "string" || listedOn > date) return false;
  if (at(record, "term", "kind") === "until" && typeof lastOn === "string" && lastOn < date) return false;
  const hasExited = at(record, "status", "kind") === "exited" && typeof on === "string" && on <= date;
  return !(hasExited && way !== "expired");
}

function isDisputed(record: unknown): boolean {
  if (at(record, "verification", "kind") !== "under-verification") return false;
  const grounds = at(record, "verification", "grounds", "kind");
  return grounds !== "doubt" || at(record, "verification", "grounds", "confirmation") === "confirmed";
}

function isReadable(record: unknown): boolean {
  const [listedOn, severity, followed] = [
    at(record, "listedOn"),
    at(record, "severity"),
    at(record, "followsFrom"),
  ];
  const [term, status] = [at(record, "term"), at(record, "status")];
  const lastOn = at(term, "lastOn");
  if (typeof at(record, "recordId") !== "string" || !isOneOf(lists, at(record, "list"))) return false;
  if (
    !isDay(listedOn) ||
    (severity !== undefined && !isOneOf(["minor", "considerable", "serious"], severity))
  )
    return false;
  if (at(term, "kind") === "until" ? !isDay(lastOn) || lastOn < listedOn : at(term, "kind") !== "indefinite")
    return false;
  const on = at(status, "on");
  if (at(status, "kind") === "exited") {
    if (!isDay(on) || on < listedOn || !isOneOf(ways, at(status, "way"))) return false;
  } else if (at(status, "kind") !== "listed") return false;
  if (!isOneOf(["self", ...roles], at(record, "listedAs")) || listAt(record, "traits") === undefined)
    return false;
  if (typeof at(record, "field", "id") !== "string") return false;
  if (followed !== undefined && !isOneOf(ways, at(followed, "exitWay"))) return false;
  return isReadableVerification(at(record, "verification"));
}

function isReadableVerification(verification: unknown): boolean {
  if (verification === undefined) return true;
  const kind = at(verification, "kind");
  if (kind === "corrected" || kind === "rejected") return isDay(at(verification, "closedOn"));
  const grounds = at(verification, "grounds", "kind");
  if (kind !== "under-verification") return false;
  if (grounds === "doubt")
    return isOneOf(["pending", "confirmed"], at(verification, "grounds", "confirmation"));
  return grounds === "objection" || grounds === "complaint";
}

function isAbout(value: unknown, { kind, code }: SubjectRef): boolean {
  return at(value, "subject", "kind") === kind && at(value, "subject", "code") === code;
}

function isWhole(value: unknown, min: number): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= min;
}
