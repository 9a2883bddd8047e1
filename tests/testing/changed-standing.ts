import type { SourceAnswer } from "../../src/freshness/list-source";
import type { ListRecord } from "../../src/lists/list-record";
import type { Standing } from "../../src/lists/standing";

/** The same answer with another standing, where it has one. */
export function withStanding(answer: SourceAnswer, change: (standing: Standing) => Standing): SourceAnswer {
  const { finding } = answer;
  return finding.kind === "failed"
    ? answer
    : { ...answer, finding: { kind: "found", standing: change(finding.standing) } };
}

/** The same standing with other records, where it has any. */
export function withRecords(standing: Standing, change: (record: ListRecord) => ListRecord): Standing {
  return standing.kind === "unknown" ? standing : { ...standing, records: standing.records.map(change) };
}

/** Clears whoever is listed: every record becomes one that has left its list. */
export function cleared(standing: Standing): Standing {
  return withRecords(standing, (record) => ({
    ...record,
    status: { kind: "exited", way: "mis-listed", on: record.listedOn },
  }));
}
