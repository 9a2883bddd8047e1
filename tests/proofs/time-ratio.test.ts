import { expect, test } from "vitest";
import { timeRatio } from "../../proofs/time-ratio";

/** Steps that no compiler can leave out. */
function work(count: number): number {
  let sum = 0;
  for (let step = 0; step < count; step += 1) sum = (sum + step * step) % 1_000_003;
  return sum;
}

test("ten times the work takes some ten times as long, and its square far longer", async () => {
  const linear = await timeRatio(
    () => work(20_000),
    () => work(200_000),
    { enough: 15 },
  );
  expect(linear).toBeGreaterThan(3);
  expect(linear).toBeLessThan(30);
  const square = await timeRatio(
    () => work(2_000),
    () => work(200_000),
    { enough: 15 },
  );
  expect(square).toBeGreaterThan(30);
});
