import { expect, test } from "vitest";
import { createRetryBudget, type RetryBudget } from "../../src/client/retry-budget";

function spendAll(budget: RetryBudget): number {
  let count = 0;
  while (budget.spend() === "granted") count += 1;
  return count;
}

test("a full budget of 500 grants 35 retries at 14 each, and then none, T22", () => {
  const budget = createRetryBudget();
  expect(spendAll(budget)).toBe(35);
  expect(budget.spend()).toBe("spent");
});

test("14 successes buy one retry, T22", () => {
  const budget = createRetryBudget();
  spendAll(budget);
  // 500 = 35 × 14 + 10
  for (let success = 0; success < 3; success += 1) budget.refund();
  expect(budget.spend()).toBe("spent");
  budget.refund();
  expect(budget.spend()).toBe("granted");
  for (let success = 0; success < 13; success += 1) budget.refund();
  expect(budget.spend()).toBe("spent");
  budget.refund();
  expect(budget.spend()).toBe("granted");
});

test("no number of successes fills the budget beyond 500, T22", () => {
  const budget = createRetryBudget();
  for (let success = 0; success < 10_000; success += 1) budget.refund();
  expect(spendAll(budget)).toBe(35);
});

test("a refused retry costs nothing, T22", () => {
  const budget = createRetryBudget();
  spendAll(budget);
  for (let refusal = 0; refusal < 100; refusal += 1) budget.spend();
  for (let success = 0; success < 4; success += 1) budget.refund();
  expect(budget.spend()).toBe("granted");
});
