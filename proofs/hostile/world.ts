import type { CatalogueDocumentInput } from "../../src/catalogue/catalogue-document";
import type { Decision } from "../../src/decision/decision";
import { demonstrationCatalogue } from "../../src/sandbox/demonstration-catalogue";
import { syntheticResidentId, syntheticUscc } from "../../src/sandbox/synthetic";
import { type SubjectRef, subjectKey } from "../../src/subject/subject";
import { wireRecord as rightRecord } from "../../tests/client/wire-standing";

/** JSON that a kind may spoil as it likes. */
export type Wire = Record<string, unknown>;

/** What the lists hold, and so what an honest answer comes to. */
export type FactsName =
  | "clean"
  | "black"
  | "black-reviewed"
  | "watch"
  | "red"
  | "unknown"
  | "clean-parent"
  | "black-parent"
  | "clean-person"
  | "black-person";

/** One small world: who is checked, whose answer is spoilt, what the lists hold. */
export interface World {
  readonly subject: SubjectRef;
  /** The subject itself, its parent or its legal representative. */
  readonly target: SubjectRef;
  /** Somebody else, listed where the target is clean and clean where it is listed. */
  readonly foreign: SubjectRef;
  readonly matterType: string;
  readonly outcome: Decision["outcome"];
  readonly standings: ReadonlyMap<string, Wire>;
}

export const platformKey = "hostile-proof";
export const platformSecret = "hostile-proof-secret-of-no-worth";
/** What every guard of the proof is given for a check, in ms. */
export const deadlineMs = 800;
/** The versions that an honest answer names. */
export const honestListVersion = 50;
export const honestCatalogueVersion = 5;

export const honestCatalogue: CatalogueDocumentInput = {
  ...demonstrationCatalogue,
  version: honestCatalogueVersion,
};

/** A record as it stands on the wire, right in everything. */
export function wireRecord(subject: SubjectRef, change: Readonly<Wire> = {}): Wire {
  return rightRecord({ subject: { ...subject }, severity: "serious", ...change });
}

/** A standing as it stands on the wire, complete and without a record. */
export function wireStanding(subject: SubjectRef, change: Readonly<Wire> = {}): Wire {
  return {
    kind: "known",
    subject: { ...subject },
    subjectType: subject.kind === "resident-id" ? "natural-person" : "legal-person",
    name: "泉州示例建筑有限公司",
    formerNames: [],
    links: [],
    records: [],
    recognitions: [],
    sources: wireSources(),
    ...change,
  };
}

export function wireSources(): Wire[] {
  return [
    { id: "quanzhou", title: "泉州市", lists: ["red", "black", "watch"], state: "answered" },
    { id: "fujian", title: "福建省", lists: ["red", "black"], state: "answered" },
  ];
}

/** Makes the world of a serial: other serials, other codes. Pure. */
export function worldOf(facts: FactsName, serial: number): World {
  const organization = (offset: number): SubjectRef => ({
    kind: "uscc",
    code: syntheticUscc(((serial * 3 + offset) % 99_000) + 1),
  });
  const subject = organization(0);
  const parent = organization(1);
  const foreign = organization(2);
  const person: SubjectRef = { kind: "resident-id", code: syntheticResidentId((serial % 999) + 1) };
  const recordsOf = (ref: SubjectRef, change: Readonly<Wire> = {}) => [wireRecord(ref, change)];
  const isBlack = facts.startsWith("black");
  const foreignStanding = wireStanding(foreign, { records: isBlack ? [] : recordsOf(foreign) });
  const world = (
    matterType: string,
    outcome: World["outcome"],
    standings: readonly Wire[],
    target = subject,
  ): World => ({
    subject,
    target,
    foreign,
    matterType,
    outcome,
    standings: new Map(
      [...standings, foreignStanding].map((standing) => [
        subjectKey(standing["subject"] as SubjectRef),
        standing,
      ]),
    ),
  });
  const own = (records: readonly Wire[]) => [wireStanding(subject, { records })];
  const branch = wireStanding(subject, {
    subjectType: "branch",
    links: [{ kind: "parent", subject: parent, name: "示例总公司（虚构）" }],
  });
  const led = wireStanding(subject, {
    links: [
      { kind: "responsible-person", role: "legal-representative", subject: person, name: "示例甲（虚构）" },
    ],
  });
  const banned = recordsOf(person, {
    field: { id: "securities", title: "证券期货" },
    listedAs: "legal-representative",
    traits: ["market-ban-decision"],
  });
  switch (facts) {
    case "clean":
      return world("government-procurement", "proceed", own([]));
    case "black":
      return world("government-procurement", "stop", own(recordsOf(subject)));
    case "black-reviewed":
      return world("administrative-license", "review", own(recordsOf(subject)));
    case "watch":
      return world("subsidy", "review", own(recordsOf(subject, { list: "watch" })));
    case "red":
      return world("administrative-license", "proceed", own(recordsOf(subject, { list: "red" })));
    case "unknown":
      return world("administrative-license", "review", []);
    case "clean-parent":
      return world("government-procurement", "proceed", [branch, wireStanding(parent)], parent);
    case "black-parent":
      return world(
        "government-procurement",
        "stop",
        [branch, wireStanding(parent, { records: recordsOf(parent) })],
        parent,
      );
    case "clean-person":
      return world("market-entry", "proceed", [led, wireStanding(person)], person);
    case "black-person":
      return world("market-entry", "review", [led, wireStanding(person, { records: banned })], person);
  }
}
