import type { LegalBasis } from "../catalogue/measure";
import type { ListRecord } from "../lists/list-record";
import type { SubjectRef } from "../subject/subject";
import type { CalendarDate } from "../time/calendar-date";
import type { AppliedConstraint, Decision } from "./decision";
import { evidencedCauses } from "./explanation/evidenced-record";
import { type Sentence, sentence } from "./explanation/sentence";
import { asksOfficer } from "./rules/prohibits";

/** One listing on which a constraint rests: what it says, since when, and by which 认定依据. */
export interface NoticeGround {
  readonly recordId: string;
  /** The field 领域 in words. */
  readonly field: string;
  readonly listedOn: CalendarDate;
  readonly bases: ListRecord["bases"];
}

/** One way to answer, in words for the one who bears the constraint. */
export interface Remedy extends Sentence {
  readonly kind: "objection" | "repair" | "administrative-review" | "lawsuit";
}

/**
 * What whoever bears a constraint is told, so that it can be known and answered. For that subject only: it holds
 * the code in clear, to be delivered by, and is never logged.
 */
export interface Notice {
  /** Whose record it is; the only one who can object to it or repair it. */
  readonly subject: SubjectRef;
  readonly measureId: string;
  readonly title: string;
  readonly clause: string;
  /** The texts the measure itself rests on. */
  readonly bases: readonly LegalBasis[];
  readonly grounds: readonly NoticeGround[];
  /** The names of the departments that listed the subject. */
  readonly authorities: readonly string[];
  readonly remedies: readonly Remedy[];
}

/**
 * Writes the notices that a decision calls for. Pure.
 *
 * It names the listing authority and never an information provider; who informed is not known here (R26).
 *
 * @param decision any decision
 * @returns one notice per constraint in force that the department carries out and that falls on the subject, or
 *   falls on a related one and bears on it; in that case one to each, since both bear it. None for what is suspended, only shown, or others' to carry out,
 *   and none while nothing is established and so nothing applied.
 *   Records under verification are no grounds
 * @source 五(六), 五(五), 六(一) (R27)
 * @example
 * noticesOf(decision).map(({ title, authorities }) => `${title}: ${authorities.join("、")}`)
 */
export function noticesOf(decision: Decision): readonly Notice[] {
  if (decision.outcome === "undetermined") return [];
  const own = decision.evidence.find(({ relation }) => relation === undefined);
  return decision.measures.flatMap((measure): Notice[] => {
    if (measure.kind !== "constraint" || !asksOfficer(measure)) return [];
    const bearers = [measure.related?.subject, own?.subject].filter((bearer) => bearer !== undefined);
    return bearers.map((bearer) => notice(decision, measure, bearer));
  });
}

function notice(decision: Decision, constraint: AppliedConstraint, subject: SubjectRef): Notice {
  const records = evidencedCauses(decision, constraint).flatMap(({ suspended, found }) =>
    suspended || found === undefined ? [] : [found.record],
  );
  const { measureId, title, clause, bases } = constraint;
  return {
    subject,
    measureId,
    title,
    clause,
    bases,
    grounds: records.map((record) => ({
      recordId: record.recordId,
      field: record.field.title,
      listedOn: record.listedOn,
      bases: record.bases,
    })),
    authorities: [...new Set(records.map(({ authority }) => authority.name))],
    remedies: records.some(({ list }) => list === "black")
      ? [objection, repair, earlyExit, administrativeReview, lawsuit]
      : [objection, repair, administrativeReview, lawsuit],
  };
}

const objection: Remedy = {
  kind: "objection",
  ...sentence("五(六)", {
    zh: "认为记录不实的，可以提出异议申请或投诉；信息核实期间惩戒措施暂不执行，核实结果将告知当事人。",
    en: "Whoever holds the record to be wrong can object or complain; the constraint is not carried out while the information is being verified, and the result is told.",
  }),
};

const repair: Remedy = {
  kind: "repair",
  ...sentence("五(五)", {
    zh: "失信行为具备整改纠正条件的，在规定期限内主动整改、纠正失信行为、消除不良影响后，不再作为联合惩戒对象。",
    en: "Where the conduct can be put right, whoever does so within the term set and removes its ill effects is no longer subject to joint punishment.",
  }),
};

const earlyExit: Remedy = {
  kind: "repair",
  ...sentence("六(一)", {
    zh: "主动修复的，经认定部门同意，可以在有效期届满前提前退出失信黑名单。",
    en: "With repair, and with the consent of the authority that made the listing, the subject can leave the black list before its term is over.",
  }),
};

const administrativeReview: Remedy = {
  kind: "administrative-review",
  ...sentence("五(六)", {
    zh: "可以依法申请行政复议，维护自身合法权益。",
    en: "Administrative review can be applied for according to law.",
  }),
};

const lawsuit: Remedy = {
  kind: "lawsuit",
  ...sentence("五(六)", {
    zh: "可以依法提起行政诉讼，维护自身合法权益。",
    en: "An administrative lawsuit can be brought according to law.",
  }),
};
