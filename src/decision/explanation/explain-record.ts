import type { ListKind, ListRecord, Verification } from "../../lists/list-record";
import type { CalendarDate } from "../../time/calendar-date";
import type { Decision, SubjectEvidence } from "../decision";
import { describeDue, describeRecord } from "./describe-record";
import { describeSubject } from "./describe-subject";
import { disputeFollowed, type EvidencedRecord, evidencedRecords } from "./evidenced-record";
import type { Phrase } from "./phrase";
import { type Sentence, sentence } from "./sentence";
import { wording } from "./wording";

/**
 * Says what no measure's sentence says of the records: which ended, are disputed, came too late, or bring nothing. Pure.
 *
 * Of a mis-listing nothing is told but that one was withdrawn.
 *
 * @param decision the decision
 * @returns sentences subject by subject, in the platform's order
 * @source 六(一), 六(二), 六(三), 四(四), 五(五), 五(六), 二(四)
 * @example
 * explainRecords(decision).filter(({ clause }) => clause === "六(三)")
 */
export function explainRecords(decision: Decision): readonly Sentence[] {
  return decision.evidence.flatMap((evidence) => {
    const uncited = uncitedBy(decision, evidence);
    return evidencedRecords(evidence).flatMap((entry) =>
      explainRecord(entry, evidence, uncited, decision.derivedFrom.decidedOn),
    );
  });
}

const exitClauses: Readonly<Record<ListKind, string>> = { red: "六(二)", black: "六(一)", watch: "四(四)" };

function explainRecord(
  entry: EvidencedRecord,
  { subject, relation }: SubjectEvidence,
  uncited: ReadonlySet<string>,
  decidedOn: CalendarDate,
): readonly Sentence[] {
  const { record, placed } = entry;
  const { status } = placed;
  const whose = describeSubject(subject, relation);
  const named = describeRecord(record);
  const what: Phrase = { zh: `${whose.zh}的${named.zh}`, en: `The ${named.en} of ${whose.en}` };

  if (status.kind === "ended") {
    const { way, endedOn } = status;
    if (way === "mis-listed")
      return [
        sentence("六(三)", {
          zh: `${whose.zh}有一条记录因认定有误已撤销，不作为任何依据。`,
          en: `A record of ${whose.en} was withdrawn as a mistake; nothing rests on it.`,
        }),
      ];
    const { zh, en } = wording.exitWay[way];
    return [
      sentence(way === "repaired" ? "五(五)" : exitClauses[record.list], {
        zh: `${what.zh}，于 ${endedOn} ${zh}，不再据以采取措施。`,
        en: `${what.en} ended on ${endedOn} ${en}; no measure rests on it any more.`,
      }),
    ];
  }
  if (status.kind === "not-yet")
    return [
      sentence(exitClauses[record.list], {
        zh: `${what.zh}，列入日期未到，本次不作为依据。`,
        en: `${what.en} is dated later than this check; nothing rests on it yet.`,
      }),
    ];
  if (placed.afterEvaluation)
    return [
      sentence("二(四)", {
        zh: `${what.zh}，在评审之后列入，仅作提示，不追溯适用。`,
        en: `${what.en} came after the evaluation: it is shown and not applied backwards.`,
      }),
    ];
  return [
    ...(leftAfterEvaluation(record, decidedOn) ? [exitSentence(what)] : []),
    ...disputeSentences(entry, what),
    ...followedSentences(entry, what),
    ...(uncited.has(record.recordId) ? [uncitedSentence(entry, what)] : []),
  ];
}

/**
 * Where a red record left for an adverse listing and is in force all the same, that was not applied backwards. One that
 * was said to expire today is in force too, through its last day, 六(一).
 */
function leftAfterEvaluation({ status }: ListRecord, decidedOn: CalendarDate): boolean {
  return status.kind === "exited" && status.way === "adverse-listed" && status.on <= decidedOn;
}

