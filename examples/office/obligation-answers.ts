import { createHash } from "node:crypto";
import { type Check, maskSubject, type Obligation, type SubjectRef } from "yingcha";
import { z } from "zod";

/** What the officer did about one obligation; a recommended measure may be left out, with the reason, 五(三). */
export const answerSchema = z
  .strictObject({
    obligationId: z.string().min(1).max(200),
    kind: z.enum(["done", "not-taken"]),
    note: z.string().trim().min(4).max(2_000),
  })
  .readonly();
export type Answer = z.infer<typeof answerSchema>;

/** An obligation as the officer reads it. */
export interface ShownObligation {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  /** A mandatory one cannot be left out, 五(四). */
  readonly binding: "mandatory" | "recommended";
  readonly whose: string;
  /** The records it rests on. */
  readonly records: readonly string[];
}

const doubts = {
  "name-mismatched": "核实身份：名称与平台所载不符",
  "subject-unknown": "核实身份：平台不认识该主体",
} as const;

/**
 * Shows a check's obligations, each under an id made of what it asks, whose it is and the records it rests on: an
 * answer given for one record does not answer for another that came meanwhile.
 */
export function shownObligations(check: Check): readonly ShownObligation[] {
  return check.outcome === "proceed"
    ? []
    : check.obligations.map((obligation) => shownObligation(obligation, check.subject));
}

function shownObligation(obligation: Obligation, own: SubjectRef): ShownObligation {
  if (obligation.kind === "verify-identity") {
    const { why, subject } = obligation;
    const whose = maskSubject(subject);
    const shown = { title: doubts[why], clause: "五(三)", binding: "mandatory", whose, records: [] } as const;
    return { id: idOf(why, subject, []), ...shown };
  }
  const { entryId, title, clause, binding, because, related } = obligation.measure;
  const subject = related?.subject ?? own;
  const records = because.filter(({ suspended }) => !suspended).map(({ recordId }) => recordId);
  const id = idOf(entryId, subject, [...records].sort());
  return { id, title, clause, binding, whose: maskSubject(subject), records };
}

/** By digest, so that an id stays short however many records there are, and shows nobody's code. */
function idOf(what: string, { kind, code }: SubjectRef, records: readonly string[]): string {
  const text = JSON.stringify([what, kind, code, records]);
  return `${what}:${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
}

/** The obligations of a check that no answer covers. */
export function unansweredObligations(check: Check, answers: readonly Answer[]): readonly ShownObligation[] {
  return shownObligations(check).filter(
    ({ id, binding }) =>
      !answers.some(
        (answer) => answer.obligationId === id && (answer.kind === "done" || binding === "recommended"),
      ),
  );
}
