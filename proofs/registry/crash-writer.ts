import type { CrashNotice, CrashOrder } from "./crash-message";
import { openPlace } from "./crash-place";
import { crashPlan, planMoment } from "./crash-plan";

// Applies one transition after the other until it is killed. Nothing in here catches anything.
process.once("message", (order: CrashOrder) => void write(order));
process.on("disconnect", () => process.exit());
tell({ kind: "ready" });

async function write({ place, round, seed }: CrashOrder): Promise<void> {
  const store = await openPlace(place);
  for (const transition of crashPlan({ round, seed })) {
    const outcome = await store.apply(transition, planMoment);
    if (outcome.kind === "refused") throw new Error(`${transition.transitionId}: ${outcome.code}`);
    const sequences = outcome.changes.map(({ sequence }) => sequence);
    tell({ kind: "acknowledged", transitionId: transition.transitionId, sequences });
    // Lets the notice out before the next one is begun.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function tell(notice: CrashNotice): void {
  process.send?.(notice);
}
