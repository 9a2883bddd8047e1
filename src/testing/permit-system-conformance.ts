import { AssertionError } from "node:assert";
import { setTimeout as wait } from "node:timers/promises";
import type { ContractClause } from "./contract-clause";
import { type EmptyHandedAnswer, emptyHandedAnswers } from "./empty-handed-answers";
import type { PermitSystemBench } from "./permit-system-bench";
import { createPermitWatch, type PermitWatch } from "./permit-watch";
import { blackRecord, type RecordDraft } from "./record-draft";
import type { TestPlatform } from "./test-platform";

/** How a permit system is to be proved; everything may be left out. */
export interface ConformanceHow {
  /** A record that forbids the matter. Default: a black one in the field `judgment-defaulter`, which forbids
   * `government-procurement` by the demonstration catalogue. */
  readonly stopping?: RecordDraft;
  /** How long the system may take for a decision that needs nobody. Default 10,000 ms. */
  readonly decisionMaxMs?: number;
  /** How long an application without a decision is watched, in ms; longer than the system takes to look again at what
   * it holds. Default 1,500. */
  readonly watchMs?: number;
  /** How long the system waits for an answer that never comes, over all its attempts for one application, in ms. So
   * long none comes, and then the line breaks. Default 8,000. */
  readonly patienceMs?: number;
  /** How old a check may be that the system decides by, in ms: so long after a listing it may still approve. Default
   * 0: it asks anew for each decision. */
  readonly maxAgeMs?: number;
}

/** How many clean and how many forbidden companies are handed in at once. */
const pairCount = 4;
/** So long all of them are waited for before the first are answered; then they are, two at a time. */
const gatherMs = 100;
const stepMs = 10;

/**
 * Writes down what every permit system must hold to that is to approve nobody unchecked, as data for any test runner.
 *
 * The system is asked from outside and only over what the bench does for it, so it may be written in any language.
 * Where it goes by a catalogue of its own, or has one before its first application, the clauses on the catalogue ask
 * nothing of it.
 *
 * @param createBench starts the system over a platform of its own, for each clause anew
 * @param how the record that forbids the matter, and how long things may take
 * @returns a clause for each sentence
 * @source 五(三) 应查必查, 五(四), 五(五) (R1, R8, R21, R23); a refusal is the department's act, so held is enough (R15)
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
    patienceMs = 8_000,
    maxAgeMs = 0,
  } = how;

  const clause = (
    title: string,
    run: (watch: PermitWatch, platform: TestPlatform) => Promise<void>,
  ): ContractClause => ({
    title,
    async prove() {
      const bench = await createBench();
      try {
        await run(createPermitWatch(bench, { decisionMaxMs, watchMs, patienceMs }), bench.platform);
      } finally {
        await bench.close?.();
      }
    },
  });

  return [
    clause("approves a clean company, so that what follows says something", async (watch) => {
      await watch.expectApproved();
    }),
    clause(
      "approves nobody before the platform has answered about that very company",
      async (watch, platform) => {
        platform.slowDown({ delayMs: 400 });
        platform.expectAskedAbout(await watch.expectApproved());
      },
    ),
    clause(
      "asks about each company, also when another one was clean just before",
      async (watch, platform) => {
        await watch.expectApproved();
        platform.expectAskedAbout(await watch.expectApproved());
      },
    ),
    clause("approves nobody whom the black list forbids it, 三(二)", async (watch, platform) => {
      await watch.expectHeld(platform.register({ records: [stopping] }));
    }),
    clause(
      "approves nobody who was clean in an earlier case and is black-listed since (R1, R8)",
      async (watch, platform) => {
        const code = await watch.expectApproved();
        platform.list(code, stopping);
        await wait(maxAgeMs);
        await watch.expectHeld(code);
      },
    ),
    clause(
      "keeps apart whoever applies at once: approves the clean and nobody else (R1)",
      async (watch, platform) => {
        let arrivedCount = 0;
        platform.answerWith(
          async ({ answerHonestly }) => {
            arrivedCount += 1;
            await wait(gatherMs + stepMs * arrivedCount);
            return answerHonestly();
          },
          { path: "lookups" },
        );
        await Promise.all(
          Array.from({ length: pairCount }, () => [
            watch.expectHeld(platform.register({ records: [stopping] })),
            watch.expectApproved(),
          ]).flat(),
        );
      },
    ),
    clause("approves nobody while the platform cannot be reached (R23)", async (watch, platform) => {
      await watch.expectApproved();
      platform.goDown();
      await watch.expectHeld();
    }),
    clause("approves a clean company again once the platform is back (R23)", async (watch, platform) => {
      platform.goDown();
      await watch.expectHeld();
      platform.recover();
      await watch.expectRecovery();
    }),
    clause(
      "approves nobody, once the platform is back, who was black-listed while it was away (R23)",
      async (watch, platform) => {
        const code = platform.register();
        platform.goDown();
        const applicationId = await watch.expectHeld(code);
        platform.list(code, stopping);
        platform.recover();
        await watch.expectRecovery();
        await watch.expectStillHeld(applicationId);
      },
    ),
    ...[...emptyHandedAnswers.toAny, ...emptyHandedAnswers.toLookups].map(({ title, answer }) =>
      clause(`approves nobody ${title} (R21)`, async (watch, platform) => {
        await watch.expectApproved();
        platform.answerWith(answer, { path: "lookups" });
        await watch.expectHeld();
      }),
    ),
    clause("approves nobody while an answer does not come (R21)", async (watch, platform) => {
      await watch.expectApproved();
      await watch.expectPatience((answer) => platform.answerWith(answer, { path: "lookups" }));
    }),
    ...emptyHandedAnswers.toAny.map(({ title, answer }) =>
      clause(`approves nobody without a catalogue, ${title}, 五(四)`, (watch, platform) =>
        withoutCatalogue(platform, async (answerWith) => {
          answerWith(answer);
          await watch.expectHeld();
        }),
      ),
    ),
    clause("approves nobody without a catalogue, while it does not come, 五(四)", (watch, platform) =>
      withoutCatalogue(platform, watch.expectPatience),
    ),
  ];
}

type Answer = EmptyHandedAnswer["answer"];

/** A system that has a catalogue goes by it: it does not ask for one, or asks whether there is a newer one. */
async function withoutCatalogue(
  platform: TestPlatform,
  run: (answerWith: (answer: Answer) => void) => Promise<void>,
): Promise<void> {
  let lackedCount = 0;
  const answerWith = (answer: Answer) =>
    platform.answerWith(
      (arrived) => {
        if (!arrived.request.headers.has("if-none-match")) lackedCount += 1;
        return answer(arrived);
      },
      { path: "catalogue" },
    );
  await run(answerWith).catch((error: unknown) => {
    // A system that broke, or could not be asked, has not shown that it goes by a catalogue of its own.
    if (lackedCount > 0 || !(error instanceof AssertionError)) throw error;
  });
}
