import { describe, expect, test } from "vitest";
import type { ListRecord } from "../../../src/lists/list-record";
import {
  allSources,
  anUnknownStanding,
  aRecord,
  aRedRecord,
  aStanding,
  aWatchRecord,
  company,
  decideOn,
  factsOf,
  inconsistencyKinds,
  underObjection,
} from "../fixtures";

const found = (records: readonly ListRecord[], over: Parameters<typeof aStanding>[0] = {}) =>
  decideOn(factsOf(aStanding({ ...over, records }))).inconsistencies;

const expired = aRecord({ listedOn: "2023-01-01", term: { kind: "until", lastOn: "2026-10-31" } });
const repaired = aRecord({ status: { kind: "exited", way: "repaired", on: "2026-11-02" } });
const misListed = { kind: "exited", way: "mis-listed", on: "2026-11-10" } as const;

describe("what contradicts itself in the platform's answer", () => {
  test("R2: a red record left beside an adverse one names both, 六(二)", () => {
    expect(found([aRedRecord(), aRecord()])).toEqual([
      { kind: "red-record-left", subject: company, recordIds: ["r1", "b1"], clause: "六(二)" },
    ]);
  });

  test("R2: a red record older than one that has ended since is left too, unless that was a mis-listing", () => {
    const ended = { term: { kind: "until", lastOn: "2026-10-31" } } as const;
    const watch = aWatchRecord(ended);
    expect(found([aRedRecord(), watch])).toMatchObject([{ recordIds: ["r1", "w1"] }]);
    expect(found([aRedRecord({ listedOn: "2026-01-05" }), watch])).toEqual([]);
    expect(found([aRedRecord(), aRecord({ status: misListed })])).toEqual([]);
  });

  test("R20: beside one under verification the red record is held, not left", () => {
    expect(found([aRedRecord(), aRecord({ verification: underObjection })])).toEqual([]);
  });

  test("R2: of several only the undisputed ones are named", () => {
    const disputed = aRecord({ recordId: "b2", verification: underObjection });
    expect(found([aRedRecord(), disputed, aRecord()])).toMatchObject([{ recordIds: ["r1", "b1"] }]);
  });

  test("R7: who left the black list belongs on the watch list at once; we invent no record, 六(一)", () => {
    for (const left of [expired, repaired]) {
      const decision = decideOn(factsOf(aStanding({ records: [left] })));
      expect(decision.inconsistencies).toEqual([
        { kind: "watch-record-missing", subject: company, recordIds: ["b1"], clause: "六(一)" },
      ]);
      expect(decision.outcome).toBe("proceed");
      expect(decision.measures).toEqual([]);
    }
  });

  test("R10: where the watch list is withheld, no watch record is missed, 四(四)", () => {
    const [red, black, watch] = allSources;
    const sources = [red, black, { ...watch, state: "withheld" as const }];
    const fallen = aRedRecord({ status: { kind: "exited", way: "adverse-listed", on: "2026-11-02" } });
    expect(found([expired, fallen]).map(({ kind }) => kind)).toEqual(["watch-record-missing"]);
    expect(found([expired, fallen], { sources })).toEqual([]);
    expect(found([fallen]).map(({ kind }) => kind)).toEqual(["adverse-record-missing"]);
    expect(found([fallen], { sources })).toEqual([]);
    // What a third party sees whole may still contradict itself.
    const turned = aWatchRecord({ status: { kind: "exited", way: "turned-black", on: "2026-11-02" } });
    expect(found([turned], { sources }).map(({ kind }) => kind)).toEqual(["adverse-record-missing"]);
    expect(found([aRedRecord(), aRecord()], { sources }).map(({ kind }) => kind)).toEqual([
      "red-record-left",
    ]);
  });

  test("R7: an objection upheld is excepted, 六(一)", () => {
    expect(found([aRecord({ status: misListed })])).toEqual([]);
  });

  test("R7: a watch record that names the black one answers its exit", () => {
    const follower = aWatchRecord({
      listedOn: "2026-11-02",
      followsFrom: { recordId: "b1", exitWay: "repaired" },
    });
    expect(found([repaired, follower])).toEqual([]);
  });

  test("R7: of several of the authority that name none, one after the exit answers it, in whatever order", () => {
    const before = aWatchRecord({ listedOn: "2026-03-01" });
    const after = aWatchRecord({ recordId: "w2", listedOn: "2026-11-02" });
    expect(found([repaired, before])).toMatchObject([{ kind: "watch-record-missing" }]);
    expect(found([repaired, before, after])).toEqual([]);
    expect(found([repaired, after, before])).toEqual([]);
  });

  test("R7: one that names another does not", () => {
    const follower = aWatchRecord({
      listedOn: "2026-11-02",
      followsFrom: { recordId: "b7", exitWay: "repaired" },
    });
    expect(found([repaired, follower])).toMatchObject([{ kind: "watch-record-missing" }]);
  });

  test("R7: one that names none answers it if it is the same authority's and no earlier, 六(一)", () => {
    const by = (name: string, listedOn: string) => aWatchRecord({ authority: { name }, listedOn });
    expect(found([repaired, by("市住建局", "2026-11-02")])).toEqual([]);
    expect(found([repaired, by("市住建局", "2026-11-01")])).toMatchObject([{ kind: "watch-record-missing" }]);
    expect(found([repaired, by("市环保局", "2026-11-02")])).toMatchObject([{ kind: "watch-record-missing" }]);
  });

  test("R5: one listed by mistake answers nothing, 六(三)", () => {
    const follower = aWatchRecord({
      listedOn: "2026-11-02",
      followsFrom: { recordId: "b1", exitWay: "repaired" },
      status: misListed,
    });
    expect(found([repaired, follower])).toMatchObject([{ kind: "watch-record-missing" }]);
  });

  test("五(五): a watch record that names another way of exit than the black one shows", () => {
    const follower = aWatchRecord({
      listedOn: "2026-11-02",
      followsFrom: { recordId: "b1", exitWay: "expired" },
    });
    expect(found([repaired, follower])).toEqual([
      { kind: "followed-record-contradicted", subject: company, recordIds: ["b1", "w1"], clause: "六(一)" },
    ]);
    expect(found([expired, follower])).toEqual([]);
    const stillListed = aRecord();
    expect(found([stillListed, follower])).toMatchObject([
      { kind: "followed-record-contradicted", recordIds: ["b1", "w1"] },
    ]);
  });

  test("R11: a clean-since date that an adverse record contradicts, 二(二)", () => {
    const since = (cleanSinceOn: string) => ({ cleanSinceOn });
    const follower = aWatchRecord({
      listedOn: "2026-11-01",
      followsFrom: { recordId: "b1", exitWay: "expired" },
    });
    expect(found([aRecord()], since("2026-11-24"))).toEqual([
      { kind: "clean-since-contradicted", subject: company, recordIds: ["b1"], clause: "二(二)" },
    ]);
    expect(found([expired, follower], since("2026-10-30"))).toMatchObject([{ recordIds: ["b1", "w1"] }]);
    expect(found([expired, follower], since("2026-10-31"))).toMatchObject([{ recordIds: ["w1"] }]);
    expect(found([aRecord({ verification: underObjection })], since("2020-01-01"))).toEqual([]);
  });

  test("R29: a branch without its parent, an individual business without its operator", () => {
    expect(found([], { subjectType: "branch" })).toEqual([
      { kind: "parent-link-missing", subject: company, recordIds: [], clause: "三(二)" },
    ]);
    expect(found([], { subjectType: "individual-business" })).toMatchObject([
      { kind: "operator-link-missing" },
    ]);
  });

  test("a sound answer has none, nor has one that does not know the subject", () => {
    expect(found([aRedRecord()], { cleanSinceOn: "2020-01-01" })).toEqual([]);
    expect(inconsistencyKinds(decideOn(factsOf(anUnknownStanding())))).toEqual([]);
  });
});

