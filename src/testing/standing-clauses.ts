import { deepStrictEqual, ok } from "node:assert";
import { syntheticResidentId } from "../sandbox/synthetic";
import type { SubjectRef } from "../subject/subject";
import { addDays } from "../time/calendar-date";
import type { ContractClause } from "./contract-clause";
import { type KnownStanding, knownStanding, putOn } from "./known-standing";
import { operatorLink, parentLink, responsiblePersonLink } from "./link";
import type { ListSourceBench } from "./list-source-bench";
import { bindRecord, blackRecord, type RecordDraft, redRecord, watchRecord } from "./record-draft";
import { sourceStates } from "./source-states";
import { standingContent } from "./standing-content";

type WriteClause = (title: string, run: (bench: ListSourceBench) => Promise<void>) => ContractClause;

/**
 * Writes down that a list source adds nothing to what the lists say of a subject, leaves nothing out and changes
 * nothing: every part of a standing from which a rule decides is put and looked at.
 *
 * @param clause writes a clause that is proved on a bench of its own
 * @param subjects three organizations of whom nothing is known
 * @returns a clause for each part of a standing
 * @source 二(一), 三(二), 五(三), 五(六), 六(一), 六(二) (R16, R21, R29)
 * @example
 * standingClauses(clause, [a, b, c])
 */
export function standingClauses(
  clause: WriteClause,
  [a, b, c]: readonly [SubjectRef, SubjectRef, SubjectRef],
): readonly ContractClause[] {
  const person: SubjectRef = { kind: "resident-id", code: syntheticResidentId(40_001) };
  const namesake: SubjectRef = { kind: "resident-id", code: syntheticResidentId(40_002) };
  const on = addDays(putOn, -10);

  const recorded = (subject: SubjectRef, drafts: readonly RecordDraft[], how: Partial<KnownStanding> = {}) =>
    knownStanding(subject, "R-0", {
      records: drafts.map((draft, index) =>
        bindRecord(draft, {
          subject,
          today: putOn,
          recordId: `${draft.list}-${index}-${subject.code.slice(-6)}`,
        }),
      ),
      ...how,
    });
  const arrives = (title: string, ...standings: readonly KnownStanding[]) =>
    clause(title, (bench) => expectArrival(bench, standings));

  return [
    arrives(
      "finds every record as it was put, red, black or watch, of whom and with all that it says",
      recorded(a, [
        redRecord(),
        blackRecord({
          field: { id: "judgment-defaulter", title: "失信被执行人" },
          scope: "nation",
          severity: "serious",
          listedAs: "legal-representative",
          traits: ["refused-duty"],
          term: { kind: "indefinite" },
        }),
        watchRecord({ severity: "minor", followsFrom: { recordId: "B-0", exitWay: "expired" } }),
      ]),
      recorded(b, [redRecord()]),
      recorded(c, []),
    ),
    arrives(
      "finds an exit as it was put, with its way and day, and none where none was put",
      recorded(a, [
        blackRecord({ status: { kind: "exited", way: "repaired", on } }),
        blackRecord(),
        redRecord({ status: { kind: "exited", way: "adverse-listed", on } }),
        watchRecord({ status: { kind: "exited", way: "turned-black", on } }),
      ]),
      recorded(b, [blackRecord({ status: { kind: "exited", way: "mis-listed", on } })]),
      recorded(c, [blackRecord()]),
    ),
    arrives(
      "finds a verification as it was put, with its grounds and days, and none where none was put",
      recorded(a, [
        blackRecord({
          verification: {
            kind: "under-verification",
            grounds: { kind: "objection" },
            providerToldOn: on,
          },
        }),
        redRecord({
          verification: {
            kind: "under-verification",
            grounds: { kind: "doubt", confirmation: "pending" },
          },
        }),
        blackRecord(),
      ]),
      recorded(b, [
        blackRecord({ verification: { kind: "corrected", closedOn: on } }),
        watchRecord({ verification: { kind: "rejected", closedOn: on } }),
      ]),
    ),
    arrives(
      "finds whom a subject is tied to as it was put: parent, operator and responsible persons",
      recorded(a, [], {
        links: [
          responsiblePersonLink(person),
          responsiblePersonLink(namesake, { role: "shareholder", name: "示例乙（虚构）" }),
        ],
      }),
      recorded(b, [blackRecord()], { subjectType: "branch", links: [parentLink(a)] }),
      recorded(c, [], { subjectType: "individual-business", links: [operatorLink(person)] }),
    ),
    arrives(
      "finds names, recognitions and the day since which a subject is clean as they were put",
      recorded(a, [], {
        name: "示例受检单位甲（虚构）",
        formerNames: ["示例旧名（虚构）"],
        cleanSinceOn: addDays(putOn, -1_200),
        recognitions: [
          {
            recognitionId: "M-1",
            title: "示例诚信典型",
            authority: { name: "示例认定部门" },
            recognizedOn: on,
            term: { kind: "indefinite" },
          },
        ],
      }),
      recorded(b, []),
    ),
    arrives(
      "tells for which lists a source is missing, and takes none of them for answered",
      recorded(a, [], { sources: sourceStates("quanzhou-lists") }),
      recorded(b, [redRecord()], { sources: sourceStates("national-lists") }),
      recorded(c, []),
    ),
  ];
}

async function expectArrival(bench: ListSourceBench, standings: readonly KnownStanding[]): Promise<void> {
  for (const standing of standings) await bench.put(standing);
  const subjects = standings.map(({ subject }) => subject);
  const found = (await bench.source.find(subjects, { maxAgeMs: 0 })).map(({ finding }) => {
    ok(finding.kind === "found", "A subject was not found.");
    return standingContent(finding.standing);
  });
  deepStrictEqual(found, standings.map(standingContent));
}
