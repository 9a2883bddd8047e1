import { errorCodes } from "../../errors/error-code";
import type {
  Decision,
  ProceedDecision,
  ReviewDecision,
  StopDecision,
  UndeterminedDecision,
} from "../decision";
import { unestablished } from "../rules/unestablished";
import { describeBases } from "./describe-measure";
import { describeSubject } from "./describe-subject";
import { evidencedCauses } from "./evidenced-record";
import { joinPhrases, type Phrase } from "./phrase";
import { type Sentence, sentence } from "./sentence";

/**
 * Says in one sentence what the outcome is, why, and what follows. Pure.
 *
 * No outcome refuses or approves anything: strict review is not a refusal, and under `stop` too the act is the
 * officer's (R15).
 *
 * @param decision the decision
 * @param matterTypeTitle the matter in the catalogue's words, e.g. 行政许可、审批
 * @returns one sentence; 五(三) for what was or was not established, 三(二) or 四(四) for a review, the clause of
 *   the first prohibition for a stop
 * @source 五(三), 三(二), 四(四), 五(四)
 * @example
 * explainOutcome(decision, "行政许可、审批").zh
 */
export function explainOutcome(decision: Decision, matterTypeTitle: string): Sentence {
  switch (decision.outcome) {
    case "proceed":
      return proceedSentence(decision, matterTypeTitle);
    case "review":
      return reviewSentence(decision, matterTypeTitle);
    case "stop":
      return stopSentence(decision, matterTypeTitle);
    case "undetermined":
      return undeterminedSentence(decision, matterTypeTitle);
  }
}

function proceedSentence({ derivedFrom }: ProceedDecision, matter: string): Sentence {
  return sentence("五(三)", {
    zh: `核查结论：可继续办理“${matter}”。截至 ${derivedFrom.decidedOn} 已查明没有须执行的约束措施；这不是准予的决定，是否准予由经办人员依法决定。`,
    en: `Outcome: the matter ${matter} may go on. It was established on ${derivedFrom.decidedOn} that nothing constrains; this is not a decision to approve, which is the officer's to make by law.`,
  });
}

function reviewSentence(decision: ReviewDecision, matter: string): Sentence {
  const measures = decision.obligations.flatMap((obligation) =>
    obligation.kind === "carry-out" ? [obligation.measure] : [],
  );
  if (measures.length === 0)
    return sentence("五(三)", {
      zh: `核查结论：办理“${matter}”前须审查。没有查到须执行的约束措施，但主体身份有疑问，须先核实身份；这不是对申请的否定。`,
      en: `Outcome: the matter ${matter} needs review. No constraint is in force, but the identity is in doubt and must be verified first; that says nothing against the application.`,
    });
  const lists = new Set(
    measures
      .flatMap((measure) => evidencedCauses(decision, measure))
      .filter(({ suspended }) => !suspended)
      .map(({ found }) => found?.record.list),
  );
  if (lists.size === 1 && lists.has("watch"))
    return sentence("四(四)", {
      zh: `核查结论：办理“${matter}”前须审查。有重点关注名单记录在有效期内，须审慎核查后由经办人员依法决定；列入重点关注名单本身不是不予许可的理由。`,
      en: `Outcome: the matter ${matter} needs review. A watch-list record is in force: look closer, then the officer decides by law; being on the watch list is by itself no ground for refusal.`,
    });
  return sentence("三(二)", {
    zh: `核查结论：办理“${matter}”前须审查。有 ${measures.length} 项约束措施须由本部门落实，然后由经办人员依法决定；从严审核不是不予许可。`,
    en: `Outcome: the matter ${matter} needs review. Constraints for this department to see to before the officer decides by law: ${measures.length}. Strict review is not a refusal.`,
  });
}

function stopSentence({ prohibitions }: StopDecision, matter: string): Sentence {
  const [first] = prohibitions;
  const bases = describeBases({
    bases: prohibitions.flatMap((prohibition) => prohibition.bases),
    clause: first.clause,
  });
  return sentence(first.clause, {
    zh: `核查结论：“${matter}”不得径行办理，交经办人员依法决定。有 ${prohibitions.length} 项强制性措施禁止办理，依据是${bases.zh}；本结论不是不予许可的决定，不予许可只能由经办人员依法作出。`,
    en: `Outcome: stop; the matter ${matter} goes to the officer. Mandatory measures in force that forbid it: ${prohibitions.length}, on the basis of ${bases.en}. This is not a decision of refusal, which only the officer can make by law.`,
  });
}

function undeterminedSentence(decision: UndeterminedDecision, matter: string): Sentence {
  const { code, retryAt } = decision.reason;
  const { meaning, remedy } = errorCodes[code];
  const retry: Phrase =
    retryAt === undefined
      ? { zh: "", en: "" }
      : { zh: `可于 ${retryAt} 后重新核查。`, en: ` Check again after ${retryAt}.` };
  const whom = joinPhrases(openSubjects(decision));
  const open: Phrase =
    whom.zh === "" ? whom : { zh: `未能查明的是${whom.zh}。`, en: ` Not established: ${whom.en}.` };
  return sentence("五(三)", {
    zh: `核查结论：办理“${matter}”有无约束未能查明，暂缓决定，不得视为无记录。${open.zh}原因：${meaning.zh}处理：${remedy.zh}${retry.zh}`,
    en: `Outcome: it could not be established whether anything constrains the matter ${matter}. Hold it, and do not take it for a finding of no record.${open.en} Reason: ${meaning.en} Remedy: ${remedy.en}${retry.en}`,
  });
}

/** Of whom too little is known, and which sources kept silent. */
function openSubjects({ evidence }: UndeterminedDecision): readonly Phrase[] {
  return evidence.flatMap(({ subject, relation, found }): Phrase[] => {
    const whom = describeSubject(subject, relation);
    if (found.kind === "nothing") return [whom];
    const { standing } = found;
    if (unestablished({ kind: "found", standing }) === undefined) return [];
    const silent = standing.sources.filter(({ state }) => state === "missing").map(({ title }) => title);
    if (silent.length === 0) return [whom];
    return [
      {
        zh: `${whom.zh}（未答复的来源：${silent.join("、")}）`,
        en: `${whom.en} (silent sources: ${silent.join(", ")})`,
      },
    ];
  });
}
