import type { ConstraintRow } from "../../src/catalogue/active-catalogue";
import type { DecisionContext } from "../../src/decision/decide";
import type { Facts, Finding, Matter, NamedSubject, Relation } from "../../src/decision/facts";
import type { ListRecord } from "../../src/lists/list-record";
import type { Standing } from "../../src/lists/standing";
import { sameName } from "../../src/subject/name";
import { addYears, type CalendarDate } from "../../src/time/calendar-date";
import { addWorkingDays } from "../../src/time/working-days";
import { relationText, type Verdict } from "./verdict";

type Known = Extract<Standing, { kind: "known" }>;

interface Participant {
  readonly subject: NamedSubject;
  readonly finding: Finding;
  readonly relation?: Relation;
}

interface Found {
  readonly text: string;
  readonly state: string;
  readonly duty: string;
  readonly prohibits: boolean;
  readonly bears: boolean;
  readonly ofRelated: boolean;
}

/**
 * Decides by a naive, straight-line reading of the decision rules, written without sight of `src/decision/decide.ts`
 * and `src/decision/rules/`. It shares with them the data shapes, the compiled catalogue, `addYears`,
 * `addWorkingDays` and `sameName`, and nothing else.
 *
 * Readings that the table of rules leaves open, as they are fixed here:
 *
 * - A record is ended on the day of exit, or on the day after its last one. An exit by expiry is the calendar's to
 *   say, and any exit dated after the expiry changes nothing, unless it is for mis-listing. What was mis-listed counts nowhere.
 * - R2: a red record in force is void by an adverse record (black, watch) in force, or by one that has ended, was
 *   not mis-listed and was listed later than the red one. If all that void it are under verification, it is held.
 *   Else `red-record-left` names it and the undisputed ones.
 * - A recognition in force is barred by an undisputed adverse record in force, held by disputed ones only.
 * - R11: clean since + N years <= the earlier of the date and the evaluation, where later listings are only shown. It is
 *   broken by an adverse record in force, or ended in any way but repaired with its end + N years after that; a watch record that follows a repaired one never breaks. Broken by
 *   disputed ones only, it is held.
 * - R3: a doubt that awaits confirmation suspends nothing; corrected and rejected bind. A watch record that names the
 *   black one it follows is disputed with it, whether that one still runs or not, unless that one was mis-listed.
 * - An entry of the catalogue that matches a record takes the place of the pack's row for that record.
 * - R9: a watch record after a repaired or expired one constrains nothing where the parameter says so.
 * - 三(二): a black record in force that is no cause of a constraint of own duty brings `unansweredBlack`; for the
 *   subject, its parent, its operator, not for responsible persons.
 * - R16, R29: parent and operator bear as the parameters say, a responsible person as the row says; such a person's
 *   record never prohibits. What is only shown counts for nothing. What is another's duty counts for nothing (R30).
 * - R20: incentives are the subject's own, none when undetermined or stopped, all held under review.
 * - Evaluation: where `afterEvaluation` is `shown`, what is listed after it counts not as red, and not as adverse unless
 *   an adverse record, not mis-listed, was in force on it; nor, then, does a red record end by an adverse listing after it.
 *   What contradicts itself among followers and followed (五(五), 六(一)) is found among all records all the same.
 * - R16, R29: a link that must be checked in this matter and is not among the related facts, like a standing or a
 *   record of another subject (R21), establishes nothing.
 * - What was found so far, prohibitions and obligations, is shown with `undetermined` too.
 * - R29: only a branch has a parent, only an individual business an operator; any other's link to one is passed over.
 *   A link of a subject to itself is none. A parent or operator that is a branch or an individual business
 *   itself leaves the subject unestablished. Where what a related one brings bears and is disputed, incentives are held.
 * - R30: another organ's measure is own to the department that its row names.
 * - R19: any verification under way flags a red record, also a doubt that awaits confirmation.
 * - R21: a catalogue that could not be had gives the reason before all else; then the first of subject, related … that is not established gives the reason.
 *
 * @param given what was found
 * @param matter the matter
 * @param context catalogue, date, calendar
 * @returns the verdict
 */
