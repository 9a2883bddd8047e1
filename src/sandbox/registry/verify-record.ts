import type { TransitionOf } from "../../contract/transition";
import type { Verification } from "../../lists/list-record";
import { amendRecord } from "./amend-record";
import { carryAmendment } from "./carry-amendment";
import { type Drawer, Refusal } from "./drawer";
import type { HeldRecord, RecordPlace } from "./subject-file";

type Step = TransitionOf<
  "object" | "doubt" | "confirm-doubt" | "tell-provider" | "correct" | "reject" | "tell-subject"
>;
type Open = Extract<Verification, { readonly kind: "under-verification" }>;

/**
 * Goes one step in the verification of a record: raised, told to its provider, and found wrong in part or right.
 *
 * @param drawer the files
 * @param place whose record, under which id
 * @param step what is done
 * @source 五(六)
 * @example
 * verifyRecord(drawer, place, transition)
 */
export function verifyRecord(drawer: Drawer, place: RecordPlace, step: Step): void {
  const { held } = drawer.find(place.recordId);
  const { date } = drawer.moment;
  switch (step.kind) {
    case "object": {
      // A doubt that waits for its second officer holds nobody's objection up.
      const { verification } = held.record;
      if (verification?.kind === "under-verification" && !isPending(verification))
        throw new Refusal("verification-open");
      const grounds = { kind: step.grounds };
      drawer.change(place, verified(held, { kind: "under-verification", grounds }), "objected", step);
      break;
    }
    case "doubt": {
      if (held.record.verification?.kind === "under-verification") throw new Refusal("verification-open");
      const grounds = { kind: "doubt", confirmation: "pending" } as const;
      const doubted = verified(held, { kind: "under-verification", grounds });
      drawer.change(place, { ...doubted, doubtedBy: step.officerId }, "doubted", step);
      break;
    }
    case "confirm-doubt": {
      const open = openOf(held);
      if (!isPending(open)) throw new Refusal("verification-absent");
      if (held.doubtedBy === step.officerId) throw new Refusal("officer-repeated");
      const grounds = { kind: "doubt", confirmation: "confirmed" } as const;
      drawer.change(place, verified(held, { ...open, grounds }), "doubt-confirmed", step);
      break;
    }
    case "tell-provider": {
      const open = openOf(held);
      if (isPending(open)) throw new Refusal("doubt-unconfirmed");
      if (open.providerToldOn !== undefined) throw new Refusal("provider-told");
      drawer.change(place, verified(held, { ...open, providerToldOn: date }), "provider-told", step);
      break;
    }
    case "correct": {
      refuseUnlessTold(openOf(held));
      const { amendment } = step;
      const corrected = verified(amendRecord(held, amendment, date), { kind: "corrected", closedOn: date });
      drawer.change(place, withResult(corrected), "corrected", step);
      carryAmendment(drawer, place, { before: held.record, amendment, event: "amended" }, step);
      break;
    }
    case "reject": {
      const open = openOf(held);
      // A first officer's doubt suspends nothing and was never passed on, so it falls without the provider.
      if (!isPending(open)) refuseUnlessTold(open);
      const rejected = verified(held, { kind: "rejected", closedOn: date });
      drawer.change(place, withResult(rejected), "rejected", step);
      break;
    }
    case "tell-subject": {
      const { untoldResultCount = 0 } = held;
      if (untoldResultCount === 0) throw new Refusal("result-absent");
      drawer.change(place, { ...held, untoldResultCount: untoldResultCount - 1 }, "subject-told", step);
      break;
    }
  }
}

/**
 * Refuses to end a verification of which the provider was never told.
 *
 * @param verification the one that is open
 * @throws Refusal `doubt-unconfirmed`, `provider-untold`
 * @source 五(六)
 * @example
 * refuseUnlessTold(openOf(held))
 */
export function refuseUnlessTold(verification: Open): void {
  if (isPending(verification)) throw new Refusal("doubt-unconfirmed");
  if (verification.providerToldOn === undefined) throw new Refusal("provider-untold");
}

/**
 * Gives the verification of a record that is open. Pure.
 *
 * @param held the record
 * @returns the verification
 * @throws Refusal `verification-absent`
 * @source 五(六)
 * @example
 * openOf(held).providerToldOn
 */
export function openOf({ record: { verification } }: HeldRecord): Open {
  if (verification?.kind !== "under-verification") throw new Refusal("verification-absent");
  return verification;
}

function withResult(held: HeldRecord): HeldRecord {
  return { ...held, untoldResultCount: (held.untoldResultCount ?? 0) + 1 };
}

function isPending({ grounds }: Open): boolean {
  return grounds.kind === "doubt" && grounds.confirmation === "pending";
}

function verified(held: HeldRecord, verification: Verification): HeldRecord {
  const { doubtedBy, ...rest } = held;
  const isOpen = verification.kind === "under-verification" && verification.grounds.kind === "doubt";
  return {
    ...rest,
    record: { ...held.record, verification },
    ...(isOpen && doubtedBy !== undefined ? { doubtedBy } : {}),
  };
}
