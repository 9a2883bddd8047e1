export type { FindHow, ListSource, SourceAnswer } from "../freshness/list-source";
export type { Standing } from "../lists/standing";
export type { Registry } from "../sandbox/registry";
export type { Scenario } from "../sandbox/scenarios";
export { syntheticResidentId, syntheticUscc } from "../sandbox/synthetic";
export type { CacheParts } from "./cache-bench";
export { cachingSourceContract } from "./caching-source-contract";
export type { ContractClause } from "./contract-clause";
export { expectBecauseOf, expectMeasure, expectOutcome, expectUndetermined } from "./expect";
export type { KnownStanding } from "./known-standing";
export { operatorLink, parentLink, responsiblePersonLink } from "./link";
export type { ListSourceBench } from "./list-source-bench";
export { listSourceContract } from "./list-source-contract";
export type { AskedLookup, LookupLog } from "./lookup-log";
export { createManualClock } from "./manual-clock";
export type { ManualClock } from "./manual-machine";
export type { MswHandlers } from "./msw-handlers";
export type { Passage } from "./passage";
export type { ApplicationState, PermitSystemBench } from "./permit-system-bench";
export { type ConformanceHow, permitSystemConformance } from "./permit-system-conformance";
export type { FaultHow, FaultyAnswer, PlannedAnswer, RequestAtPlatform } from "./platform-faults";
export {
  bindRecord,
  blackRecord,
  type RecordDraft,
  type RecordOverrides,
  redRecord,
  watchRecord,
} from "./record-draft";
export { type ServedTestPlatform, serveTestPlatform } from "./served-test-platform";
export type { OrganizationSketch, PersonSketch, SubjectRoll } from "./subject-roll";
export { createTestPlatform, type TestPlatform, type TestPlatformOptions } from "./test-platform";