export function oracle(given: Facts, matter: Matter, context: DecisionContext): Verdict {
  const facts: Facts = {
    subject: given.subject,
    finding: ofSubject(given),
    related: given.related.map((one) => ({ ...one, finding: ofSubject(one) })),
  };
  const participants: Participant[] = [
    { subject: facts.subject, finding: facts.finding },
    ...facts.related.map((one) => ({ subject: one.subject, finding: one.finding, relation: one.relation })),
  ];

  let reason: string = context.catalogueFailure?.code ?? "";
  for (const one of participants) if (reason === "") reason = unestablished(one);
  if (reason === "" && leavesLinkUnchecked(facts, matter)) reason = "answer-incomplete";

  const constraints: Found[] = [];
  const identity: string[] = [];
  const inconsistencies: string[] = [];
  const evidence: string[] = [];
  for (const one of participants) {
    constraints.push(...constraintsOf(one, matter, context));
    identity.push(...identityOf(one));
    inconsistencies.push(...inconsistenciesOf(one, matter, context));
    evidence.push(...evidenceOf(one, matter, context));
  }

  const binding = constraints.filter((one) => one.state === "in-force" && one.duty === "own" && one.bears);
  const prohibitions = binding.filter((one) => one.prohibits).map((one) => one.text);
  const obligations = [
    ...identity,
    ...binding.filter((one) => !one.prohibits).map((one) => `carry-out|${one.text}`),
  ];

  let outcome = "proceed";
  if (obligations.length > 0) outcome = "review";
  if (prohibitions.length > 0) outcome = "stop";
  if (reason !== "") outcome = "undetermined";

  let incentives: string[] = [];
  const parentIsDisputed = constraints.some((one) => one.ofRelated && one.bears);
  if (outcome === "proceed") incentives = incentivesOf(facts.finding, matter, context, parentIsDisputed);
  if (outcome === "review") incentives = incentivesOf(facts.finding, matter, context, true);

  return {
    outcome,
    constraints: constraints.map((one) => one.text).sort(),
    incentives: incentives.sort(),
    obligations: obligations.sort(),
    prohibitions: prohibitions.sort(),
    inconsistencies: inconsistencies.sort(),
    reason,
    evidence: evidence.sort(),
  };
}

// R21: what is another subject's is neither decided by nor shown
function ofSubject({ subject, finding }: Participant): Finding {
  if (finding.kind === "failed") return finding;
  const owners = [finding.standing.subject];
  if (finding.standing.kind === "known")
    for (const record of finding.standing.records) owners.push(record.subject);
  for (const owner of owners)
    if (owner.kind !== subject.kind || owner.code !== subject.code)
      return { kind: "failed", reason: { code: "answer-mismatched" } };
  return finding;
}

// R21
function unestablished({ finding }: Participant): string {
  if (finding.kind === "failed") return finding.reason.code;
  const { standing } = finding;
  for (const source of standing.sources) if (source.state === "missing") return "source-missing";
  for (const list of ["red", "black", "watch"] as const)
    if (!standing.sources.some((source) => source.lists.includes(list))) return "answer-incomplete";
  if (lacksParent(standing) || lacksOperator(standing)) return "answer-incomplete";
  return "";
}

// R16, R29
function leavesLinkUnchecked(facts: Facts, matter: Matter): boolean {
  if (facts.finding.kind === "failed") return false;
  const own = knownOf(facts.finding);
  for (const link of own?.links ?? []) {
    const role = link.kind === "responsible-person" ? link.role : undefined;
    if (link.kind === "parent" && own?.subjectType !== "branch") continue;
    if (link.kind === "operator" && own?.subjectType !== "individual-business") continue;
    if (role !== undefined && !matter.rules.personRoles.has(role)) continue;
    const isChecked = facts.related.some(
      ({ relation, subject }) =>
        subject.kind === link.subject.kind &&
        subject.code === link.subject.code &&
        relationText(relation) === (role ?? link.kind),
    );
    if (!isChecked) return true;
  }
  for (const { relation, finding } of facts.related) {
    const type = knownOf(finding)?.subjectType;
    if (relation.kind !== "responsible-person" && (type === "branch" || type === "individual-business"))
      return true;
  }
  return false;
}

// R29
function lacksParent(standing: Standing): boolean {
  if (standing.kind === "unknown" || standing.subjectType !== "branch") return false;
  return !standing.links.some(
    (link) => link.kind === "parent" && link.subject.code !== standing.subject.code,
  );
}

function lacksOperator(standing: Standing): boolean {
  if (standing.kind === "unknown" || standing.subjectType !== "individual-business") return false;
  return !standing.links.some(
    (link) => link.kind === "operator" && link.subject.code !== standing.subject.code,
  );
}

function knownOf(finding: Finding): Known | undefined {
  if (finding.kind === "failed" || finding.standing.kind === "unknown") return undefined;
  return finding.standing;
}

