import { expect, it, vi } from "vitest";
import { createGuard } from "../../src/index";
import { createTestPlatform, expectOutcome } from "../../src/testing/index";

vi.mock("node:module", async (original) => ({
  ...(await original<typeof import("node:module")>()),
  createRequire: () => () => {
    throw new Error("Cannot find module 'msw'");
  },
}));

it("without msw the handlers say how to install it, and everything else works", async () => {
  const platform = createTestPlatform();
  expect(() => platform.handlers).toThrow(/needs msw.*npm install --save-dev msw@2.*platform\.fetch/);
  const guard = createGuard({ platform: { ...platform.connection, fetch: platform.fetch } });
  expectOutcome(await guard.checkBeforeApprove(platform.register(), "administrative-license"), "proceed");
  await guard.close();
});
