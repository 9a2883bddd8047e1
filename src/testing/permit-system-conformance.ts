import { ok } from "node:assert";
import { setTimeout as wait } from "node:timers/promises";
import type { LookupAnswer } from "../contract/lookup";
import type { ContractClause } from "./contract-clause";
import type { FaultyAnswer } from "./platform-faults";
import { blackRecord, type RecordDraft } from "./record-draft";
import type { ServedTestPlatform } from "./served-test-platform";

/** What a permit system says of an application. */
export type ApplicationState = "open" | "approved" | "held" | "refused";

/** A permit system under test, and the platform that it was told to ask. */
export interface PermitSystemBench {
  /** Reached over HTTP by the system: nothing of it runs inside. */
  readonly platform: ServedTestPlatform;
  /** Hands in an application of this company, a USCC, for a matter that takes a check, and drives it to where the
   * system would decide it; gives its number there. */
  apply(code: string): Promise<string>;
  /** What the system says of an application now, read from it anew. */
  stateOf(applicationId: string): Promise<ApplicationState>;
  close?(): Promise<void>;
}

/** How a permit system is to be proved; everything may be left out. */
export interface ConformanceHow {
  /** A record that forbids the matter. Default: a black one in the field `judgment-defaulter`, which forbids
   * `government-procurement` by the demonstration catalogue. */
  readonly stopping?: RecordDraft;
  /** How long the system may take for a decision that needs nobody. Default 10,000 ms. */
  readonly decisionMaxMs?: number;
  /** How long an application without a decision is watched, in ms. Default 1,500. */
  readonly watchMs?: number;
}

const pollMs = 20;

/**
 * Writes down what every permit system must hold to that is to approve nobody unchecked, as data for any test runner.
 *
 * The system is asked from outside and only over what the bench does for it, so it may be written in any language.
 *
 * @param createBench starts the system over a platform of its own, for each clause anew
 * @param how the record that forbids the matter, and how long things may take
 * @returns a clause for each sentence
 * @source 五(三) 应查必查 (R1, R21, R23); a refusal is the department's act, so held is enough (R15)
 * @example
 * for (const { title, prove } of permitSystemConformance(createBench)) it(title, prove);
 */
export function permitSystemConformance(
  createBench: () => Promise<PermitSystemBench>,
  how: ConformanceHow = {},
): readonly ContractClause[] {
  const {
    stopping = blackRecord({ field: "judgment-defaulter" }),
    decisionMaxMs = 10_000,
    watchMs = 1_500,
  } = how;

  const clause = (title: string, run: (bench: PermitSystemBench) => Promise<void>): ContractClause => ({
    title,
    async prove() {
      const bench = await createBench();
      try {
        await run(bench);
      } finally {
        await bench.close?.();
      }
    },
  });
  const neverApproves = (title: string, answer: FaultyAnswer | "down") =>
    clause(title, async (bench) => {
      const code = bench.platform.register();
      if (answer === "down") bench.platform.goDown();
      else bench.platform.answerWith(answer);
      await expectNotApproved(bench, await bench.apply(code), watchMs);
    });

  return [
    clause("approves a clean company, so that what follows says something", async (bench) => {
      await expectApproved(bench, await bench.apply(bench.platform.register()), decisionMaxMs);
    }),
    clause("approves nobody before the platform has answered about that very company", async (bench) => {
      const code = bench.platform.register();
      bench.platform.slowDown({ delayMs: 400 });
      const applicationId = await bench.apply(code);
      await expectApproved(bench, applicationId, decisionMaxMs);
      bench.platform.expectAskedAbout(code);
    }),
    clause("asks about each company, also when another one was clean just before", async (bench) => {
      const [first, second] = [bench.platform.register(), bench.platform.register()];
      await expectApproved(bench, await bench.apply(first), decisionMaxMs);
      await expectApproved(bench, await bench.apply(second), decisionMaxMs);
      bench.platform.expectAskedAbout(second);
    }),
    clause("approves nobody whom the black list forbids it, 三(二)", async (bench) => {
      const code = bench.platform.register({ records: [stopping] });
      await expectNotApproved(bench, await bench.apply(code), watchMs);
    }),
    neverApproves("approves nobody while the platform cannot be reached (R23)", "down"),
    neverApproves("approves nobody on a failure of the platform (R21)", 503),
    neverApproves("approves nobody when it is not let in (R21)", 401),
    neverApproves("approves nobody because the platform knows no such path (R21)", { status: 404 }),
    neverApproves("approves nobody on an answer without content (R21)", 204),
    neverApproves("approves nobody on what is no answer of the lists (R21)", {
      body: "<html><body>OK</body></html>",
      headers: { "content-type": "text/html" },
    }),
    neverApproves("approves nobody on an answer that the platform did not sign (R21)", unsigned),
    neverApproves("approves nobody on the answer about another company (R21)", ofAnother),
    neverApproves("approves nobody while a list source is missing (R21)", withoutSource),
    neverApproves("approves nobody on an empty answer, rightly signed (R21)", {
      body: {},
      signature: "right",
    }),
    clause("approves a clean company again once the platform is back (R23)", async (bench) => {
      const { platform } = bench;
      platform.goDown();
      const held = await bench.apply(platform.register());
      await expectNotApproved(bench, held, watchMs);
      platform.recover();
      // A breaker of the system's may stay open for a while.
      const deadlineMs = performance.now() + decisionMaxMs;
      while (performance.now() < deadlineMs) {
        const applicationId = await bench.apply(platform.register());
        if ((await settledState(bench, applicationId, watchMs)) === "approved") return;
        await wait(500);
      }
      ok(false, `The platform was back for ${decisionMaxMs} ms, and no clean company was approved.`);
    }),
  ];
}

