import { expect, test } from "vitest";
import { isHarmlessJson } from "../../src/client/harmless-json";

const nested = (depth: number): unknown => JSON.parse("[".repeat(depth) + "]".repeat(depth));

test.each([
  '{"__proto__":{"polluted":true}}',
  '{"a":[{"b":{"__proto__":null}}]}',
  '{"constructor":{"prototype":{}}}',
  '[[{"prototype":1}]]',
  String.raw`{"\u005f_proto__":{}}`,
])(
  "a key that reaches a prototype is dangerous wherever it stands and however it is spelt, T17: %s",
  (text) => {
    expect(isHarmlessJson(JSON.parse(text))).toBe(false);
  },
);

test.each([
  "null",
  "1",
  '"__proto__"',
  '{"a":"constructor","b":["prototype"],"c":{"proto":null}}',
  "[]",
  "{}",
])("what is no such key is harmless: %s", (text) => {
  expect(isHarmlessJson(JSON.parse(text))).toBe(true);
});

test("an object's inherited constructor is none of its own keys", () => {
  expect(isHarmlessJson({ a: new Date(0) })).toBe(true);
});

test("64 levels are harmless, more are not, and a million overflow no stack, T18", () => {
  expect(isHarmlessJson(nested(64))).toBe(true);
  expect(isHarmlessJson(nested(66))).toBe(false);
  expect(isHarmlessJson(nested(1_000_000))).toBe(false);
});

test("more values than the most allowed are refused before anybody reads them, T18 (G7)", () => {
  expect(isHarmlessJson({ links: Array.from({ length: 10 }, () => ({})) }, 11)).toBe(true);
  expect(isHarmlessJson({ links: Array.from({ length: 11 }, () => ({})) }, 11)).toBe(false);
});
