import type { AppliedConstraint, Decision } from "../../src/decision/decision";
import type { Relation } from "../../src/decision/facts";

/** What the oracle says, and what a decision is brought to for comparison: everything is text, every list sorted. */
export interface Verdict {
  readonly outcome: string;
  /** `entryId|state|duty|binding|effect|relation|bearing|recordId:suspended,…` */
  readonly constraints: readonly string[];
  /** `measureId|state|duty|binding|entitlement,…|acceptance` */
  readonly incentives: readonly string[];
  readonly obligations: readonly string[];
  readonly prohibitions: readonly string[];
  /** `kind|subject|recordId,…` */
  readonly inconsistencies: readonly string[];
  readonly reason: string;
  /** `subject|recordId|status|suspended|due|after evaluation`, or `subject|nothing|reason` */
  readonly evidence: readonly string[];
}

/**
 * Brings a decision into the form in which the oracle speaks, so that the two can be compared.
 *
 * @param decision what `decide` returned
 * @returns the same as a {@link Verdict}
 */
export function verdictOf(decision: Decision): Verdict {
  const constraintText = (one: AppliedConstraint): string =>
    [
      one.entryId,
      one.state,
      one.duty,
      one.binding,
      one.effect,
      one.related === undefined ? "" : `${relationText(one.related.relation)}:${one.related.subject.code}`,
      one.related?.bearing ?? "",
      one.because
        .map((cause) => `${cause.recordId}:${cause.suspended}`)
        .sort()
        .join(","),
    ].join("|");

  const constraints: string[] = [];
  const incentives: string[] = [];
  for (const one of decision.measures) {
    if (one.kind === "constraint") {
      constraints.push(constraintText(one));
      continue;
    }
    const because = one.because.map((by) => {
      if (by.kind === "red") return `red:${by.recordId}:${by.objection}`;
      return by.kind === "recognition" ? `recognition:${by.recognitionId}` : `clean-years:${by.sinceOn}`;
    });
    const { acceptance } = one;
    let accepted: string = acceptance?.kind ?? "";
    if (acceptance?.kind === "material-demanded") accepted += `:${acceptance.materials.join("+")}`;
    if (acceptance?.kind === "promise-missing" || acceptance?.kind === "must-accept")
      accepted += `:${acceptance.due.on}:${acceptance.due.horizon}`;
    incentives.push(
      [one.measureId, one.state, one.duty, one.binding, because.sort().join(","), accepted].join("|"),
    );
  }

  const obligations =
    decision.outcome === "proceed"
      ? []
      : decision.obligations.map((one) =>
          one.kind === "carry-out"
            ? `carry-out|${constraintText(one.measure)}`
            : `verify-identity|${one.subject.code}|${one.why}`,
        );

  const evidence: string[] = [];
  for (const { subject, found } of decision.evidence) {
    if (found.kind === "nothing") evidence.push(`${subject.code}|nothing|${found.reason.code}`);
    else if (found.standing.kind === "unknown") evidence.push(`${subject.code}|unknown`);
    else
      for (const record of found.records) {
        const { status, verificationDue: due } = record;
        const state = status.kind === "ended" ? `${status.way}:${status.endedOn}` : status.kind;
        const dueText = due === undefined ? "" : `${due.on}:${due.horizon}:${due.term}`;
        const parts = [subject.code, record.recordId, state, record.suspended, dueText];
        evidence.push([...parts, record.afterEvaluation].join("|"));
      }
  }

  return {
    outcome: decision.outcome,
    constraints: constraints.sort(),
    incentives: incentives.sort(),
    obligations: obligations.sort(),
    prohibitions: "prohibitions" in decision ? decision.prohibitions.map(constraintText).sort() : [],
    inconsistencies: decision.inconsistencies
      .map((one) => `${one.kind}|${one.subject.code}|${[...one.recordIds].sort().join(",")}`)
      .sort(),
    reason: decision.outcome === "undetermined" ? decision.reason.code : "",
    evidence: evidence.sort(),
  };
}

/** How a relation is written in a verdict. */
export function relationText(relation: Relation): string {
  return relation.kind === "responsible-person" ? relation.role : relation.kind;
}
