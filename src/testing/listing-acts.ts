import type { Amendment, Transition } from "../contract/transition";
import { InputError } from "../errors/yingcha-error";
import type { ListRecord } from "../lists/list-record";
import type { Registry } from "../sandbox/registry";
import { type CalendarDate, parseCalendarDate } from "../time/calendar-date";

/** What departments do to the lists while a test runs, each by whoever may; in the words of the plan. Each throws
 * InputError `options-invalid` with the code of the refusal where it is unlawful as the records stand. */
export interface ListingActs {
  /** A serious breach in the term of a watch record: it turns black 四(四). Gives the black record's id. */
  turnBlack(watchRecordId: string, how?: { readonly field?: string }): string;
  /** The authority sets a later last day, YYYY-MM-DD. */
  extend(recordId: string, lastOn: string): void;
  /** The authority writes the record otherwise. */
  amend(recordId: string, amendment: Amendment): void;
  /** It ends early with the authority's consent 信用修复, 六(一); a black record's subject is then watched. */
  repair(recordId: string, how?: { readonly watchDays?: number }): void;
  /** The standard of the list changed 六(一), 六(二), or, of a red record, its incentives were misused 六(二). */
  exit(
    recordId: string,
    way: "standard-changed" | "incentive-misused",
    how?: { readonly watchDays?: number },
  ): void;
  /** The subject objects or complains 五(六). The provider is told at once, unless the test does that itself. */
  object(
    recordId: string,
    how?: { readonly grounds?: "objection" | "complaint"; readonly provider?: "told" | "untold" },
  ): void;
  /** A department doubts a record 五(六): a second officer confirms it and the provider is told, unless it is to wait. */
  doubt(recordId: string, how?: { readonly confirmation?: "confirmed" | "pending" }): void;
  /** The provider is told; its 20 working days begin 五(六). */
  tellProvider(recordId: string): void;
  /** Verified wrong in part: corrected 五(六). */
  correct(recordId: string, amendment: Amendment): void;
  /** Verified right: its measures resume 五(六). */
  reject(recordId: string): void;
  /** Mis-listed: erased with all that rests on it 六(一), 六(三). */
  uphold(recordId: string): void;
}

/** For how many days a test's subject is watched after the black list, unless it says otherwise. */
export const watchDaysByDefault = 90;

const department = { code: "350500-CS", name: "示例发现部门" };

/**
 * Makes the acts of a test platform.
 *
 * @param registry the lists
 * @param act applies a transition, and throws where it is refused
 * @returns the acts
 * @source 四(四), 五(五), 五(六), 六(一), 六(二), 六(三)
 * @example
 * createListingActs(registry, createAct(registry)).uphold("B-1");
 */
export function createListingActs(registry: Registry, act: Act): ListingActs {
  function on(recordId: string) {
    const record = registry.findRecord(recordId);
    if (record === undefined)
      throw new InputError("options-invalid", `No record ${recordId} is on the lists.`);
    return { record, recordId, by: record.authority };
  }

  function tellProvider(recordId: string): void {
    const { by } = on(recordId);
    act({ kind: "tell-provider", recordId, by });
  }

  return {
    turnBlack(watchRecordId, how = {}) {
      const { record, by } = on(watchRecordId);
      const { scope, bases, provider } = record;
      const field = how.field === undefined ? record.field : { id: how.field, title: how.field };
      const blackRecordId = `${watchRecordId}-B`;
      const term = { kind: "until", lastOn: lastOnOf(record) } as const;
      act({
        ...{ kind: "turn-black", recordId: watchRecordId, by, blackRecordId, provider },
        ...{ field, scope, severity: "serious", bases, term, watchDays: watchDaysByDefault },
      });
      return blackRecordId;
    },
    extend(recordId, lastOn) {
      const { by } = on(recordId);
      act({ kind: "extend", recordId, by, term: { kind: "until", lastOn: parseCalendarDate(lastOn) } });
    },
    amend: (recordId, amendment) => act({ kind: "amend", recordId, by: on(recordId).by, amendment }),
    repair: (recordId, { watchDays = watchDaysByDefault } = {}) =>
      act({ kind: "repair", recordId, by: on(recordId).by, watchDays }),
    exit(recordId, way, { watchDays = watchDaysByDefault } = {}) {
      const { by } = on(recordId);
      if (way === "standard-changed") return act({ kind: "change-standard", recordId, by, watchDays });
      act({ kind: "report-misuse", recordId, by: department });
      return act({ kind: "remove-misused", recordId, by });
    },
    object(recordId, { grounds = "objection", provider = "told" } = {}) {
      act({ kind: "object", recordId, by: on(recordId).by, grounds });
      if (provider === "told") tellProvider(recordId);
    },
    doubt(recordId, { confirmation = "confirmed" } = {}) {
      on(recordId);
      act({ kind: "doubt", recordId, by: department, officerId: "officer-1" });
      if (confirmation === "pending") return;
      act({ kind: "confirm-doubt", recordId, by: department, officerId: "officer-2" });
      tellProvider(recordId);
    },
    tellProvider,
    correct: (recordId, amendment) => act({ kind: "correct", recordId, by: on(recordId).by, amendment }),
    reject: (recordId) => act({ kind: "reject", recordId, by: on(recordId).by }),
    uphold: (recordId) => act({ kind: "uphold", recordId, by: on(recordId).by }),
  };
}

/** A black record runs a year longer than the watch record that it takes the place of. */
function lastOnOf({ term, listedOn }: ListRecord): CalendarDate {
  const from = term.kind === "until" ? term.lastOn : listedOn;
  return parseCalendarDate(`${Number(from.slice(0, 4)) + 1}${from.slice(4).replace("-02-29", "-02-28")}`);
}

type Unsigned<T> = T extends unknown ? Omit<T, "transitionId" | "documentNumber" | "basis"> : never;
/** Applies a transition under a number and a document of its own. */
export type Act = (transition: Unsigned<Transition>) => void;

/**
 * Makes what applies the transitions of a test.
 *
 * @param registry the lists
 * @returns a function that throws InputError `options-invalid`, with the code of the refusal, where one is refused
 * @example
 * createAct(registry)({ kind: "reject", recordId: "B-1", by: { name: "示例认定部门" } });
 */
export function createAct(registry: Registry): Act {
  let number = 0;
  return (transition) => {
    number += 1;
    const outcome = registry.apply({
      ...transition,
      transitionId: `test-${number}`,
      documentNumber: `示例文〔2018〕${number}号`,
      basis: "泉政文〔2018〕51号",
    } as Transition);
    if (outcome.kind === "refused")
      throw new InputError("options-invalid", `The lists refuse ${transition.kind}: ${outcome.code}.`);
  };
}