// R6: "not-yet", "in-force", or the way and the day of the end
function stateOf(record: ListRecord, date: CalendarDate): { way: string; endedOn: CalendarDate } | string {
  if (date < record.listedOn) return "not-yet";
  const lastOn = record.term.kind === "until" ? record.term.lastOn : undefined;
  const { status } = record;
  const hasExited = status.kind === "exited" && status.on <= date && status.way !== "expired";
  if (hasExited && status.way === "mis-listed") return { way: "mis-listed", endedOn: status.on };
  if (hasExited && (lastOn === undefined || status.on <= lastOn))
    return { way: status.way, endedOn: status.on };
  if (lastOn !== undefined && lastOn < date) return { way: "expired", endedOn: lastOn };
  return "in-force";
}

function isInForce(record: ListRecord, date: CalendarDate): boolean {
  return stateOf(record, date) === "in-force";
}

/** How it ended, mis-listing excepted. */
function endOf(record: ListRecord, date: CalendarDate): { way: string; endedOn: CalendarDate } | undefined {
  const state = stateOf(record, date);
  return typeof state === "string" || state.way === "mis-listed" ? undefined : state;
}

function isMisListed(record: ListRecord, date: CalendarDate): boolean {
  const state = stateOf(record, date);
  return typeof state !== "string" && state.way === "mis-listed";
}

// R3
function isUnderDispute(record: ListRecord): boolean {
  const { verification } = record;
  if (verification === undefined || verification.kind !== "under-verification") return false;
  return !(verification.grounds.kind === "doubt" && verification.grounds.confirmation === "pending");
}

// R3: a watch record rests on the black one that it names
function disputeOver(
  record: ListRecord,
  { records }: Known,
  { date }: DecisionContext,
): ListRecord | undefined {
  if (isUnderDispute(record)) return record;
  if (record.list !== "watch" || record.followsFrom === undefined) return undefined;
  for (const other of records) {
    if (other.recordId !== record.followsFrom.recordId || other.list !== "black") continue;
    if (isUnderDispute(other) && !isMisListed(other, date)) return other;
  }
  return undefined;
}

function isShownAfterEvaluation(matter: Matter): boolean {
  return matter.rules.matterType.afterEvaluation === "shown";
}

// 二(四): the day after which nothing adverse counts, for whoever was on no adverse list on it
function shieldOf(standing: Known, matter: Matter, { date }: DecisionContext): CalendarDate | undefined {
  const { evaluatedOn } = matter;
  if (evaluatedOn === undefined || !isShownAfterEvaluation(matter)) return undefined;
  for (const record of standing.records)
    if (isAdverse(record) && isInForce(record, evaluatedOn) && !isMisListed(record, date)) return undefined;
  return evaluatedOn;
}

function isAfterEvaluation(
  record: ListRecord,
  standing: Known,
  matter: Matter,
  context: DecisionContext,
): boolean {
  if (matter.evaluatedOn === undefined || !isShownAfterEvaluation(matter)) return false;
  if (record.listedOn <= matter.evaluatedOn) return false;
  return record.list === "red" || shieldOf(standing, matter, context) !== undefined;
}

// 二(四): what a red record left for after the evaluation does not reach back to it
function stateAtAward(record: ListRecord, standing: Known, matter: Matter, context: DecisionContext) {
  const state = stateOf(record, context.date);
  const shield = shieldOf(standing, matter, context);
  if (shield === undefined || record.list !== "red" || record.listedOn > shield) return state;
  if (typeof state === "string" || state.way !== "adverse-listed" || state.endedOn <= shield) return state;
  return stateOf({ ...record, status: { kind: "listed" } }, context.date);
}

function isAdverse(record: ListRecord): boolean {
  return record.list === "black" || record.list === "watch";
}

function rowMatches(row: ConstraintRow, record: ListRecord): boolean {
  if (record.list === "red" || !row.lists.includes(record.list)) return false;
  if (row.fields !== "every" && !row.fields.includes(record.field.id)) return false;
  if (row.severities !== undefined) {
    if (record.severity === undefined) return false;
    if (!row.severities.includes(record.severity)) return false;
  }
  for (const trait of row.traits) if (!record.traits.includes(trait)) return false;
  return row.fallsOn.includes(record.listedAs);
}

