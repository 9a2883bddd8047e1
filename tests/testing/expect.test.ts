import { AssertionError } from "node:assert";
import { afterAll, describe, expect, it } from "vitest";
import { createGuard } from "../../src/index";
import {
  blackRecord,
  createTestPlatform,
  expectBecauseOf,
  expectMeasure,
  expectOutcome,
  expectUndetermined,
  redRecord,
} from "../../src/testing/index";

const platform = createTestPlatform({ seed: "empty" });
const guard = createGuard({ platform: { ...platform.connection, fetch: platform.fetch } });
afterAll(() => guard.close());

const black = platform.register({
  records: [blackRecord({ recordId: "B-1", field: "judgment-defaulter" })],
});
const red = platform.register({ records: [redRecord({ recordId: "R-1" })] });
const check = await guard.checkBeforeApprove(black, "government-procurement");

function messageOf(run: () => void): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(AssertionError);
    if (error instanceof AssertionError) return error.message;
  }
  throw new Error("It did not throw.");
}

describe("what a test expects of a check", () => {
  it("narrows it to its outcome, so that the compiler lets read what only it has", () => {
    expectOutcome(check, "stop");
    expect(check.prohibitions.map(({ measureId }) => measureId)).toEqual(["limit-resource-trade"]);
  });

  it("narrows it to undetermined, with its reason", async () => {
    platform.answerWith(404);
    const failed = await guard.checkBeforeApprove(black, "government-procurement", { maxAgeMs: 0 });
    platform.recover();
    expectUndetermined(failed);
    expectUndetermined(failed, "path-missing");
    expectOutcome(failed, "undetermined");
    expect(failed.reason.code).toBe("path-missing");
    expect(messageOf(() => expectUndetermined(failed, "signature-mismatched"))).toContain(
      "came to undetermined (path-missing), and undetermined for signature-mismatched was expected",
    );
  });

  it("gives the measure that applies, and the one that a record brings", async () => {
    expect(expectMeasure(check, "limit-resource-trade")).toBe(expectBecauseOf(check, "B-1"));
    const honest = await guard.checkBeforeApprove(red, "administrative-license");
    const incentive = expectBecauseOf(honest, "R-1");
    expect(incentive.kind).toBe("incentive");
    expect(expectMeasure(honest, incentive.measureId).measureId).toBe(incentive.measureId);
  });
});

describe("what fails", () => {
  const failures = [
    () => expectOutcome(check, "proceed"),
    () => expectUndetermined(check),
    () => expectUndetermined(check, "platform-unreachable"),
    () => void expectMeasure(check, "green-channel"),
    () => void expectBecauseOf(check, "B-2"),
  ];

  it.each(failures)(
    "says the outcome and its first sentences, and of the subject the mask alone: %s",
    (run) => {
      const message = messageOf(run);
      expect(message).toContain("for government-procurement came to stop");
      expect(message).toContain(check.explanation[0]?.zh);
      expect(message).toContain("limit-resource-trade: B-1");
      expect(message).toContain(`${black.slice(0, 8)}********${black.slice(-2)}`);
      expect(message).not.toContain(black);
    },
  );

  it("shows actual and expected, as a runner prints them", () => {
    const failure = () => expectOutcome(check, "review");
    expect(failure).toThrow(expect.objectContaining({ actual: "stop", expected: "review" }));
    expect(() => expectMeasure(check, "x")).toThrow(
      expect.objectContaining({
        actual: ["limit-resource-trade", ...check.measures.slice(1).map((m) => m.measureId)],
      }),
    );
    expect(() => expectBecauseOf(check, "x")).toThrow(expect.objectContaining({ actual: ["B-1"] }));
  });
});
