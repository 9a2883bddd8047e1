import { InputError } from "../errors/yingcha-error";
import { maskSubject } from "../subject/mask";
import { parseSubject, type Subject, type SubjectInput } from "../subject/subject";
import { beijingDateOf } from "../time/calendar-date";
import type { Check } from "./check";
import { type CheckHow, ownOptions, parseCheckHow } from "./check-how";
import { createCheckMemory, type RememberedCheck } from "./check-memory";
import { checkSubject, isShareable } from "./check-subject";
import { type ConfirmedCheck, type ConfirmHow, confirmCheck } from "./confirm";
import type { GuardEventKind, GuardEventOf } from "./guard-event";
import type { GuardParts } from "./guard-parts";
import { type JointCheck, jointCheck } from "./joint-check";
import { type ScreenedItem, screenSubjects } from "./screen";

/** What a department's system calls before it approves. One per process; it holds the cache. */
export interface Guard {
  /**
   * Checks a subject before an approval, an award, a grant or an inspection.
   *
   * Answers from the cache within the bound on age and on the same Beijing day, otherwise asks the platform.
   *
   * @param subject a bare string is a USCC 统一社会信用代码; for anything else, or to compare a name, pass
   *   `{ kind, code, name? }`
   * @param matterType an id of docs/catalogue.md, or an item code 事项实施编码 that the catalogue maps
   * @param how case, stage, officer, responsible persons, materials, bound on age, signal
   * @returns the check; its `outcome` is `proceed`, `review`, `stop` or `undetermined`, and what could not be
   *   established is the last, never an exception
   * @throws InputError for a code that cannot be one, an unknown matter type, options that do not hold; the
   *   reason of the caller's own signal
   * @source 五(三) 应查必查
   * @example
   * const check = await guard.checkBeforeApprove("91350500PDY00001XT", "administrative-license");
   */
  checkBeforeApprove(subject: SubjectInput, matterType: string, how?: CheckHow): Promise<Check>;

  /**
   * Looks into the warm cache, for list pages. Synchronous, asks nobody.
   *
   * @param subject as for `checkBeforeApprove`
   * @param matterType as for `checkBeforeApprove`
   * @returns the check if one within the bound on age is at hand, otherwise undefined, which says nothing at all
   *   of the subject
   * @throws InputError for a code that cannot be one
   * @source 五(三)
   * @example
   * const badge = guard.peek(row.code, "subsidy")?.outcome ?? "not checked yet";
   */
  peek(subject: SubjectInput, matterType: string): Check | undefined;

  /**
   * Checks joint bidders. A `stop` of one is the consortium's; each member's measures stay its own.
   *
   * @param subjects the members, at least one
   * @param matterType as for `checkBeforeApprove`
   * @param how as for `checkBeforeApprove`
   * @returns the gravest outcome and every member's check, in the order given
   * @throws InputError also for an empty list, and for `responsiblePersons`, which are one organization's
   * @source 二(四), 三(二); our reading (R29)
   * @example
   * const { outcome, checks } = await guard.checkAll([lead, partner], "government-procurement");
   */
  checkAll(
    subjects: readonly SubjectInput[],
    matterType: string,
    how?: Omit<CheckHow, "responsiblePersons">,
  ): Promise<JointCheck>;

  /**
   * Checks a batch as a stream, in order, with back-pressure.
   *
   * @param subjects rows from memory or from a stream
   * @param matterType as for `checkBeforeApprove`
   * @param how as for `checkBeforeApprove`
   * @returns an item per row; a malformed row is an item with its error and ends nothing
   * @throws InputError that concerns every row, such as an unknown matter type
   * @source 五(三)
   * @example
   * for await (const item of guard.screen(codes, "subsidy"))
   *   if (item.kind === "checked") console.log(item.index, item.check.outcome);
   */
  screen(
    subjects: Iterable<SubjectInput> | AsyncIterable<SubjectInput>,
    matterType: string,
    how?: Omit<CheckHow, "responsiblePersons">,
  ): AsyncGenerator<ScreenedItem, void, undefined>;

