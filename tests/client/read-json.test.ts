import { expect, test, vi } from "vitest";
import { readJson } from "../../src/client/read-json";
import { failureOf } from "./hostile-platform";

const how = { valueMaxCount: 100_000, signal: new AbortController().signal };
const read = (text: string, over: Partial<typeof how> = {}) =>
  readJson(new TextEncoder().encode(text), { ...how, ...over });

test.each([
  ['{"a":[1,{"b":null}]}'],
  [String.raw`{"\u0061":1}`],
  ['{"a":{"x":1},"b":{"x":1}}'],
  [String.raw`{"a":"{\"x\":1,\"x\":2}"}`],
  ['{"0":1,"00":2}'],
  ['{"__proto__":1}'],
])("JSON is read as it stands: %s", async (text) => {
  expect(await read(text)).toEqual(JSON.parse(text));
});

test.each([
  ["the later empty", '{"records":[{"list":"black"}],"records":[]}'],
  ["the earlier empty", '{"records":[],"records":[{"list":"black"}]}'],
  ["with the same value", '{"a":1,"a":1}'],
  ["in another spelling", String.raw`{"records":[1],"\u0072ecords":[]}`],
  ["deep inside", '[{"a":[{"b":{"c":1,"d":2,"c":3}}]}]'],
  ["by the name of the prototype", '{"__proto__":1,"__proto__":2}'],
])("a key that stands twice makes the text garbage, T4 (R21): %s", async (_, text) => {
  expect((await failureOf(read(text))).code).toBe("answer-invalid");
});

test("more values than may be read within a deadline are refused before JSON.parse, T18 (G7)", async () => {
  const text = `[${"{},".repeat(2_700_000)}{}]`;
  const parse = vi.spyOn(JSON, "parse");
  expect((await failureOf(read(text))).code).toBe("answer-invalid");
  expect(parse).not.toHaveBeenCalled();
  parse.mockRestore();
  expect(await read("[{},{}]", { valueMaxCount: 6 })).toEqual([{}, {}]);
  expect((await failureOf(read("[{},{}]", { valueMaxCount: 3 }))).code).toBe("answer-invalid");
});

test("a deadline that passes while a long body is read ends the reading, T19 (G7)", async () => {
  const controller = new AbortController();
  const reading = read(JSON.stringify({ later: "x".repeat(100_000) }), { signal: controller.signal });
  controller.abort(new Error("over"));
  await expect(reading).rejects.toThrow("over");
});
