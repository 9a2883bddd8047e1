import type { Coverage } from "../../contract/statistics";

const ratioScale = 10_000;

/**
 * Holds what was fed back against what was concluded. Pure.
 *
 * @param caseCount how many cases were fed back
 * @param concludedCount how many matters the department says it concluded, if it said so
 * @returns the coverage; never a ratio of what was not reported, and none above 1
 * @source 五(三) 应查必查
 * @example
 * coverageOf(73, 75) // { kind: "reported", caseCount: 73, concludedCount: 75, ratio: 0.9733 }
 */
export function coverageOf(caseCount: number, concludedCount: number | undefined): Coverage {
  if (concludedCount === undefined) return { kind: "not-reported", caseCount };
  if (caseCount > concludedCount) return { kind: "inconsistent", caseCount, concludedCount };
  const reported = { kind: "reported", caseCount, concludedCount } as const;
  if (concludedCount === 0) return reported;
  return { ...reported, ratio: Math.floor((caseCount * ratioScale) / concludedCount) / ratioScale };
}
