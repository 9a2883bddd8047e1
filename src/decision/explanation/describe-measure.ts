import type { LegalBasis } from "../../catalogue/measure";
import type { AppliedMeasure } from "../decision";
import { joinPhrases, type Phrase } from "./phrase";
import { wording } from "./wording";

/**
 * Names a measure, how it binds and whose it is to carry out. Pure.
 *
 * @param measure one that applies
 * @returns e.g. 【从严审核行政许可审批项目】（推荐性，由本部门执行）
 * @source 五(一), 五(四) (R13, R30)
 * @example
 * describeMeasure(measure).en // "【限制乘坐飞机】 (recommended; for information, carried out by market institutions)"
 */
export function describeMeasure({ title, binding, duty, executedBy }: AppliedMeasure): Phrase {
  const bound = wording.binding[binding];
  const executor = wording.executor[executedBy];
  const whose: Phrase =
    duty === "own"
      ? { zh: "由本部门执行", en: "yours to carry out" }
      : { zh: `供参考，由${executor.zh}执行`, en: `for information, carried out by ${executor.en}` };
  return { zh: `【${title}】（${bound.zh}，${whose.zh}）`, en: `【${title}】 (${bound.en}; ${whose.en})` };
}

/**
 * Names the texts a measure rests on besides the plan. Pure.
 *
 * @param measure its bases, and its clause of the plan, which every sentence cites anyhow
 * @returns each text once, with number and article, marked where nobody read it; empty when the plan is all there is
 * @source 五(四) (R14)
 * @example
 * describeBases(measure).zh // "《中华人民共和国政府采购法》第二十二条（引文未经核对）"
 */
export function describeBases({ bases, clause }: Resting): Phrase {
  const cited = bases
    // The pack cites its own plan by the measure's clause.
    .filter((basis) => basis.rank !== "local-policy" || basis.article !== clause)
    .map(({ title, documentNumber, article, reading }): Phrase => {
      const number = documentNumber === undefined ? "" : `（${documentNumber}）`;
      const text = `《${title}》${number}${article ?? ""}`;
      const note = wording.reading[reading];
      return { zh: `${text}${note.zh}`, en: `${text}${note.en}` };
    });
  return joinPhrases([...new Map(cited.map((basis) => [basis.zh, basis])).values()]);
}

/**
 * The same as a sentence of its own, to stand behind another. Pure.
 *
 * @param measure its bases and its clause
 * @returns `法律和政策依据：…。`, or nothing at all when the plan is all there is
 * @source 五(四) (R14)
 * @example
 * citeBases(measure).en // " Legal basis: 《中华人民共和国政府采购法》第二十二条 (cited unverified)."
 */
export function citeBases(measure: Resting): Phrase {
  const { zh, en } = describeBases(measure);
  return zh === "" ? { zh, en } : { zh: `法律和政策依据：${zh}。`, en: ` Legal basis: ${en}.` };
}

interface Resting {
  readonly bases: readonly LegalBasis[];
  readonly clause: string;
}
