import { z } from "zod";
import { changeSchema } from "../../src/contract/change";
import { createGuard } from "../../src/create-guard";
import type { Check } from "../../src/guard/check";
import { startStoredSandbox } from "../../src/sandbox/start-sandbox";
import type { RegistryStore } from "../../src/sandbox/storage/registry-store";
import { createManualClock } from "../../src/testing/manual-clock";
import { beijingDateOf } from "../../src/time/calendar-date";
import { type Desk, signedRequest } from "./signed-request";
import { companies, type Day, type Expected } from "./year";

/** What came of a life lived over HTTP. */
export interface Life {
  /** Every act and every check with what came of it, then every change that the platform tells of. */
  readonly transcript: readonly string[];
  readonly checkCount: number;
  readonly actCount: number;
  /** Each check or act that came to something else than was written down for it. */
  readonly wrong: readonly string[];
}

const refusedSchema = z.object({ refusal: z.string() });
const changesSchema = z.object({ changes: z.array(changeSchema) });

/**
 * Lives through days over HTTP on loopback: the acts as a department's system sends them, the checks through a guard,
 * both by a clock that stands at nine in the morning of each day.
 */
export async function liveThrough(days: readonly Day[], store: RegistryStore): Promise<Life> {
  const clock = createManualClock(morningOf(days[0]?.on ?? ""));
  const moment = { at: new Date(clock.wallMs()).toISOString(), date: beijingDateOf(clock.wallMs()) };
  await store.register(Object.values(companies), moment);
  const sandbox = await startStoredSandbox(store, { clock, seed: "empty" });
  const { baseUrl, appKey, secret } = sandbox;
  const desk: Desk = { baseUrl, appKey, secret, clock };
  const guard = createGuard({ platform: { baseUrl, appKey, secret }, clock });
  const transcript: string[] = [];
  const wrong: string[] = [];
  let checkCount = 0;
  let actCount = 0;

  function note(line: string, expected: string): void {
    transcript.push(line);
    if (line !== expected) wrong.push(`came to: ${line}\nwritten: ${expected}`);
  }

  try {
    for (const { on, acts, asks } of days) {
      clock.advance(Date.parse(morningOf(on)) - clock.wallMs());
      for (const { refused, ...act } of acts) {
        actCount += 1;
        const told = await signedRequest(desk, "POST", "v1/transitions", {
          transitionId: `act-${actCount}`,
          ...act,
        });
        const came =
          told.status === 200 ? "applied" : (refusedSchema.safeParse(told.body).data?.refusal ?? "?");
        note(
          `${on} ${act.kind} ${act.recordId}: ${came}`,
          `${on} ${act.kind} ${act.recordId}: ${refused ?? "applied"}`,
        );
      }
      for (const ask of asks) {
        checkCount += 1;
        const { subject } = companies[ask.company];
        const check = await guard.checkBeforeApprove(subject, ask.matterType, { maxAgeMs: 0 });
        note(checkLine(on, ask, cameTo(check)), checkLine(on, ask, ask));
      }
    }
    const { body } = await signedRequest(desk, "GET", "v1/changes?since=0&limit=1000");
    for (const change of changesSchema.parse(body).changes) transcript.push(JSON.stringify(change));
  } finally {
    await guard.close();
    await sandbox.close();
  }
  return { transcript, checkCount, actCount, wrong };
}

function morningOf(on: string): string {
  return `${on}T09:00:00+08:00`;
}

function checkLine(
  on: string,
  { company, matterType, why }: Expected,
  { outcome, constraints, green }: Pick<Expected, "constraints" | "green"> & { readonly outcome: string },
): string {
  return `${on} ${company} ${matterType}: ${outcome} [${constraints.join(", ")}] green channel ${green}; ${why}`;
}

/** A check in the words in which the year is written. */
function cameTo(check: Check): Pick<Expected, "constraints" | "green"> & { readonly outcome: string } {
  const constraints = check.measures.flatMap((measure) => {
    if (measure.kind !== "constraint" || measure.duty !== "own") return [];
    return [measure.state === "suspended" ? `${measure.measureId} suspended` : measure.measureId];
  });
  const isOverdue = check.evidence.some(
    ({ found }) =>
      found.kind === "standing" &&
      found.records.some(({ verificationDue }) => verificationDue?.term === "overdue"),
  );
  const green = check.measures.find(({ measureId }) => measureId === "green-channel");
  return {
    outcome: check.outcome,
    constraints: [...constraints, ...(isOverdue ? ["overdue"] : [])],
    green: green?.kind === "incentive" ? green.state : "none",
  };
}