// R30
function dutyOf(
  row: { readonly executedBy: string; readonly implementers?: readonly string[] | undefined },
  matter: Matter,
): string {
  if (row.executedBy === "other-organ")
    return matter.department !== undefined && row.implementers?.includes(matter.department)
      ? "own"
      : "information";
  if (row.executedBy !== "approving-department") return "information";
  if (matter.department === undefined || row.implementers === undefined) return "own";
  return row.implementers.includes(matter.department) ? "own" : "information";
}

function constraintsOf(one: Participant, matter: Matter, context: DecisionContext): Found[] {
  const standing = knownOf(one.finding);
  if (standing === undefined) return [];
  const { date, catalogue } = context;

  const constraining = standing.records.filter((record) => {
    if (
      !isAdverse(record) ||
      !isInForce(record, date) ||
      isAfterEvaluation(record, standing, matter, context)
    )
      return false;
    if (record.list !== "watch" || record.followsFrom === undefined) return true;
    if (catalogue.parameters.watchAfterExit === "constrained") return true;
    return record.followsFrom.exitWay === "standard-changed";
  });

  const found: Found[] = [];
  const answered = new Set<string>();
  for (const row of matter.rules.constraints) {
    const causes = constraining.filter((record) => {
      if (!rowMatches(row, record)) return false;
      const isOfPack = row.entryId === row.measureId;
      const replaced = matter.rules.constraints.some(
        (other) =>
          other.measureId === row.measureId && other.entryId !== other.measureId && rowMatches(other, record),
      );
      return !(isOfPack && replaced);
    });
    if (causes.length === 0) continue;
    if (dutyOf(row, matter) === "own") for (const record of causes) answered.add(record.recordId);
    found.push(foundBy(row, causes, one, matter, context));
  }

  const unanswered = constraining.filter(
    (record) => record.list === "black" && !answered.has(record.recordId),
  );
  if (one.relation?.kind !== "responsible-person" && unanswered.length > 0)
    found.push(foundBy(catalogue.unansweredBlack, unanswered, one, matter, context));
  return found;
}

function foundBy(
  row: ConstraintRow,
  causes: readonly ListRecord[],
  one: Participant,
  matter: Matter,
  context: DecisionContext,
): Found {
  const { relation } = one;
  const { parentRecord, operatorRecord } = context.catalogue.parameters;
  const standing = knownOf(one.finding);
  const isDisputed = (record: ListRecord): boolean =>
    standing !== undefined && disputeOver(record, standing, context) !== undefined;
  let bearing = "bears";
  if (relation?.kind === "parent") bearing = parentRecord;
  if (relation?.kind === "operator") bearing = operatorRecord;
  if (relation?.kind === "responsible-person") bearing = row.onOrganization;
  const state = causes.every(isDisputed) ? "suspended" : "in-force";
  const duty = dutyOf(row, matter);
  const because = causes.map((record) => `${record.recordId}:${isDisputed(record)}`);
  return {
    state,
    duty,
    bears: bearing === "bears",
    ofRelated: relation !== undefined,
    prohibits:
      row.binding === "mandatory" && row.effect === "stop" && relation?.kind !== "responsible-person",
    text: [
      row.entryId,
      state,
      duty,
      row.binding,
      row.effect,
      relation === undefined ? "" : `${relationText(relation)}:${one.subject.code}`,
      relation === undefined ? "" : bearing,
      because.sort().join(","),
    ].join("|"),
  };
}

function identityOf(one: Participant): string[] {
  if (one.finding.kind === "failed") return [];
  const { standing } = one.finding;
  if (standing.kind === "unknown") return [`verify-identity|${one.subject.code}|subject-unknown`];
  const { name } = one.subject;
  if (name === undefined) return [];
  for (const known of [standing.name, ...standing.formerNames]) if (sameName(name, known)) return [];
  return [`verify-identity|${one.subject.code}|name-mismatched`];
}

// R2
function voidersOf(
  red: ListRecord,
  standing: Known,
  matter: Matter,
  context: DecisionContext,
): readonly ListRecord[] {
  const { date } = context;
  return standing.records.filter((record) => {
    if (!isAdverse(record) || isAfterEvaluation(record, standing, matter, context)) return false;
    if (isInForce(record, date)) return true;
    return endOf(record, date) !== undefined && red.listedOn < record.listedOn;
  });
}

function redInForce(standing: Known, matter: Matter, context: DecisionContext): readonly ListRecord[] {
  return standing.records.filter(
    (record) =>
      record.list === "red" &&
      stateAtAward(record, standing, matter, context) === "in-force" &&
      !isAfterEvaluation(record, standing, matter, context),
  );
}

