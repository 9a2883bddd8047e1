import { describe, expect, test } from "vitest";
import { createGatheringSource } from "../../src/client/gathering-source";
import { createFakeSource, found, settle, unreachable, uscc, versionOf } from "../freshness/fake-source";

const how = { maxAgeMs: 0 };
const codes = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `C${from + index}`);

function start(maxCount = 1_000) {
  const source = createFakeSource();
  return { source, gathered: createGatheringSource(source, { maxCount }) };
}

describe("lookups of one tick,", () => {
  test("go out as one request, and each caller gets its own answers in its own order", async () => {
    const { source, gathered } = start();
    const first = gathered.find([uscc("A"), uscc("B")], how);
    const second = gathered.find([uscc("C"), uscc("A")], how);
    await settle();
    expect(source.pending.map((request) => request.codes)).toEqual([["A", "B", "C"]]);
    source.pending[0]?.find();
    expect(await first).toEqual([found(uscc("A")), found(uscc("B"))]);
    expect(await second).toEqual([found(uscc("C")), found(uscc("A"))]);
  });

  test("that come after an await of the same tick still go with them", async () => {
    const { source, gathered } = start();
    void gathered.find([uscc("A")], how);
    await Promise.resolve();
    void gathered.find([uscc("B")], how);
    await settle();
    expect(source.pending.map((request) => request.codes)).toEqual([["A", "B"]]);
  });

  test("beyond 1,000 subjects go out as several requests, none larger, and nobody is lost", async () => {
    const { source, gathered } = start();
    const subjects = codes(2_500).map(uscc);
    const answers = Promise.all([
      gathered.find(subjects.slice(0, 700), how),
      gathered.find(subjects.slice(700), how),
    ]);
    await settle();
    expect(source.pending.map((request) => request.codes.length)).toEqual([1_000, 1_000, 500]);
    for (const request of [...source.pending].reverse()) request.find();
    expect((await answers).flat()).toEqual(subjects.map((subject) => found(subject)));
  });

  test("name the same subject once, also when the batch is full", async () => {
    const { source, gathered } = start(2);
    const subjects = ["A", "B", "B", "A", "B"].map(uscc);
    const answers = gathered.find(subjects, how);
    await settle();
    expect(source.pending.map((request) => request.codes)).toEqual([["A", "B"]]);
    source.pending[0]?.find();
    expect(await answers).toEqual(subjects.map((subject) => found(subject)));
  });

  test("keep two kinds of the same code apart, T31", async () => {
    const { source, gathered } = start();
    const person = { kind: "resident-id", code: "A" } as const;
    const answers = gathered.find([uscc("A"), person], how);
    await settle();
    expect(source.pending[0]?.subjects).toEqual([uscc("A"), person]);
    source.pending[0]?.find();
    expect(await answers).toEqual([found(uscc("A")), found(person)]);
  });
});

describe("the next tick, T19,", () => {
  test("does not wait for a slow batch", async () => {
    const { source, gathered } = start();
    void gathered.find([uscc("A")], how);
    await settle();
    const second = gathered.find([uscc("B")], how);
    await settle();
    source.pending[1]?.find();
    expect(await second).toEqual([found(uscc("B"))]);
  });

  test("asks anew for a subject that is under way, since a fresh answer joins nothing", async () => {
    const { source, gathered } = start();
    const first = gathered.find([uscc("A")], how);
    await settle();
    const second = gathered.find([uscc("A")], how);
    await settle();
    expect(source.pending.map((request) => request.codes)).toEqual([["A"], ["A"]]);
    source.pending[1]?.find(2);
    source.pending[0]?.find(1);
    expect((await first).map(versionOf)).toEqual([1]);
    expect((await second).map(versionOf)).toEqual([2]);
  });
});

describe("what goes wrong", () => {
  test("in one batch concerns no other", async () => {
    const { source, gathered } = start(1);
    const answers = gathered.find([uscc("A"), uscc("B")], how);
    await settle();
    source.pending[0]?.answer([unreachable]);
    source.pending[1]?.find();
    expect(await answers).toEqual([unreachable, found(uscc("B"))]);
  });

  test("a source that answers for fewer than asked leaves the rest as failed, T4", async () => {
    const { source, gathered } = start();
    const answers = gathered.find([uscc("A"), uscc("B")], how);
    await settle();
    source.pending[0]?.answer([found(uscc("A"))]);
    expect(await answers).toEqual([
      found(uscc("A")),
      { finding: { kind: "failed", reason: { code: "answer-incomplete" } } },
    ]);
  });

  test("a source that rejects against its contract is passed on, and the next batch is a new one", async () => {
    const { source, gathered } = start();
    const first = gathered.find([uscc("A")], how);
    await settle();
    const error = new TypeError("broken source");
    source.pending[0]?.break(error);
    await expect(first).rejects.toBe(error);
    const second = gathered.find([uscc("A")], how);
    await settle();
    source.pending[1]?.find();
    expect(await second).toEqual([found(uscc("A"))]);
  });
});

test("nobody asked is no request", async () => {
  const { source, gathered } = start();
  expect(await gathered.find([], how)).toEqual([]);
  await settle();
  expect(source.pending).toHaveLength(0);
});
