import { expect, test } from "vitest";
import { type CacheEntry, createEntryStore } from "../../src/freshness/entry-store";
import { unreachable } from "./fake-source";

const entry = (startedMs: number): CacheEntry => ({
  answer: unreachable,
  startedMs,
  epoch: 0,
  memo: undefined,
});

test("each kind has its own room: a bare string never reaches a person's entry, T31", () => {
  const store = createEntryStore(10);
  const person = entry(1);
  store.roomOf("resident-id").write("A", person);
  expect(store.roomOf("uscc").read("A")).toBeUndefined();
  expect(store.roomOf("resident-id").read("A")).toBe(person);
});

test("the least recently used entry of the same kind makes room, and of no other", () => {
  const store = createEntryStore(2);
  store.roomOf("passport").write("P", entry(0));
  for (const code of ["A", "B"]) store.roomOf("uscc").write(code, entry(1));
  store.roomOf("uscc").read("A");
  store.roomOf("uscc").write("C", entry(2));
  expect(["A", "B", "C"].map((code) => store.roomOf("uscc").read(code)?.startedMs)).toEqual([
    1,
    undefined,
    2,
  ]);
  expect(store.roomOf("passport").read("P")?.startedMs).toBe(0);
});

test("codes that are names of an object's own are codes like any other, T17", () => {
  const store = createEntryStore(2);
  expect(store.roomOf("uscc").read("__proto__")).toBeUndefined();
  expect(store.roomOf("uscc").read("constructor")).toBeUndefined();
  store.roomOf("uscc").write("__proto__", entry(3));
  expect(store.roomOf("uscc").read("__proto__")?.startedMs).toBe(3);
});
