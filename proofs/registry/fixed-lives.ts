import { type Transition, transitionSchema } from "../../src/contract/transition";
import type { Term } from "../../src/lists/list-record";
import { addDays } from "../../src/time/calendar-date";
import { type FixedLife, fixedLifeOn } from "./fixed-life";
import { company, importOf, otherCompany, person } from "./imported-records";

const authority = { name: "泉州市生态环境局", code: "350500-HB" };
const provider = { name: "泉州市税务局", code: "350500-SW" };

let actCount = 0;
/** An act of the authority, of which only what matters is said. */
function act(
  kind: Transition["kind"],
  recordId: string,
  said: Readonly<Record<string, unknown>> = {},
): Transition {
  actCount += 1;
  return transitionSchema.parse({
    ...{ kind, recordId, transitionId: `F-${actCount}`, by: authority },
    ...{ documentNumber: `泉认〔2026〕F${actCount}号`, basis: `认定标准第三条，${recordId}` },
    ...{ subject: company, field: { id: "environment", title: "环境保护" }, scope: "city" },
    ...{ severity: "serious", bases: [{ title: "行政处罚决定书" }], term: { kind: "indefinite" } },
    ...(kind === "list-black" || kind === "turn-black" ? { watchDays: 10 } : {}),
    ...{ grounds: "objection", amendment: {} },
    ...said,
  });
}

/** A mis-listing from the objection on, 五(六) and 六(三). */
function misListed(recordId: string): { readonly act: Transition }[] {
  return [
    { act: act("object", recordId) },
    { act: act("tell-provider", recordId) },
    { act: act("uphold", recordId) },
  ];
}

const withPerson = {
  responsiblePersons: [{ subject: person, role: "principal", recordId: "P-1" }],
};
function untilIn(days: number): Term {
  return { kind: "until", lastOn: addDays(fixedLifeOn, days) };
}

/** The lives that once went wrong somewhere, or might. */
export const fixedLives: readonly FixedLife[] = [
  {
    name: "a watch record that stands again takes down the red record that another mis-listing had ended, 六(二)",
    subjects: [company],
    steps: [
      { act: act("list-watch", "W-1") },
      { afterDays: 1, act: act("turn-black", "W-1", { blackRecordId: "B-1" }) },
      { afterDays: 1, act: act("repair", "B-1") },
      { afterDays: 10, act: act("list-red", "R-1") },
      { afterDays: 1, act: act("list-black", "B-2") },
      ...misListed("B-1"),
      ...misListed("B-2"),
    ],
    states: { "W-1": "in-force", "R-1": "adverse-listed" },
  },
  {
    name: "a red record does not stand again beside an imported black one, 六(二)",
    subjects: [company],
    imports: [
      importOf({ recordId: "I-black", subject: company, list: "black", listedOn: "2025-03-01" }),
      importOf({ recordId: "I-red", subject: company, list: "red", listedOn: "2025-01-01" }),
    ],
    steps: [{ act: act("list-black", "B-1") }, ...misListed("B-1")],
    states: { "I-black": "in-force", "I-red": "adverse-listed" },
  },
  {
    name: "a person's verification is answered before the organization's record ends, 三(六) and 五(六)",
    subjects: [company, person],
    steps: [
      { act: act("list-black", "B-1", { ...withPerson, term: untilIn(30) }) },
      { act: act("object", "P-1") },
      { act: act("repair", "B-1"), refused: "verification-open" },
      { act: act("change-standard", "B-1"), refused: "verification-open" },
      { act: act("extend", "B-1", { term: untilIn(60) }), refused: "verification-open" },
      { act: act("tell-provider", "P-1") },
      { act: act("reject", "P-1") },
      { act: act("tell-subject", "P-1") },
      { act: act("repair", "B-1") },
    ],
    states: { "B-1": "repaired", "P-1": "repaired", "B-1:watch": "in-force", "P-1:watch": "in-force" },
  },
  {
    name: "a person's record goes with the organization's, though its own verification is open, 六(三)",
    subjects: [company, person],
    steps: [
      { act: act("list-black", "B-1", withPerson) },
      { act: act("object", "P-1") },
      ...misListed("B-1"),
    ],
    states: {},
  },
  {
    name: "an id that a black record keeps for its watch record is nobody else's, 六(一)",
    subjects: [company, otherCompany],
    refusedImports: [
      importOf({
        ...{ recordId: "B-1:watch", subject: otherCompany, list: "watch", listedOn: "2025-03-01" },
        followsFrom: { recordId: "B-1", exitWay: "repaired" },
      }),
    ],
    steps: [{ act: act("list-black", "B-1", { term: untilIn(5) }) }],
    waitDays: 6,
    states: { "B-1": "expired", "B-1:watch": "in-force" },
  },
  {
    name: "a provider corrects what is said, not till when or as whom, and of the persons too, 三(六) and 五(六)",
    subjects: [company, person],
    steps: [
      { act: act("list-black", "B-1", { ...withPerson, provider }) },
      { act: act("object", "B-1") },
      { act: act("tell-provider", "B-1") },
      {
        act: act("correct", "B-1", { by: provider, amendment: { severity: "minor", term: untilIn(5) } }),
        refused: "department-foreign",
      },
      {
        act: act("correct", "B-1", { by: provider, amendment: { listedAs: "principal" } }),
        refused: "department-foreign",
      },
      { act: act("correct", "B-1", { by: provider, amendment: { severity: "minor" } }) },
    ],
    states: { "B-1": "in-force", "P-1": "in-force" },
    severities: { "B-1": "minor", "P-1": "minor" },
  },
  {
    name: "what is corrected of a record that has ended is corrected of the one that follows it, 五(六) and 六(一)",
    subjects: [company],
    steps: [
      { act: act("list-black", "B-1") },
      { act: act("repair", "B-1") },
      { act: act("object", "B-1") },
      { act: act("tell-provider", "B-1") },
      { act: act("correct", "B-1", { amendment: { severity: "minor" } }) },
    ],
    states: { "B-1": "repaired", "B-1:watch": "in-force" },
    severities: { "B-1": "minor", "B-1:watch": "minor" },
  },
  {
    name: "an amendment ends a record neither before its own day nor later than it would, 六(一)",
    subjects: [company, person],
    steps: [
      { act: act("list-black", "B-1", { ...withPerson, term: untilIn(30) }) },
      { act: act("extend", "P-1", { term: untilIn(50) }) },
      {
        afterDays: 3,
        act: act("amend", "B-1", { amendment: { term: untilIn(2) } }),
        refused: "term-malformed",
      },
      { act: act("amend", "B-1", { amendment: { term: untilIn(31) } }), refused: "term-malformed" },
      {
        act: act("amend", "B-1", { amendment: { term: { kind: "indefinite" } } }),
        refused: "term-malformed",
      },
      { act: act("amend", "B-1", { amendment: { term: untilIn(3) } }) },
    ],
    waitDays: 1,
    states: { "B-1": "expired", "B-1:watch": "in-force", "P-1": "in-force" },
  },
  {
    name: "nobody is watched but who leaves the black list, 六(一)",
    subjects: [company, otherCompany],
    steps: [
      { act: act("list-red", "R-1") },
      { act: act("change-standard", "R-1", { watchDays: 10 }), refused: "list-foreign" },
      { act: act("list-watch", "W-1", { subject: otherCompany }) },
      { act: act("repair", "W-1", { watchDays: 10 }), refused: "list-foreign" },
      { act: act("change-standard", "W-1", { watchDays: 10 }), refused: "list-foreign" },
    ],
    states: { "R-1": "in-force", "W-1": "in-force" },
  },
];
