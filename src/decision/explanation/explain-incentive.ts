import type { AppliedIncentive, Decision, Entitlement, GapAcceptance } from "../decision";
import { citeBases, describeMeasure } from "./describe-measure";
import { describeRecord } from "./describe-record";
import { evidencedRecords } from "./evidenced-record";
import { joinPhrases, type Phrase } from "./phrase";
import { type Sentence, sentence } from "./sentence";

/**
 * Says what an incentive offers, what entitles to it, and why it is held if it is. Pure.
 *
 * @param decision in whose evidence the entitlements stand
 * @param incentive one that applies
 * @returns one sentence: under the incentive's own clause, or under 五(六) while it is held
 * @source 二(一) to 二(六), 五(六) (R11, R12, R19, R20)
 * @example
 * explainIncentive(decision, incentive).zh
 */
export function explainIncentive(decision: Decision, incentive: AppliedIncentive): Sentence {
  const measure = describeMeasure(incentive);
  const because = joinPhrases(
    incentive.because.map((entitlement) => describeEntitlement(decision, entitlement)),
  );
  const cited = citeBases(incentive);
  const acceptance: Phrase =
    incentive.acceptance === undefined ? { zh: "", en: "" } : describeAcceptance(incentive.acceptance);
  if (incentive.state === "available")
    return sentence(incentive.clause, {
      zh: `${measure.zh}：可以适用，理由是${because.zh}。${cited.zh}${acceptance.zh}`,
      en: `${measure.en}: available because of ${because.en}.${cited.en}${acceptance.en}`,
    });
  const why: Phrase =
    decision.outcome === "review"
      ? { zh: "本次核查尚有须审查的事项（我们的解读）", en: "a review is open (our reading)" }
      : { zh: "有关记录正在核实", en: "a record is under verification" };
  const who: Phrase =
    incentive.duty === "own"
      ? { zh: "经办人员", en: "the officer" }
      : { zh: "执行单位", en: "whoever carries it out" };
  const given: Phrase =
    incentive.acceptance === undefined
      ? acceptance
      : { zh: `如决定给予：${acceptance.zh}`, en: ` If it is given:${acceptance.en}` };
  // No clause holds an incentive for an open review: that is our reading, and 五(六) speaks of disputed records only.
  return sentence(decision.outcome === "review" ? incentive.clause : "五(六)", {
    zh: `${measure.zh}：措施出自${incentive.clause}，理由是${because.zh}。${cited.zh}因${why.zh}，既不给予也不取消，由${who.zh}决定并记录理由。${given.zh}`,
    en: `${measure.en}: a measure of ${incentive.clause}, because of ${because.en}.${cited.en} It is held since ${why.en}: neither given nor taken away; ${who.en} decides and records the reason.${given.en}`,
  });
}

function describeEntitlement(decision: Decision, entitlement: Entitlement): Phrase {
  const own = decision.evidence.filter(({ relation }) => relation === undefined);
  switch (entitlement.kind) {
    case "red": {
      const { recordId, objection } = entitlement;
      const found = own.flatMap(evidencedRecords).find(({ record }) => record.recordId === recordId);
      const { zh, en } =
        found === undefined
          ? { zh: `守信红名单记录 ${recordId}`, en: `red-list record ${recordId}` }
          : describeRecord(found.record);
      return objection === "none"
        ? { zh, en }
        : { zh: `${zh}，虽正在核实，仍然有效`, en: `${en}, which is under verification and stays in force` };
    }
    case "recognition": {
      const { recognitionId } = entitlement;
      const title = own
        .flatMap(({ found }) =>
          found.kind === "standing" && found.standing.kind === "known" ? found.standing.recognitions : [],
        )
        .find((recognition) => recognition.recognitionId === recognitionId);
      const cited =
        title === undefined
          ? recognitionId
          : `${recognitionId}（${title.title}，${title.authority.name}，${title.recognizedOn}）`;
      return { zh: `守信典型认定 ${cited}`, en: `the recognition as a model of honesty ${cited}` };
    }
    case "clean-years":
      return {
        zh: `自 ${entitlement.sinceOn} 起连续满 ${entitlement.yearsCount} 年无不良信用记录`,
        en: `${entitlement.yearsCount} consecutive years without an adverse record, clean since ${entitlement.sinceOn}`,
      };
  }
}

function describeAcceptance(acceptance: GapAcceptance): Phrase {
  switch (acceptance.kind) {
    case "not-asked":
      return {
        zh: "未提供材料情况，是否符合容缺受理条件未作判断。",
        en: " Nothing was said of the materials, so whether the conditions of accepting with gaps are met is open.",
      };
    case "nothing-missing":
      return { zh: "材料齐备，无需容缺。", en: " No material is missing, so there is no gap to accept." };
    case "material-demanded": {
      const { materials } = acceptance;
      return {
        zh: `所缺材料中有法律法规要求提供的（${materials.join("、")}），不适用容缺受理。`,
        en: ` A law or regulation demands some of what is missing (${materials.join(", ")}), so it cannot be accepted with gaps.`,
      };
    }
    case "limit-missing":
      return {
        zh: "本事项没有给出补交期限，承诺无从成立，暂不能容缺受理。",
        en: " The matter sets no time limit for the rest, so no promise can be formed and it cannot yet be accepted with gaps.",
      };
    case "promise-missing": {
      const by = dayOf(acceptance.due);
      return {
        zh: `申请人书面承诺最迟于 ${by.zh} 补齐的，应先行受理；目前尚无书面承诺。`,
        en: ` Once the applicant promises in writing to provide the rest by ${by.en}, the application must be accepted; no written promise is there yet.`,
      };
    }
    case "must-accept": {
      const by = dayOf(acceptance.due);
      return {
        zh: `条件已具备：所缺材料非法律法规要求，申请人已书面承诺，应先行受理；最迟于 ${by.zh} 补齐。`,
        en: ` The conditions are met: no law or regulation demands what is missing and the promise is written, so the application must be accepted; the rest is due by ${by.en}.`,
      };
    }
  }
}

function dayOf({ on, horizon }: Extract<GapAcceptance, { kind: "must-accept" }>["due"]): Phrase {
  return horizon === "known"
    ? { zh: on, en: on }
    : {
        zh: `${on}（暂定：节假日安排尚未公布）`,
        en: `${on} (provisional: the holidays are not announced yet)`,
      };
}