function exitSentence(what: Phrase): Sentence {
  return sentence("二(四)", {
    zh: `${what.zh}，在评审之后因列入其他名单退出，退出不追溯适用，仍按有效对待。`,
    en: `${what.en} left after the evaluation because of an adverse listing: its exit is not applied backwards, and it counts as in force.`,
  });
}

function disputeSentences({ record, placed }: EvidencedRecord, what: Phrase): readonly Sentence[] {
  const { verification } = record;
  if (verification?.kind !== "under-verification") return [];
  const grounds = wording.grounds[verification.grounds.kind];
  const { zh, en } = disputeConsequence({ record, placed }, verification);
  return [
    sentence("五(六)", {
      zh: `${what.zh}，${grounds.zh}，${zh}。`,
      en: `${what.en} is disputed (${grounds.en}): ${en}.`,
    }),
  ];
}

/** The black record itself may have ended, and then nothing else says that its dispute goes on. */
function followedSentences(entry: EvidencedRecord, what: Phrase): readonly Sentence[] {
  const followed = disputeFollowed(entry);
  if (followed === undefined) return [];
  const due = describeDue(entry.placed.verificationDue);
  return [
    sentence("五(六)", {
      zh: `${what.zh}，承接正在核实的记录 ${followed}，信息核实期间暂不执行其惩戒措施；${due.zh}。`,
      en: `${what.en} follows record ${followed}, which is under verification: its constraints are not carried out meanwhile; ${due.en}.`,
    }),
  ];
}

function disputeConsequence(
  { record, placed }: EvidencedRecord,
  { grounds }: Extract<Verification, { kind: "under-verification" }>,
): Phrase {
  if (grounds.kind === "doubt" && grounds.confirmation === "pending")
    return {
      zh: "尚待第二名工作人员确认，确认前效力不变",
      en: "a second officer must confirm the doubt, and until then nothing changes",
    };
  const due = describeDue(placed.verificationDue);
  return record.list === "red"
    ? { zh: `核实期间仍然有效；${due.zh}`, en: `it stays in force meanwhile; ${due.en}` }
    : {
        zh: `信息核实期间暂不执行其惩戒措施；${due.zh}`,
        en: `its constraints are not carried out meanwhile; ${due.en}`,
      };
}

function uncitedSentence({ record }: EvidencedRecord, what: Phrase): Sentence {
  if (record.list === "red")
    return sentence("四(三)", {
      zh: `${what.zh}，在有效期内；本结论没有据以列出激励措施。`,
      en: `${what.en} is in force; this decision lists no incentive by it.`,
    });
  const way = record.followsFrom?.exitWay;
  if (way === "repaired" || way === "expired") {
    const after = way === "repaired" ? { zh: "信用修复", en: "repair" } : { zh: "有效期届满", en: "expiry" };
    return sentence("五(五)", {
      zh: `${what.zh}，在有效期内；它承接因${after.zh}退出的失信黑名单记录，不因此引起惩戒措施。`,
      en: `${what.en} is in force; it follows a black-list record that ended by ${after.en} and brings no constraint.`,
    });
  }
  return sentence("五(四)", {
    zh: `${what.zh}，在有效期内；现行目录没有规定因其对本事项执行的措施。`,
    en: `${what.en} is in force; the catalogue in use has no measure by it for this matter.`,
  });
}

/** The records of a subject to which no other sentence gives a consequence. */
function uncitedBy(decision: Decision, evidence: SubjectEvidence): ReadonlySet<string> {
  const cited = new Set([
    ...decision.measures.flatMap((measure) =>
      measure.kind === "constraint"
        ? measure.because.map(({ recordId }) => recordId)
        : measure.because.flatMap((entitlement) =>
            entitlement.kind === "red" ? [entitlement.recordId] : [],
          ),
    ),
    // Its sentence says that the red record is void; the records beside it still want theirs.
    ...decision.inconsistencies.flatMap(({ kind, recordIds }) =>
      kind === "red-record-left" ? recordIds.slice(0, 1) : [],
    ),
  ]);
  return new Set(
    evidencedRecords(evidence)
      .map(({ record }) => record.recordId)
      .filter((recordId) => !cited.has(recordId)),
  );
}
