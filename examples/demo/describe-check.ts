import type { Check, ListRecord } from "yingcha";
import { maskSubject } from "yingcha";

/** The outcome as the officer reads it. */
export const outcomeTitles: Readonly<Record<Check["outcome"], string>> = {
  proceed: "可继续办理",
  review: "须审查",
  stop: "不得径行办理",
  undetermined: "未能查明",
};

/** The name the platform gives, or the masked code of a subject it does not know. */
export function describeSubject(check: Check): string {
  const [own] = check.evidence;
  if (own?.found.kind === "standing" && own.found.standing.kind === "known") return own.found.standing.name;
  return maskSubject(check.subject);
}

/** The measures that concern this counter, one a line, and the clauses beside them. */
export function describeMeasures({ measures }: Check): { readonly titles: string; readonly clauses: string } {
  const own = measures.filter(({ duty }) => duty === "own");
  const lines = own.map((measure) => {
    if (measure.kind === "constraint") {
      const shown = measure.related?.bearing === "shown" ? "，仅列示" : "";
      const state = measure.state === "suspended" ? "（暂不执行）" : "";
      return `${measure.binding === "mandatory" ? "强制" : "推荐"}：${measure.title}${state}${shown}`;
    }
    const accepted =
      measure.acceptance?.kind === "must-accept" ? `（应先行受理，${measure.acceptance.due.on} 前补齐）` : "";
    return `激励：${measure.title}${measure.state === "held" ? "（待定）" : accepted}`;
  });
  return {
    titles: lines.join("\n") || "无",
    clauses: [...new Set(own.map(({ clause }) => clause))].join("\n") || "五(三)",
  };
}

/** Why, in a few words; the check itself explains it in sentences. */
export function describeCauses(check: Check): string {
  const reasons: string[] = [];
  if (check.outcome === "undetermined") {
    const [first] = check.explanation;
    reasons.push(/原因：([^。]+)/.exec(first?.zh ?? "")?.[1] ?? check.reason.code);
  }
  if (check.outcome === "review")
    for (const obligation of check.obligations)
      if (obligation.kind === "verify-identity")
        reasons.push(
          obligation.why === "subject-unknown" ? "平台不认识该主体，须核实身份" : "名称不符，须核实身份",
        );
  for (const { relation, found } of check.evidence) {
    if (found.kind === "nothing" || found.standing.kind === "unknown") continue;
    for (const { recordId, status, suspended, afterEvaluation } of found.records) {
      const record = found.standing.records.find((candidate) => candidate.recordId === recordId);
      if (record === undefined || status.kind !== "in-force") continue;
      const whose = relation === undefined ? "" : relationTitles[relation.kind];
      const note = suspended ? "，核实中" : afterEvaluation ? "，评审后列入，不溯及" : "";
      reasons.push(`${whose}${listTitles[record.list]} ${recordId}（${record.field.title}${note}）`);
    }
  }
  for (const measure of check.measures)
    if (measure.kind === "incentive")
      for (const ground of measure.because) {
        if (ground.kind === "clean-years") reasons.push(`自 ${ground.sinceOn} 起无不良信用记录`);
        if (ground.kind === "recognition") reasons.push(`守信典型 ${ground.recognitionId}`);
      }
  return [...new Set(reasons)].join("\n") || "已查明无约束";
}

const listTitles: Readonly<Record<ListRecord["list"], string>> = {
  red: "红名单",
  black: "黑名单",
  watch: "重点关注",
};

const relationTitles = { parent: "上级法人", operator: "经营者", "responsible-person": "责任人员" } as const;
