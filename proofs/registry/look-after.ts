import type { RegistryStore } from "../../src/sandbox/storage/registry-store";
import type { Acknowledged } from "./crash-message";
import { crashPlan, planMoment, planSubjects } from "./crash-plan";
import { disagreements } from "./replay";

/** What is found after a writer fell. */
export interface Finding {
  /** Acknowledged transitions that are not there, or under other numbers. */
  readonly lostCount: number;
  /** Whether the transition after those is there too: its acknowledgement was lost. */
  readonly isNextThere: boolean;
  readonly isGapless: boolean;
  /** A sentence for each thing that is broken. */
  readonly faults: readonly string[];
}

/** Puts on file whom the plan lists. */
export async function enterPlan(store: RegistryStore): Promise<void> {
  await store.register(
    planSubjects.map((subject) => ({
      subject,
      subjectType: subject.kind === "resident-id" ? "natural-person" : "legal-person",
      name: "示例（虚构）",
    })),
    planMoment,
  );
}

/** Looks at the lists after the writer of a round fell, and at what it had acknowledged. */
export async function lookAfter(
  store: RegistryStore,
  {
    round,
    seed,
    acknowledged,
  }: { readonly round: number; readonly seed: number; readonly acknowledged: readonly Acknowledged[] },
): Promise<Finding> {
  const { listVersion, changes } = await store.changesSince(0, Number.MAX_SAFE_INTEGER, planMoment);
  const isGapless =
    listVersion === changes.length + 1 && changes.every(({ sequence }, index) => sequence === index + 2);
  const { standings } = await store.lookUp(planSubjects, planMoment);
  const records = standings.flatMap((one) => (one.kind === "known" ? one.records : []));
  const faults = [...disagreements(changes, records)];

  let lostCount = 0;
  const plan = crashPlan({ round, seed });
  for (const { transitionId, sequences } of acknowledged) {
    const transition = plan.next().value;
    if (transition.transitionId !== transitionId) throw new Error("The writer did not keep to the plan.");
    // Sent again, it must be known: the version does not move, and the numbers are those that were given.
    const again = await store.apply(transition, planMoment);
    const isThere =
      again.kind === "applied" &&
      again.listVersion <= listVersion &&
      again.changes.map(({ sequence }) => sequence).join() === sequences.join();
    if (!isThere) lostCount += 1;
  }
  const after = await store.changesSince(listVersion, 1, planMoment);
  if (after.changes.length > 0) faults.push("What was acknowledged was applied a second time.");
  // Done now where it was not; the next writer has ids of its own.
  const next = await store.apply(plan.next().value, planMoment);
  const isNextThere = next.kind === "applied" && next.listVersion <= listVersion;
  return { lostCount, isNextThere, isGapless, faults };
}