describe("a record that ended because of an adverse listing, 四(四) 六(二)", () => {
  const turned = aWatchRecord({ status: { kind: "exited", way: "turned-black", on: "2026-06-01" } });
  const ousted = aRedRecord({ status: { kind: "exited", way: "adverse-listed", on: "2026-06-01" } });

  test("is reported where the platform does not hold that listing; none is invented", () => {
    expect(found([turned])).toMatchObject([
      { kind: "adverse-record-missing", recordIds: ["w1"], clause: "四(四)" },
    ]);
    expect(found([ousted])).toMatchObject([
      { kind: "adverse-record-missing", recordIds: ["r1"], clause: "六(二)" },
    ]);
  });

  test("is sound beside it: a black one after the watch list, any adverse one after the red list", () => {
    expect(found([turned, aRecord()])).toEqual([]);
    expect(found([ousted, aWatchRecord()])).toEqual([]);
  });

  test("a thousand ended black and watch records are each looked at a few times, and not held against each other", () => {
    const count = 500;
    let readCount = 0;
    const counting = (record: ListRecord): ListRecord => {
      const { authority } = record;
      return Object.defineProperty({ ...record }, "authority", {
        enumerable: true,
        get: () => {
          readCount += 1;
          return authority;
        },
      });
    };
    const records = Array.from({ length: count }, (_, index) => [
      counting({ ...expired, recordId: `b${index}` }),
      counting(aWatchRecord({ recordId: `w${index}`, listedOn: "2026-11-01" })),
    ]).flat();
    const standing = { ...aStanding(), records };
    expect(
      decideOn({ ...factsOf(aStanding()), finding: { kind: "found", standing } }).inconsistencies,
    ).toEqual([]);
    expect(readCount).toBeLessThan(10 * records.length);
  });
});
