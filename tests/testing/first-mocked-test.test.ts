// #region first-mocked-test
import { setupServer } from "msw/node";
import { test } from "vitest";
import { createGuard } from "yingcha";
import { blackRecord, createTestPlatform, expectOutcome } from "yingcha/testing";

const { connection, handlers, register } = createTestPlatform();
setupServer(...handlers).listen({ onUnhandledRequest: "error" });

test("失信企业申请补贴须审查", async () => {
  const code = register({ records: [blackRecord()] });
  expectOutcome(await createGuard({ platform: connection }).checkBeforeApprove(code, "subsidy"), "review");
});
// #endregion
