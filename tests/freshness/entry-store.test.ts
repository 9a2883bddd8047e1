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
  store.write("resident-id", "A", person);
  expect(store.read("uscc", "A")).toBeUndefined();
  expect(store.read("resident-id", "A")).toBe(person);
});

test("the least recently used entry of the same kind makes room, and of no other", () => {
  const store = createEntryStore(2);
  store.write("passport", "P", entry(0));
  for (const code of ["A", "B"]) store.write("uscc", code, entry(1));
  store.read("uscc", "A");
  store.write("uscc", "C", entry(2));
  expect(["A", "B", "C"].map((code) => store.read("uscc", code)?.startedMs)).toEqual([1, undefined, 2]);
  expect(store.read("passport", "P")?.startedMs).toBe(0);
});

test("codes that are names of an object's own are codes like any other, T17", () => {
  const store = createEntryStore(2);
  expect(store.read("uscc", "__proto__")).toBeUndefined();
  expect(store.read("uscc", "constructor")).toBeUndefined();
  store.write("uscc", "__proto__", entry(3));
  expect(store.read("uscc", "__proto__")?.startedMs).toBe(3);
});
