import type { Transition } from "../../src/contract/transition";
import type { ListRecord } from "../../src/lists/list-record";
import { momentAt } from "../../src/sandbox/moment-at";
import type { RegisteredSubject } from "../../src/sandbox/registered-subject";
import type { RegistryStore } from "../../src/sandbox/storage/registry-store";
import { syntheticUscc } from "../../src/sandbox/synthetic";
import type { SubjectRef } from "../../src/subject/subject";
import { type CalendarDate, parseCalendarDate } from "../../src/time/calendar-date";

/** The morning on which the lists are made, and the one on which they are asked, when some terms are over. */
export const madeAt = "2026-11-02T09:00:00+08:00";
export const askedAt = "2026-11-24T09:00:00+08:00";

const madeOn = parseCalendarDate("2026-11-02");
export const by = { code: "350500-SC", name: "示例认定部门" };
const field = { id: "environment", title: "生态环境" };
const until = (lastOn: CalendarDate) => ({ kind: "until", lastOn }) as const;
const longTerm = until(parseCalendarDate("2028-11-01"));
const shortTerm = until(parseCalendarDate("2026-11-10"));

/** How somebody came to be watched, in the order in which the subjects are taken. */
const ways = [
  "listed",
  "imported beside a red record",
  "listed beside a black record",
  "followed a black record's exit",
  "imported after an imported black record",
  "listed and repaired",
  "listed and disputed",
  "listed and expired",
  "of a subject on file again",
  "listed while on the red list",
] as const;
type Way = (typeof ways)[number];

/** One of many subjects, and how it is watched in the one world of two. */
export interface Watched {
  readonly subject: SubjectRef;
  readonly serial: number;
  readonly way: Way;
}

/** Each erasure writes the tables anew, so that this way is gone by the first alone. */
const followedMaxSerial = 33;

/** Subjects of every way of being watched, in turn. */
export function watchedSubjects(count: number): readonly Watched[] {
  return Array.from({ length: count }, (_, serial) => {
    const way = ways[serial % ways.length] ?? "listed";
    return {
      serial,
      subject: { kind: "uscc", code: syntheticUscc(10_000 + serial) },
      way: way === "followed a black record's exit" && serial > followedMaxSerial ? "listed" : way,
    };
  });
}

/** Puts the same on both lists that are public, and in the one world a watch record of each subject beside. */
export async function fillWorld(
  store: RegistryStore,
  all: readonly Watched[],
  watch: "watched" | "unwatched",
): Promise<void> {
  const now = momentAt(Date.parse(madeAt));
  const isWatched = watch === "watched";
  await store.register(
    all.map((one) => entryOf(one, isWatched)),
    now,
  );
  const again = all.filter(({ way }) => way === "of a subject on file again");
  if (isWatched)
    await store.register(
      again.map((one) => ({ ...entryOf(one, false), records: [recordOf(one, "watch")] })),
      now,
    );
  for (const one of all) {
    const acts = [...actsOf(one), ...(isWatched ? watchActsOf(one) : unwatchActsOf(one))];
    for (const [place, act] of acts.entries()) {
      const transition = { ...act, transitionId: `act-${one.serial}-${place}` } as Transition;
      const outcome = await store.apply(transition, now);
      if (outcome.kind !== "applied") throw new Error(`${act.kind} was refused: ${outcome.code}`);
    }
  }
}

function entryOf(one: Watched, isWatched: boolean): RegisteredSubject {
  const base = {
    subject: one.subject,
    subjectType: "legal-person",
    name: `示例${one.serial}有限公司（虚构）`,
  } as const;
  const ended = { kind: "exited", way: "repaired", on: madeOn } as const;
  switch (one.way) {
    case "imported beside a red record":
      return { ...base, records: [recordOf(one, "red"), ...(isWatched ? [recordOf(one, "watch")] : [])] };
    case "imported after an imported black record": {
      const black = { ...recordOf(one, "black"), status: ended };
      const followsFrom = { recordId: black.recordId, exitWay: "repaired" } as const;
      const watch = { ...recordOf(one, "watch"), recordId: `${black.recordId}:watch`, followsFrom };
      return { ...base, records: [black, ...(isWatched ? [watch] : [])] };
    }
    default:
      // Whoever says since when it is clean counts watch records.
      return { ...base, ...(isWatched ? {} : { cleanSinceOn: parseCalendarDate("2020-01-06") }) };
  }
}