  /**
   * Checks again right before the act, with a fresh answer.
   *
   * @param check an earlier check, also one read back from JSON
   * @param how `stage`, `officerId`, `materials` where they are others at the act; the caller's signal. Whatever is
   *   left out is that of the earlier check
   * @returns the fresh check and its `drift`, what changed since
   * @throws InputError `check-foreign` for anything else, `options-invalid`; the reason of the caller's own signal
   * @source 五(三); a listing after the `evaluatedOn` that the check was given is shown and not applied backwards,
   *   二(四): our reading
   * @example
   * const confirmed = await guard.confirm(check, { stage: "decision", officerId });
   * if (confirmed.drift.kind === "changed") showAgain(confirmed);
   */
  confirm(check: Check, how?: ConfirmHow): Promise<ConfirmedCheck>;

  /**
   * Checks joint bidders again right before the award, each with a fresh answer.
   *
   * @param joint what `checkAll` gave, also read back from JSON
   * @param how as for `confirm`, for every member; `materials` are one organization's
   * @returns the gravest outcome now, and every member's fresh check with its `drift`, in the order given
   * @throws InputError `subjects-missing` for no check at all; what `confirm` throws
   * @source 二(四), 三(二), 五(三); our reading (R29)
   * @example
   * const award = await guard.confirmAll(joint, { stage: "decision", officerId });
   */
  confirmAll(
    joint: { readonly checks: readonly Check[] },
    how?: Omit<ConfirmHow, "materials">,
  ): Promise<JointCheck<ConfirmedCheck>>;

  /**
   * Listens to what the guard does, for meters and logs; events hold masked codes and no finding.
   *
   * @param kind which events
   * @param listener gets each; what it throws is dropped
   * @returns a function that ends the listening
   * @source 四(三), 四(四)
   * @example
   * const stop = guard.on("not-established", (event) => console.warn(event.code));
   */
  on<K extends GuardEventKind>(kind: K, listener: (event: GuardEventOf<K>) => void): () => void;

  /**
   * Closes the guard: stops its clock, gives up its idle connections; every later call throws InputError `guard-closed`.
   *
   * @example
   * await guard.close();
   */
  close(): Promise<void>;
}

const screeningAheadCount = 1_000;

/** What is one organization's would, passed for several, bear on each (R16). */
function refuseForSeveral(how: unknown, option: "responsiblePersons" | "materials"): void {
  if (option in ownOptions(how))
    throw new InputError(
      "options-invalid",
      `how.${option} belongs to one subject, so it cannot be passed for several; pass it for each alone.`,
    );
}

function isIterable(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value)
  );
}

/**
 * Puts a guard together from its parts.
 *
 * @param parts source, catalogue, pack, clock, calendar, events, limits
 * @returns the guard
 * @example
 * const guard = assembleGuard({ source, catalogue, pack, clock, calendar, events, maxAgeMs: 60_000, deadlineMs: 3_000 })
 */