// R11
function breaksClean(
  record: ListRecord,
  date: CalendarDate,
  endStillBreaks: (endedOn: CalendarDate) => boolean,
): boolean {
  if (!isAdverse(record)) return false;
  if (record.list === "watch" && record.followsFrom?.exitWay === "repaired") return false;
  if (isInForce(record, date)) return true;
  const end = endOf(record, date);
  if (end === undefined || end.way === "repaired") return false;
  return endStillBreaks(end.endedOn);
}

function incentivesOf(
  finding: Finding,
  matter: Matter,
  context: DecisionContext,
  allHeld: boolean,
): string[] {
  const standing = knownOf(finding);
  if (standing === undefined) return [];
  const { date, catalogue, calendar } = context;
  const isDisputed = (record: ListRecord): boolean => disputeOver(record, standing, context) !== undefined;
  const entitlements: { ground: string; state: "available" | "held"; text: string }[] = [];

  for (const red of redInForce(standing, matter, context)) {
    const voiders = voidersOf(red, standing, matter, context);
    if (!voiders.every(isDisputed)) continue;
    const state = voiders.length === 0 ? "available" : "held";
    const objection = red.verification?.kind === "under-verification" ? "raised" : "none";
    entitlements.push({ ground: "red", state, text: `red:${red.recordId}:${objection}` });
  }

  const against = standing.records.filter(
    (record) =>
      isAdverse(record) && isInForce(record, date) && !isAfterEvaluation(record, standing, matter, context),
  );
  for (const recognition of standing.recognitions) {
    const { recognizedOn, term, recognitionId } = recognition;
    const asOfDay =
      isShownAfterEvaluation(matter) && matter.evaluatedOn !== undefined ? matter.evaluatedOn : date;
    if (recognizedOn > asOfDay || recognizedOn > date || (term.kind === "until" && term.lastOn < date))
      continue;
    if (!against.every(isDisputed)) continue;
    const state = against.length === 0 ? "available" : "held";
    entitlements.push({ ground: "recognition", state, text: `recognition:${recognitionId}` });
  }

  const years = catalogue.parameters.cleanYearsCount;
  const { cleanSinceOn } = standing;
  const countedOn =
    isShownAfterEvaluation(matter) && matter.evaluatedOn !== undefined && matter.evaluatedOn < date
      ? matter.evaluatedOn
      : date;
  if (cleanSinceOn !== undefined && cleanSinceOn <= date && addYears(cleanSinceOn, years) <= countedOn) {
    const breakers = standing.records.filter(
      (record) =>
        !isAfterEvaluation(record, standing, matter, context) &&
        breaksClean(record, date, (endedOn) => addYears(endedOn, years) > countedOn),
    );
    if (breakers.every(isDisputed)) {
      const state = breakers.length === 0 ? "available" : "held";
      entitlements.push({ ground: "clean-years", state, text: `clean-years:${cleanSinceOn}` });
    }
  }

  const texts: string[] = [];
  for (const measure of matter.rules.incentives) {
    const grounds = measure.grounds as readonly string[];
    const open = entitlements.filter((one) => grounds.includes(one.ground));
    if (open.length === 0) continue;
    const available = open.filter((one) => one.state === "available");
    const shown = available.length > 0 ? available : open;
    const state = available.length > 0 && !allHeld ? "available" : "held";
    let acceptance = "";
    let binding: string = measure.binding;
    // R12
    if (measure.conditions === "accept-with-gaps") {
      acceptance = acceptanceOf(matter, date, calendar);
      if (acceptance.startsWith("must-accept") && state === "available") binding = "mandatory";
    }
    const because = shown.map((one) => one.text).sort();
    texts.push(
      [measure.measureId, state, dutyOf(measure, matter), binding, because.join(","), acceptance].join("|"),
    );
  }
  return texts;
}

// R12
function acceptanceOf(matter: Matter, date: CalendarDate, calendar: DecisionContext["calendar"]): string {
  const { materials } = matter;
  if (materials === undefined) return "not-asked";
  if (materials.missing.length === 0) return "nothing-missing";
  const demanded = materials.missing.filter((material) => material.demandedBy !== "none");
  if (demanded.length > 0) return `material-demanded:${demanded.map((material) => material.name).join("+")}`;
  if (materials.limit === undefined) return "limit-missing";
  const due = addWorkingDays(date, materials.limit.workingDaysCount, calendar);
  return `${materials.promise === "written" ? "must-accept" : "promise-missing"}:${due.on}:${due.horizon}`;
}

