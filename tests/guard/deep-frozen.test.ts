import { expect, test } from "vitest";
import { deepFrozen } from "../../src/guard/deep-frozen";

test("freezes every part, and gives the same value", () => {
  const value = { list: [{ id: "B-1" }], none: null, text: "x" };
  expect(deepFrozen(value)).toBe(value);
  expect([value, value.list, value.list[0]].every(Object.isFrozen)).toBe(true);
});

test("freezes the parts of what was frozen before, for being frozen says nothing of them", () => {
  const inner = { id: "B-1" };
  const outer = Object.freeze({ inner });
  deepFrozen([outer, outer]);
  expect(Object.isFrozen(inner)).toBe(true);
});

test("walks what two values share once for both, however often it is met", () => {
  let readCount = 0;
  const shared = Object.freeze({
    get part() {
      readCount += 1;
      return {};
    },
  });
  for (let n = 0; n < 3; n += 1) deepFrozen({ shared, again: [shared, shared] });
  expect(readCount).toBe(1);
});
