import { createGuard } from "../src/create-guard";
import type { Check } from "../src/guard/check";
import { syntheticUscc } from "../src/sandbox/synthetic";
import type { Benchmark } from "./benchmark";
import { servePlatform } from "./served-platform";

const codeCount = 1_000;
const codes = Array.from({ length: codeCount }, (_, index) => syntheticUscc(1_001 + index));

/** P8: what do checks cost when many come at once? */
export const gatheredLookups: readonly Benchmark[] = [
  {
    id: "P8",
    what: "one check among 1,000 at once, nothing cached, over loopback HTTP to the sandbox in another process, against checks one after the other, each with its own request",
    async prepare() {
      const { close: closePlatform, ...platform } = await servePlatform("memory");
      const guard = createGuard({ platform: { ...platform, deadlineMs: 60_000 } });
      const check = (place: number) =>
        guard.checkBeforeApprove(codes[place % codeCount] ?? "", "subsidy", { maxAgeMs: 0 });
      const close = async () => {
        await guard.close();
        await closePlatform();
      };
      const few = [0, 1, 2, 3];
      const together = await Promise.all(few.map(check));
      for (const place of few)
        if (answerText(await check(place)) !== answerText(together[place])) {
          await close();
          throw new Error("A check that was gathered differs from a single one.");
        }
      return {
        ours: {
          async run(count) {
            const checks = await Promise.all(Array.from({ length: count }, (_, place) => check(place)));
            refuseUndetermined(checks);
          },
        },
        peers: [
          {
            peer: "single requests",
            goal: { kind: "ours-to-peer", atMost: 1 / 20 },
            count: 100,
            async run(count) {
              for (let place = 0; place < count; place += 1) refuseUndetermined([await check(place)]);
            },
          },
        ],
        count: codeCount,
        roundCount: 15,
        close,
      };
    },
  },
];

function refuseUndetermined(checks: readonly Check[]): void {
  for (const check of checks)
    if (check.outcome !== "proceed") throw new Error(`A check came to ${check.outcome}.`);
}

/** All but from when it is. */
function answerText(check: Check | undefined): string {
  return JSON.stringify([check?.subject, check?.outcome, check?.measures, check?.explanation]);
}