export function assembleGuard(parts: GuardParts): Guard {
  const { source, clock, events, maxAgeMs } = parts;
  const memory = createCheckMemory(parts);
  const desk = { ...parts, memory };
  const usccEntries = source.entriesOf("uscc");
  let state: "open" | "closed" = "open";

  function refuseIfClosed(): void {
    if (state === "closed") throw new InputError("guard-closed");
  }

  /** A check answered from memory is a check all the same, and told of; a look for a list page is none. */
  function counted({ check, answer }: RememberedCheck): Promise<Check> {
    if (events.listenerCount.checked > 0)
      events.tell({
        kind: "checked",
        subject: maskSubject(check.subject),
        matterType: check.matterType,
        establishment: "established",
        from: "memory",
      });
    return answer;
  }

  /** Whether a check that waited for its reader is still within the bound, or as young as a check can be, and of today. */
  function isTimely(check: Check, maxAgeMs: number): boolean {
    const { requestedAt } = check.freshness;
    if (check.outcome === "undetermined" || requestedAt === undefined) return true;
    const nowMs = clock.nowMs();
    const ageMs = nowMs - Date.parse(requestedAt);
    return (
      ageMs >= 0 &&
      ageMs <= Math.max(maxAgeMs, parts.deadlineMs) &&
      beijingDateOf(nowMs) === check.derivedFrom.decidedOn
    );
  }

  async function checkParsed(input: SubjectInput, matterType: string, how: CheckHow): Promise<Check> {
    refuseIfClosed();
    const subject = parseSubject(input);
    if (typeof matterType !== "string") throw new InputError("matter-type-unknown");
    const parsed = parseCheckHow(how);
    parsed.signal?.throwIfAborted();
    if (isShareable(subject, parsed)) {
      const entry = source.entriesOf(subject.kind).read(subject.code);
      const kept = memory.recall(entry, matterType, parsed.maxAgeMs ?? maxAgeMs);
      if (kept !== undefined) return counted(kept);
    }
    const check = await checkSubject(desk, subject, matterType, parsed);
    tell(subject, check);
    return check;
  }

  /** While no catalogue is to be had nobody vouches for what the caller passed, and it may be anything. */
  function vettedMatterType({ matterType, freshness }: Check): string {
    const vetted =
      freshness.catalogueVersion !== undefined || parts.pack.matterTypes.some(({ id }) => id === matterType);
    return vetted ? matterType : "unlisted";
  }

  function tell(subject: Subject, check: Check): void {
    const matterType = vettedMatterType(check);
    if (events.listenerCount.checked > 0)
      events.tell({
        kind: "checked",
        subject: maskSubject(subject),
        matterType,
        establishment: check.outcome === "undetermined" ? "undetermined" : "established",
        from: "lists",
      });
    if (check.outcome === "undetermined" && events.listenerCount["not-established"] > 0)
      events.tell({ kind: "not-established", code: check.reason.code, matterType });
  }

  const guard: Guard = {
    checkBeforeApprove(subject, matterType, how) {
      // The warm path: a bare string as it came, before anything is parsed, against entries of its own kind.
      if (how === undefined && typeof subject === "string" && state === "open") {
        const kept = memory.recall(usccEntries.read(subject), matterType, maxAgeMs);
        if (kept !== undefined) return counted(kept);
      }
      return checkParsed(subject, matterType, how ?? {});
    },
    peek(subject, matterType) {
      refuseIfClosed();
      if (typeof subject === "string") {
        const kept = memory.recall(usccEntries.read(subject), matterType, maxAgeMs);
        if (kept !== undefined) return kept.check;
      }
      const { kind, code, name } = parseSubject(subject);
      if (name !== undefined) return undefined;
      return memory.recall(source.entriesOf(kind).read(code), matterType, maxAgeMs)?.check;
    },
    async checkAll(subjects, matterType, how = {}) {
      if (!Array.isArray(subjects) || subjects.length === 0) throw new InputError("subjects-missing");
      refuseForSeveral(how, "responsiblePersons");
      const parsed = subjects.map((subject) => parseSubject(subject));
      return jointCheck(await Promise.all(parsed.map((subject) => checkParsed(subject, matterType, how))));
    },
    screen(subjects, matterType, how = {}) {
      if (!isIterable(subjects)) throw new InputError("subjects-missing");
      refuseForSeveral(how, "responsiblePersons");
      return screenSubjects(subjects, {
        aheadCount: screeningAheadCount,
        check: (subject) => guard.checkBeforeApprove(subject, matterType, how),
        isTimely: (check) => isTimely(check, how?.maxAgeMs ?? maxAgeMs),
      });
    },
    async confirm(check, how = {}) {
      refuseIfClosed();
      const confirmed = await confirmCheck(desk, check, how);
      tell(confirmed.subject, confirmed);
      return confirmed;
    },
    async confirmAll(joint, how = {}) {
      const checks: unknown = joint?.checks;
      if (!Array.isArray(checks) || checks.length === 0) throw new InputError("subjects-missing");
      refuseForSeveral(how, "materials");
      return jointCheck(await Promise.all(checks.map((check: Check) => guard.confirm(check, how))));
    },
    on(kind, listener) {
      refuseIfClosed();
      return events.on(kind, listener);
    },
    close() {
      state = "closed";
      clock.close();
      parts.release?.();
      return Promise.resolve();
    },
  };
  return guard;
}
