import { describe, expect, test } from "vitest";
import { entitlements } from "../../../src/decision/rules/entitlements";
import type { ListRecord } from "../../../src/lists/list-record";
import { parseCalendarDate } from "../../../src/time/calendar-date";
import { anUnknownStanding, aRecord, aRedRecord, aStanding, aWatchRecord, underObjection } from "../fixtures";
import { listingsOf, ruleContextOf } from "./rule-context";

const model = {
  recognitionId: "g1",
  title: "诚信道德模范",
  authority: { name: "市文明办" },
  recognizedOn: "2025-05-01",
  term: { kind: "until", lastOn: "2027-04-30" },
} as const;

function entitledBy(over: Parameters<typeof aStanding>[0], records: readonly ListRecord[] = []) {
  return entitlements(aStanding({ ...over, records }), listingsOf(records), ruleContextOf());
}

describe("what entitles to incentives, 二(一) 二(二)", () => {
  test("R11: the red list, a recognised model of honesty, three clean years, each by itself", () => {
    expect(entitledBy({ recognitions: [model], cleanSinceOn: "2020-01-01" }, [aRedRecord()])).toEqual([
      { state: "available", entitlement: { kind: "red", recordId: "r1", objection: "none" } },
      { state: "available", entitlement: { kind: "recognition", recognitionId: "g1" } },
      { state: "available", entitlement: { kind: "clean-years", sinceOn: "2020-01-01", yearsCount: 3 } },
    ]);
    expect(entitledBy({})).toEqual([]);
  });

  test("R19: a red record under objection stays in force and is flagged, 五(六)", () => {
    expect(entitledBy({}, [aRedRecord({ verification: underObjection })])).toEqual([
      { state: "available", entitlement: { kind: "red", recordId: "r1", objection: "raised" } },
    ]);
    expect(
      entitledBy({}, [aRedRecord({ verification: { kind: "rejected", closedOn: "2026-11-20" } })]),
    ).toMatchObject([{ entitlement: { objection: "none" } }]);
  });

  test("R2: beside a black or watch record in force there is no incentive, 六(二)", () => {
    for (const adverse of [aRecord(), aWatchRecord()])
      expect(
        entitledBy({ recognitions: [model], cleanSinceOn: "2020-01-01" }, [aRedRecord(), adverse]),
      ).toEqual([]);
  });

  test("R20: beside one under verification all are held, neither given nor lost, 五(六) 六(二)", () => {
    const disputed = aRecord({ verification: underObjection });
    const held = entitledBy({ recognitions: [model], cleanSinceOn: "2020-01-01" }, [aRedRecord(), disputed]);
    expect(held.map(({ state, entitlement }) => [entitlement.kind, state])).toEqual([
      ["red", "held"],
      ["recognition", "held"],
      ["clean-years", "held"],
    ]);
  });

  test("a recognition after the evaluation opens nothing, nor one after today where the evaluation is to come, 二(四)", () => {
    const openOn = (recognizedOn: string, evaluatedOn: string) =>
      entitlements(aStanding({ recognitions: [{ ...model, recognizedOn }] }), [], {
        ...ruleContextOf(),
        evaluatedOn: parseCalendarDate(evaluatedOn),
      }).length;
    expect(openOn("2026-11-10", "2026-11-10")).toBe(1);
    expect(openOn("2026-11-11", "2026-11-10")).toBe(0);
    expect(openOn("2026-11-24", "2026-12-01")).toBe(1);
    expect(openOn("2026-11-25", "2026-12-01")).toBe(0);
  });

  test("a recognition counts from its day through its last one", () => {
    expect(entitledBy({ recognitions: [{ ...model, recognizedOn: "2026-11-25" }] })).toEqual([]);
    expect(entitledBy({ recognitions: [{ ...model, recognizedOn: "2026-11-24" }] })).toHaveLength(1);
    const ending = (lastOn: string) => ({ ...model, term: { kind: "until", lastOn } as const });
    expect(entitledBy({ recognitions: [ending("2026-11-23")] })).toEqual([]);
    expect(entitledBy({ recognitions: [ending("2026-11-24")] })).toHaveLength(1);
  });

  test("R2: a black record that has ended bars the recognition no longer", () => {
    const over = aRecord({ term: { kind: "until", lastOn: "2026-11-23" } });
    expect(entitledBy({ recognitions: [model] }, [over])).toHaveLength(1);
  });

  test("R21: one whom the platform does not know is entitled to nothing", () => {
    expect(entitlements(anUnknownStanding(), [], ruleContextOf())).toEqual([]);
  });
});
