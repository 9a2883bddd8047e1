import type { ListRecord } from "../../lists/list-record";
import type { RecordEvidence } from "../decision";
import type { EvidencedCause } from "./evidenced-record";
import type { Phrase } from "./phrase";
import { wording } from "./wording";

/**
 * Names a record so that an officer finds it again. Pure.
 *
 * @param record one listing
 * @returns its list, id, field, listing authority, day and scope; never whose it is, nor who informed
 * @source 五(二), 五(六); 三(五) (R24, R26)
 * @example
 * describeRecord(record).zh // "失信黑名单记录 R-1（领域：安全生产，认定部门：市应急管理局，2026-01-05 列入，市级）"
 */
export function describeRecord({
  recordId,
  list,
  field,
  severity,
  authority,
  listedOn,
  scope,
}: ListRecord): Phrase {
  const kind = wording.list[list];
  const reach = wording.scope[scope];
  const grave = severity === undefined ? undefined : wording.severity[severity];
  return {
    zh: `${kind.zh}记录 ${recordId}（领域：${field.title}，${grave === undefined ? "" : `程度：${grave.zh}，`}认定部门：${authority.name}，${listedOn} 列入，${reach.zh}）`,
    en: `${kind.en} record ${recordId} (field ${field.title}, ${grave === undefined ? "" : `${grave.en}, `}listed by ${authority.name} on ${listedOn}, ${reach.en})`,
  };
}

/**
 * Names the record behind a cause. Pure.
 *
 * @param cause a cause with its record, if that is still there
 * @returns what {@link describeRecord} says, or the id alone
 * @source 六(三) (R5)
 * @example
 * describeCause({ recordId: "R-1", suspended: false }).zh // "记录 R-1（内容已不在本结论中）"
 */
export function describeCause({ recordId, found }: EvidencedCause): Phrase {
  if (found !== undefined) return describeRecord(found.record);
  return {
    zh: `记录 ${recordId}（内容已不在本结论中）`,
    en: `record ${recordId} (its content is no longer in this decision)`,
  };
}

/**
 * Says by when the verification of a record is due. Pure.
 *
 * @param due what the rules found; absent: the information provider has not been told
 * @returns the last day, whether it is provisional, whether it is over
 * @source 五(六) (R4)
 * @example
 * describeDue(undefined).zh // "尚未告知信息提供单位，核实期限尚未起算"
 */
export function describeDue(due: RecordEvidence["verificationDue"]): Phrase {
  if (due === undefined)
    return {
      zh: "尚未告知信息提供单位，核实期限尚未起算",
      en: "the information provider has not been told yet, so no term runs",
    };
  const provisional = due.horizon === "provisional";
  const overdue = due.term === "overdue";
  return {
    zh: `信息提供单位应于 ${due.on} 前（含当日）核实反馈${provisional ? "（暂定：节假日安排尚未公布）" : ""}${overdue ? "，已逾期" : ""}`,
    en: `the information provider must answer by the end of ${due.on}${provisional ? " (provisional: the holidays are not announced yet)" : ""}${overdue ? ", and is overdue" : ""}`,
  };
}