async function expectApproved(
  bench: PermitSystemBench,
  applicationId: string,
  decisionMaxMs: number,
): Promise<void> {
  const state = await settledState(bench, applicationId, decisionMaxMs);
  ok(state === "approved", `A clean company's application was ${state} after ${decisionMaxMs} ms.`);
}

async function expectNotApproved(
  bench: PermitSystemBench,
  applicationId: string,
  watchMs: number,
): Promise<void> {
  const deadlineMs = performance.now() + watchMs;
  while (performance.now() < deadlineMs) {
    const state = await bench.stateOf(applicationId);
    ok(state !== "approved", "An application was approved without a check that says so.");
    await wait(pollMs);
  }
}

/** The first state other than open, or what it is when time is up. */
async function settledState(
  bench: PermitSystemBench,
  applicationId: string,
  maxMs: number,
): Promise<ApplicationState> {
  const deadlineMs = performance.now() + maxMs;
  for (;;) {
    const state = await bench.stateOf(applicationId);
    if (state !== "open" || performance.now() >= deadlineMs) return state;
    await wait(pollMs);
  }
}

const unsigned: FaultyAnswer = async ({ answerHonestly }) => {
  const honest = await answerHonestly();
  return new Response(await honest.text(), { headers: { "content-type": "application/json" } });
};

const ofAnother: FaultyAnswer = async ({ answerHonestly, sign }) =>
  changed(await answerHonestly(), sign, (answer) => ({
    ...answer,
    standings: answer.standings.map((standing) => ({
      ...standing,
      subject: { kind: "uscc" as const, code: "91350500PDY00001XT" },
    })),
  }));

const withoutSource: FaultyAnswer = async ({ answerHonestly, sign }) =>
  changed(await answerHonestly(), sign, (answer) => ({
    ...answer,
    standings: answer.standings.map((standing) => ({
      ...standing,
      sources: standing.sources.map((source) => ({ ...source, state: "missing" as const })),
    })),
  }));

/** An answer to a lookup, changed and rightly signed; any other as it is. */
async function changed(
  honest: Response,
  sign: (answer: { readonly body: unknown }) => Response,
  change: (answer: LookupAnswer) => LookupAnswer,
): Promise<Response> {
  const text = await honest.clone().text();
  const answer: unknown = text === "" ? undefined : JSON.parse(text);
  return isLookupAnswer(answer) ? sign({ body: change(answer) }) : honest;
}

function isLookupAnswer(value: unknown): value is LookupAnswer {
  return typeof value === "object" && value !== null && "standings" in value;
}
