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
    { decisionMaxMs: 1_000, watchMs: 20, patienceMs: 60_000 },
  );
  await expect(watch.expectPatience((answer) => platform.answerWith(answer))).rejects.toThrow(AssertionError);
  await expect(Promise.all(asked)).rejects.toThrow(/fetch failed/);
}, 3_000);
