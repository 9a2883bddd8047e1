import type { AppliedConstraint, Decision } from "../decision";
import { prohibits } from "../rules/prohibits";
import { citeBases, describeMeasure } from "./describe-measure";
import { describeCause, describeDue } from "./describe-record";
import { describeSubject } from "./describe-subject";
import { disputeFollowed, type EvidencedCause, evidencedCauses } from "./evidenced-record";
import { joinPhrases, type Phrase } from "./phrase";
import { type Sentence, sentence } from "./sentence";

/** Where a constraint stands in an explanation: what asks most of the officer first, others' measures last. */
export type ConstraintPlace = "prohibition" | "own" | "related" | "suspended" | "shown" | "information";

/**
 * Says where a constraint stands in an explanation. Pure.
 *
 * @param constraint one that applies
 * @returns `information` for others' to carry out, `shown` for a related subject's that decides nothing,
 *   `suspended`, `prohibition`, `related` for one that bears on the subject, else `own`
 * @source 五(一), 五(六), 三(六) (R3, R16, R30)
 * @example
 * placeOf(constraint) // "own"
 */
export function placeOf(constraint: AppliedConstraint): ConstraintPlace {
  if (constraint.duty === "information") return "information";
  if (constraint.related?.bearing === "shown") return "shown";
  if (constraint.state === "suspended") return "suspended";
  if (prohibits(constraint)) return "prohibition";
  return constraint.related === undefined ? "own" : "related";
}

/**
 * Says what a constraint asks, and why. Pure.
 *
 * @param decision in whose evidence its records stand
 * @param constraint one that applies
 * @returns one sentence: under the measure's own clause, or under 五(六) while it is suspended
 * @source 三(二) to 三(六), 四(四), 五(四), 五(六)
 * @example
 * explainConstraint(decision, constraint).zh
 */
export function explainConstraint(decision: Decision, constraint: AppliedConstraint): Sentence {
  return constraint.state === "suspended"
    ? suspendedSentence(decision, constraint)
    : inForceSentence(decision, constraint);
}

function inForceSentence(decision: Decision, constraint: AppliedConstraint): Sentence {
  const measure = describeMeasure(constraint);
  const whose = recordsOf(constraint);
  const causes = joinPhrases(
    evidencedCauses(decision, constraint).map((cause) => {
      const { zh, en } = describeCause(cause);
      if (!cause.suspended) return { zh, en };
      const followed = followedBy(cause);
      return followed === undefined
        ? {
            zh: `${zh}，正在核实，该记录暂不作为依据`,
            en: `${en}, under verification and not counted meanwhile`,
          }
        : {
            zh: `${zh}，所承接的记录 ${followed} 正在核实，该记录暂不作为依据`,
            en: `${en}, which follows record ${followed}, under verification, and is not counted meanwhile`,
          };
    }),
  );
  const cited = citeBases(constraint);
  const follows = consequences[placeOf(constraint)](constraint);
  return sentence(constraint.clause, {
    zh: `${measure.zh}：起因是${whose.zh}${causes.zh}。${cited.zh}${follows.zh}`,
    en: `${measure.en}: brought by ${whose.en}${causes.en}.${cited.en}${follows.en}`,
  });
}

function suspendedSentence(decision: Decision, constraint: AppliedConstraint): Sentence {
  const measure = describeMeasure(constraint);
  const whose = recordsOf(constraint);
  const causes = joinPhrases(
    evidencedCauses(decision, constraint).map((cause) => {
      const record = describeCause(cause);
      if (cause.found === undefined) return record;
      const due = describeDue(cause.found.placed.verificationDue);
      const followed = followedBy(cause);
      return followed === undefined
        ? { zh: `${record.zh}，${due.zh}`, en: `${record.en}, and ${due.en}` }
        : {
            zh: `${record.zh}所承接的记录 ${followed}，${due.zh}`,
            en: `record ${followed}, which ${record.en} follows, and ${due.en}`,
          };
    }),
  );
  const { clause } = constraint;
  return sentence("五(六)", {
    zh: `${measure.zh}：措施出自${clause}，信息核实期间暂不执行。正在核实的是${whose.zh}${causes.zh}。`,
    en: `${measure.en}: a measure of ${clause}, not carried out while the information is being verified. Under verification is ${whose.en}${causes.en}.`,
  });
}

function followedBy({ found }: EvidencedCause): string | undefined {
  return found === undefined ? undefined : disputeFollowed(found);
}

function recordsOf({ related }: AppliedConstraint): Phrase {
  if (related === undefined) return { zh: "", en: "" };
  const { zh, en } = describeSubject(related.subject, related.relation);
  return { zh: `${zh}的`, en: `${en}'s ` };
}

/** 强制性 is carried out and fed back, 推荐性 is the department's choice, 五(四); neither is a refusal, 三(二). */
function asked({ binding }: AppliedConstraint): Phrase {
  return binding === "mandatory"
    ? {
        zh: "依法必须执行并反馈；所要求的是审查，不是不予许可。",
        en: " It must be carried out and fed back; what it asks is review, which is not a refusal.",
      }
    : {
        zh: "可根据实际情况实施，不采取的须记录理由；所要求的是审查，不是不予许可。",
        en: " The department may carry it out as the case requires and records a reason for leaving it; what it asks is review, which is not a refusal.",
      };
}

const consequences: Readonly<Record<ConstraintPlace, (constraint: AppliedConstraint) => Phrase>> = {
  prohibition: () => ({
    zh: "所引依据禁止办理本事项；如何决定由经办人员依法作出。",
    en: " The texts cited forbid the matter; the decision on it is the officer's, by law.",
  }),
  own: asked,
  related: (constraint) => {
    const { zh, en } = asked(constraint);
    return {
      zh: `按现行目录及于被查主体。${zh}`,
      en: ` By the catalogue it bears on the subject checked.${en}`,
    };
  },
  suspended: asked,
  shown: () => ({
    zh: "仅作提示，不并入被查主体的记录，不影响本结论。",
    en: " It is only shown: no part of the subject's own records, and nothing in this outcome rests on it.",
  }),
  // Whose it is stands with the measure's name.
  information: () => ({ zh: "", en: "" }),
};