function inconsistenciesOf(one: Participant, matter: Matter, context: DecisionContext): string[] {
  const standing = knownOf(one.finding);
  if (standing === undefined) return [];
  const { date } = context;
  const isDisputed = (record: ListRecord): boolean => disputeOver(record, standing, context) !== undefined;
  const texts: string[] = [];
  const report = (kind: string, recordIds: readonly string[]): void => {
    texts.push(`${kind}|${one.subject.code}|${[...recordIds].sort().join(",")}`);
  };
  const counted = standing.records.filter((record) => !isMisListed(record, date));
  // R10: what a third party is not told it cannot miss
  let watchIsTold = true;
  for (const source of standing.sources) if (source.state === "withheld") watchIsTold = false;

  // 六(二)
  for (const red of redInForce(standing, matter, context)) {
    const undisputed = voidersOf(red, standing, matter, context).filter((record) => !isDisputed(record));
    if (undisputed.length > 0)
      report("red-record-left", [red.recordId, ...undisputed.map((record) => record.recordId)]);
  }

  // 六(一)
  for (const black of counted) {
    const end = black.list === "black" ? endOf(black, date) : undefined;
    if (end === undefined) continue;
    const hasFollower = counted.some((record) => {
      if (record.list !== "watch") return false;
      if (record.followsFrom !== undefined) return record.followsFrom.recordId === black.recordId;
      return record.authority.name === black.authority.name && record.listedOn >= end.endedOn;
    });
    if (!hasFollower && watchIsTold) report("watch-record-missing", [black.recordId]);
  }

  // 四(四), 六(二)
  for (const record of counted) {
    const way = endOf(record, date)?.way;
    const wanted: string[] = [];
    if (record.list === "red" && !watchIsTold) continue;
    if (way === "turned-black") wanted.push("black", ...(record.list === "red" ? ["watch"] : []));
    if (way === "adverse-listed") wanted.push("black", ...(record.list === "red" ? ["watch"] : []));
    if (wanted.length > 0 && !counted.some((other) => wanted.includes(other.list)))
      report("adverse-record-missing", [record.recordId]);
  }

  // 五(五)
  for (const follower of counted) {
    if (follower.list !== "watch" || follower.followsFrom === undefined) continue;
    const { recordId, exitWay } = follower.followsFrom;
    const followed = counted.find((record) => record.recordId === recordId && record.list === "black");
    const end = followed === undefined ? undefined : endOf(followed, date);
    if (followed !== undefined && (end === undefined || end.way !== exitWay))
      report("followed-record-contradicted", [recordId, follower.recordId]);
  }

  // 二(二)
  const { cleanSinceOn } = standing;
  if (cleanSinceOn !== undefined) {
    const breakers = standing.records.filter(
      (record) =>
        !isAfterEvaluation(record, standing, matter, context) &&
        !isDisputed(record) &&
        breaksClean(record, date, (endedOn) => endedOn > cleanSinceOn),
    );
    if (breakers.length > 0)
      report(
        "clean-since-contradicted",
        breakers.map((record) => record.recordId),
      );
  }

  // R29
  if (lacksParent(standing)) report("parent-link-missing", []);
  if (lacksOperator(standing)) report("operator-link-missing", []);
  return texts;
}

function evidenceOf(one: Participant, matter: Matter, context: DecisionContext): string[] {
  const { subject, finding } = one;
  if (finding.kind === "failed") return [`${subject.code}|nothing|${finding.reason.code}`];
  const standing = knownOf(finding);
  if (standing === undefined) return [`${subject.code}|unknown`];
  const days = context.catalogue.parameters.verificationWorkingDaysCount;
  return standing.records.map((record) => {
    const state = stateAtAward(record, standing, matter, context);
    const status = typeof state === "string" ? state : `${state.way}:${state.endedOn}`;
    // R4
    const disputed = disputeOver(record, standing, context);
    const { verification } = disputed ?? record;
    let dueText = "";
    if (verification?.kind === "under-verification" && verification.providerToldOn !== undefined) {
      const due = addWorkingDays(verification.providerToldOn, days, context.calendar);
      dueText = `${due.on}:${due.horizon}:${context.date > due.on ? "overdue" : "running"}`;
    }
    const parts = [subject.code, record.recordId, status, disputed !== undefined, dueText];
    return [...parts, isAfterEvaluation(record, standing, matter, context)].join("|");
  });
}
