import { AssertionError } from "node:assert";
import { expect, it, onTestFinished } from "vitest";
import { serveTestPlatform } from "../../src/testing/index";
import { createPermitWatch } from "../../src/testing/permit-watch";

it("a watch that found an early approval lets go of what it kept waiting, also what is asked only then (R21)", async () => {
  const platform = await serveTestPlatform();
  onTestFinished(() => platform.close());
  const ask = () => fetch(`${platform.connection.baseUrl}v1/lookups`, { method: "POST", body: "{}" });
  const asked: Promise<unknown>[] = [];
  const watch = createPermitWatch(
    {
      platform,
      async apply() {
        asked.push(ask().catch(ask));
        return "1";
      },
      stateOf: async () => "approved",
    },
    // Patience that outlasts the test: who were kept waiting for it would fail it.
    { decisionMaxMs: 1_000, watchMs: 20, patienceMs: 600_000 },
  );
  await expect(watch.expectPatience((answer) => platform.answerWith(answer))).rejects.toThrow(AssertionError);
  await expect(Promise.all(asked)).rejects.toThrow(/fetch failed/);
});
