import { expect, it } from "vitest";
import { runExample } from "./run-example";

it("the ten-line program of the README comes to review, and says that strict review is no refusal, 三(二)", async () => {
  const { exitCode, output } = await runExample("examples/first-check.ts");
  expect(exitCode).toBe(0);
  const [outcome, sentence] = output.split("\n");
  expect(outcome).toBe("review");
  expect(sentence).toContain("从严审核不是不予许可");
});
