import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonSize } from "../../src/client/json-size";

const bytesOf = (text: string) => new TextEncoder().encode(text);

test.each([
  ["null", 1, 0],
  ["[]", 2, 0],
  ['{"a":1}', 2, 1],
  ['{"a":1,"a":2}', 3, 2],
  ['"a:b,{[\\",:"', 1, 0],
  [String.raw`{"\\":[":",1]}`, 4, 1],
  ['{"键":{"a":[1,2]}}', 5, 2],
])("values and members are counted outside of texts only: %s", (text, valueCount, memberCount) => {
  expect(jsonSize(bytesOf(text), 100)).toEqual({ valueCount, memberCount });
});

test("more values than the most allowed are not counted to the end, T18", () => {
  expect(jsonSize(bytesOf(`[${"{},".repeat(9)}{}]`), 20)).toBeUndefined();
  expect(jsonSize(bytesOf("0"), 1)).toEqual({ valueCount: 1, memberCount: 0 });
});

test("of any JSON there are at least as many values counted as it holds, and exactly its members", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const size = jsonSize(bytesOf(JSON.stringify(value)), Number.POSITIVE_INFINITY);
      const held = { valueCount: 0, memberCount: 0 };
      JSON.stringify(value, function (this: unknown, key: string, one: unknown) {
        held.valueCount += 1;
        if (key !== "" && !Array.isArray(this)) held.memberCount += 1;
        // The reviver's own wrapper has the one key that is empty; an empty key of the value counts too.
        else if (key === "" && held.valueCount > 1) held.memberCount += 1;
        return one;
      });
      expect(size?.memberCount).toBe(held.memberCount);
      expect(size?.valueCount).toBeGreaterThanOrEqual(held.valueCount);
    }),
  );
});
