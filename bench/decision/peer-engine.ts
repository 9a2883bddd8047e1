import type { PreparedFacts, SelectedMeasure, Selection } from "./prepared-facts";
import { preparedFacts } from "./prepared-facts";
import type { Falling, Situation } from "./situations";

/** Somebody else's way to find the measures that apply. */
export interface PeerEngine {
  /** What each record brings. */
  onRecords(facts: PreparedFacts): readonly (readonly Falling[])[];
  /** What the grounds open. */
  onGrounds(facts: PreparedFacts): readonly Falling[];
}

/** One that can only answer later. */
export interface AwaitedEngine {
  onRecords(facts: PreparedFacts): Promise<readonly (readonly Falling[])[]>;
  onGrounds(facts: PreparedFacts): Promise<readonly Falling[]>;
}

/** Both questions, of facts prepared beforehand. */
export function selectBy(engine: PeerEngine): (facts: PreparedFacts) => Selection {
  return (facts) => ({ constraints: engine.onRecords(facts), incentives: engine.onGrounds(facts) });
}

export function selectByAwaiting(engine: AwaitedEngine): (facts: PreparedFacts) => Promise<Selection> {
  return async (facts) => ({
    constraints: await engine.onRecords(facts),
    incentives: await engine.onGrounds(facts),
  });
}

/** All from the standing on, to one list of measures; the incentives are not asked for under a stop. */
export function decideBy(
  engine: PeerEngine,
  unanswered: Falling,
): (situation: Situation) => readonly SelectedMeasure[] {
  return ({ standing, matterType, date }) => {
    const facts = preparedFacts(standing, matterType, date);
    const found = foundAltogether(facts, engine.onRecords(facts), unanswered);
    return isStopped(found) ? [...found] : [...found, ...engine.onGrounds(facts)];
  };
}

export function decideByAwaiting(
  engine: AwaitedEngine,
  unanswered: Falling,
): (situation: Situation) => Promise<readonly SelectedMeasure[]> {
  return async ({ standing, matterType, date }) => {
    const facts = preparedFacts(standing, matterType, date);
    const found = foundAltogether(facts, await engine.onRecords(facts), unanswered);
    return isStopped(found) ? [...found] : [...found, ...(await engine.onGrounds(facts))];
  };
}

/** Each measure once, also that of a black record which nothing of the approving department answers. */
function foundAltogether(
  { records }: PreparedFacts,
  byRecord: readonly (readonly Falling[])[],
  unanswered: Falling,
): ReadonlySet<Falling> {
  const found = new Set<Falling>();
  for (const [index, brought] of byRecord.entries()) {
    for (const measure of brought) found.add(measure);
    if (
      records[index]?.list === "black" &&
      !brought.some((measure) => measure.executedBy === "approving-department")
    )
      found.add(unanswered);
  }
  return found;
}

function isStopped(found: ReadonlySet<Falling>): boolean {
  for (const measure of found) if (measure.kind === "constraint" && measure.effect === "stop") return true;
  return false;
}