function recordOf({ subject, serial }: Watched, list: ListRecord["list"]): ListRecord {
  return {
    recordId: idOf(list, serial),
    subject,
    list,
    field,
    scope: "city",
    listedAs: "self",
    traits: [],
    authority: by,
    provider: by,
    bases: [{ title: "示例文书" }],
    listedOn: parseCalendarDate("2026-10-12"),
    term: longTerm,
    status: { kind: "listed" },
  };
}

/** Every id that a record of a subject may have. */
export function idsOf(serial: number): readonly string[] {
  const ids = (["red", "black", "watch"] as const).map((list) => idOf(list, serial));
  return [...ids, `${idOf("black", serial)}:watch`];
}

function idOf(list: ListRecord["list"], serial: number): string {
  return `${list}-${serial}`;
}

type Act = Transition extends infer T ? (T extends unknown ? Omit<T, "transitionId"> : never) : never;
type Step =
  | { readonly kind: "repair" | "change-standard" | "tell-provider" | "uphold" }
  | { readonly kind: "object"; readonly grounds: "objection" };

const document = { by, documentNumber: "示例〔2026〕1号", basis: "示例依据" };
const step = (recordId: string, what: Step): Act => ({ ...document, recordId, ...what });

function listing({ subject, serial }: Watched, list: ListRecord["list"], term = longTerm): Act {
  const contents = {
    ...document,
    subject,
    field,
    scope: "city",
    bases: [{ title: "示例文书" }],
    term,
  } as const;
  return list === "black"
    ? { kind: "list-black", recordId: idOf(list, serial), ...contents, watchDays: 180 }
    : { kind: `list-${list}`, recordId: idOf(list, serial), ...contents };
}

/** What is done in both worlds. */
function actsOf(one: Watched): readonly Act[] {
  switch (one.way) {
    case "listed beside a black record":
      return [
        listing(one, "black"),
        ...(one.serial % 2 === 0
          ? [step(idOf("black", one.serial), { kind: "object", grounds: "objection" })]
          : []),
      ];
    case "followed a black record's exit":
      return [listing(one, "black"), step(idOf("black", one.serial), { kind: "repair" })];
    case "listed while on the red list":
      return [listing(one, "red")];
    default:
      return [];
  }
}

function watchActsOf(one: Watched): readonly Act[] {
  const recordId = idOf("watch", one.serial);
  switch (one.way) {
    case "listed":
    case "listed beside a black record":
    case "listed while on the red list":
      return [listing(one, "watch")];
    case "listed and repaired":
      return [listing(one, "watch"), step(recordId, { kind: "repair" })];
    case "listed and disputed":
      return [listing(one, "watch"), step(recordId, { kind: "object", grounds: "objection" })];
    case "listed and expired":
      return [listing(one, "watch", shortTerm)];
    default:
      return [];
  }
}

/**
 * Who left the black list is watched in any world, unless that watch record is found to be a mis-listing; and whom a
 * watch listing takes off the red list leaves it some other way in this one.
 */
function unwatchActsOf(one: Watched): readonly Act[] {
  const recordId = `${idOf("black", one.serial)}:watch`;
  switch (one.way) {
    case "followed a black record's exit":
      return [
        step(recordId, { kind: "object", grounds: "objection" }),
        step(recordId, { kind: "tell-provider" }),
        step(recordId, { kind: "uphold" }),
      ];
    case "listed while on the red list":
      return [step(idOf("red", one.serial), { kind: "change-standard" })];
    default:
      return [];
  }
}
