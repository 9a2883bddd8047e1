import type { ListRecord } from "../../lists/list-record";
import { isSuspended } from "../../lists/suspended";
import { subjectKey } from "../../subject/subject";
import type { AppliedConstraint, Cause, Decision, RecordEvidence, SubjectEvidence } from "../decision";

/** A record together with how it stood on the day of the decision. */
export interface EvidencedRecord {
  readonly record: ListRecord;
  readonly placed: RecordEvidence;
}

/** A cause with its record; without one where the record was erased after the decision, 六(三) (R5). */
export interface EvidencedCause extends Cause {
  readonly found?: EvidencedRecord;
}

/**
 * Names the record by whose verification a watch record is suspended with it. Pure.
 *
 * @param entry a record and how it stood
 * @returns the id of the black record that it follows; undefined while it is not suspended, or by itself
 * @source 五(六), 六(一) (R3)
 * @example
 * disputeFollowed(entry) // "B-1"
 */
export function disputeFollowed({ record, placed }: EvidencedRecord): string | undefined {
  return placed.suspended && !isSuspended(record) ? record.followsFrom?.recordId : undefined;
}

/**
 * Joins the records of one subject with what was found of them. Pure.
 *
 * @param evidence what was found about one subject
 * @returns a pair per record, in the platform's order; none where nothing was found or the subject is unknown
 * @source 六(三) (R25)
 * @example
 * decision.evidence.flatMap(evidencedRecords)
 */
export function evidencedRecords({ found }: SubjectEvidence): readonly EvidencedRecord[] {
  if (found.kind === "nothing" || found.standing.kind === "unknown") return [];
  const placedById = new Map(found.records.map((placed) => [placed.recordId, placed]));
  return found.standing.records.flatMap((record) => {
    const placed = placedById.get(record.recordId);
    return placed === undefined ? [] : [{ record, placed }];
  });
}

/**
 * Finds in the decision's own evidence the records that bring a constraint. Pure.
 *
 * @param decision the decision
 * @param constraint one of its constraints
 * @returns a pair per cause, in the constraint's order
 * @source 五(六) (R27)
 * @example
 * evidencedCauses(decision, constraint).map(({ found }) => found?.record.authority.name)
 */
export function evidencedCauses(
  decision: Decision,
  { because, related }: AppliedConstraint,
): readonly EvidencedCause[] {
  const records = new Map(
    decision.evidence
      .filter(({ subject, relation }) =>
        related === undefined ? relation === undefined : subjectKey(subject) === subjectKey(related.subject),
      )
      .flatMap(evidencedRecords)
      .map((entry) => [entry.record.recordId, entry]),
  );
  return because.map((cause) => {
    const found = records.get(cause.recordId);
    return found === undefined ? cause : { ...cause, found };
  });
}
