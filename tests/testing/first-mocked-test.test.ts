// #region first-mocked-test
import { test } from "vitest";
import { createGuard } from "yingcha";
import { blackRecord, createTestPlatform, expectOutcome } from "yingcha/testing";

test("失信被执行人不得中标", async () => {
  const platform = createTestPlatform();
  const guard = createGuard({ platform: { ...platform.connection, fetch: platform.fetch } });
  const code = platform.register({ records: [blackRecord({ field: "judgment-defaulter" })] });
  expectOutcome(await guard.checkBeforeApprove(code, "government-procurement"), "stop");
});
// #endregion
