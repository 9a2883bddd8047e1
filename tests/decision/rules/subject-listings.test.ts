import { describe, expect, test } from "vitest";
import { adverseListings, subjectListings } from "../../../src/decision/rules/subject-listings";
import { parseCalendarDate } from "../../../src/time/calendar-date";
import {
  anUnknownStanding,
  aRecord,
  aRedRecord,
  aStanding,
  aWatchRecord,
  constraintsOf,
  decideOn,
  factsOf,
  inconsistencyKinds,
  ownConstraints,
  ownIncentives,
  recognition,
  theCatalogue,
  underObjection,
} from "../fixtures";
import { listingsOf, ruleContextOf } from "./rule-context";

const evaluatedOn = parseCalendarDate("2026-11-10");
const late = aRecord({ listedOn: "2026-11-11" });

describe("the records of a subject on the day", () => {
  test("R6: each stands as it is that day, with what its verification says", () => {
    const disputed = aRecord({ verification: underObjection });
    expect(listingsOf([disputed, aRedRecord({ listedOn: "2026-11-25" })])).toMatchObject([
      {
        recordId: "b1",
        status: { kind: "in-force" },
        suspended: true,
        verificationDue: { on: "2026-11-30", horizon: "known", term: "running" },
        afterEvaluation: false,
      },
      { recordId: "r1", status: { kind: "not-yet" }, suspended: false, afterEvaluation: false },
    ]);
  });

  test("R4: a record that nobody disputes says nothing of a term, in the evidence too, 五(六)", () => {
    const [listing] = listingsOf([aRecord()]);
    expect(listing).not.toHaveProperty("verificationDue");
    const [own] = decideOn(factsOf(aStanding({ records: [aRecord()] }))).evidence;
    expect(own?.found).toMatchObject({ records: [{ recordId: "b1" }] });
    expect(own).not.toHaveProperty("found.records.0.verificationDue");
    expect(own).not.toHaveProperty("relation");
  });

  test("R21: an unknown subject has none", () => {
    expect(subjectListings(anUnknownStanding(), ruleContextOf())).toEqual([]);
  });

  test("R5: black and watch records count unless listed by mistake, not yet, or after the evaluation", () => {
    const context = { ...ruleContextOf(), evaluatedOn };
    const listings = listingsOf(
      [
        aRecord({ recordId: "b2" }),
        aWatchRecord({ term: { kind: "until", lastOn: "2026-10-01" } }),
        aRedRecord(),
        aRecord({ recordId: "b3", status: { kind: "exited", way: "mis-listed", on: "2026-11-24" } }),
        aRecord({ recordId: "b4", listedOn: "2026-11-25" }),
      ],
      context,
    );
    expect(adverseListings(listings).map(({ recordId }) => recordId)).toEqual(["b2", "w1"]);
    expect(adverseListings(listingsOf([late], context))).toEqual([]);
  });
});

describe("the watch record that follows a black one under verification, 五(六)", () => {
  const expired = aRecord({ term: { kind: "until", lastOn: "2026-11-23" }, verification: underObjection });
  const followsFrom = { recordId: "b1", exitWay: "expired" } as const;
  const follower = aWatchRecord({ listedOn: "2026-11-24", followsFrom });
  const constrained = theCatalogue({ parameters: { watchAfterExit: "constrained" } });

  test("R3: is suspended with it, by when that is due, so that expiry does not end the dispute", () => {
    const decision = decideOn(factsOf(aStanding({ records: [expired, follower] })), {
      catalogue: constrained,
    });
    expect(decision.outcome).toBe("proceed");
    expect(constraintsOf(decision)).toMatchObject([
      { state: "suspended", because: [{ recordId: "w1", suspended: true }] },
    ]);
    expect(decision.evidence[0]?.found).toMatchObject({
      records: [
        { recordId: "b1", suspended: true },
        { recordId: "w1", suspended: true, verificationDue: { on: "2026-11-30", term: "running" } },
      ],
    });
  });

  test("R3: binds again once the black one is found right", () => {
    const verification = { kind: "rejected", closedOn: "2026-11-24" } as const;
    const records = [{ ...expired, verification }, follower];
    expect(decideOn(factsOf(aStanding({ records })), { catalogue: constrained }).outcome).toBe("review");
  });

  test("R20: holds the incentives of red record, recognition and clean years, and is no contradiction, 二(二)", () => {
    for (const over of [
      { records: [aRedRecord(), expired, follower] },
      { records: [expired, follower], recognitions: [recognition] },
      { records: [expired, follower], cleanSinceOn: "2020-01-01" },
    ]) {
      const decision = decideOn(factsOf(aStanding(over)));
      expect(decision.outcome).toBe("proceed");
      expect(new Set(ownIncentives(decision).map(({ state }) => state))).toEqual(new Set(["held"]));
      expect(decision.inconsistencies).toEqual([]);
    }
  });
});

describe("the standing at the evaluation, 二(四)", () => {
  const procurement = { matterType: "government-procurement", evaluatedOn };
  const facts = (...records: readonly ReturnType<typeof aRecord>[]) => factsOf(aStanding({ records }));

  test("in procurement a later listing is shown and not applied backwards", () => {
    const decision = decideOn(facts(late, aRedRecord()), procurement);
    expect(decision.outcome).toBe("proceed");
    expect(ownConstraints(decision)).toEqual([]);
    expect(ownIncentives(decision).map(({ state }) => state)).toEqual(["available", "available"]);
    expect(decision.inconsistencies).toEqual([]);
    expect(decision.evidence[0]?.found).toMatchObject({
      records: [{ recordId: "b1", afterEvaluation: true }, { afterEvaluation: false }],
    });
  });

  test("what was listed on the day of the evaluation counts", () => {
    expect(decideOn(facts(aRecord({ listedOn: "2026-11-10" })), procurement).outcome).toBe("review");
  });

  test("a later red listing gives nothing either", () => {
    expect(ownIncentives(decideOn(facts(aRedRecord({ listedOn: "2026-11-11" })), procurement))).toEqual([]);
  });

  const until = (lastOn: string) => ({ kind: "until", lastOn }) as const;
  const left = (way: "turned-black" | "standard-changed" | "mis-listed" | "adverse-listed", on: string) =>
    ({ kind: "exited", way, on }) as const;
  test.each([
    [
      "a watch record that has turned black since, 四(四)",
      aWatchRecord({ status: left("turned-black", "2026-11-11") }),
      late,
    ],
    [
      "a black one that expired and was listed anew, 六(一)",
      aRecord({ recordId: "b0", term: until("2026-11-10") }),
      late,
    ],
    [
      "a black one by a standard that changed, and the watch record after it, 六(一)",
      aRecord({ status: left("standard-changed", "2026-11-11") }),
      aWatchRecord({
        listedOn: "2026-11-11",
        followsFrom: { recordId: "b1", exitWay: "standard-changed" },
      }),
    ],
  ])("whoever was on an adverse list then is not cleared by what came of it: %s", (_, then, now) => {
    const decision = decideOn(facts(then, now), procurement);
    expect(decision.outcome).toBe("review");
    expect(decision.evidence[0]?.found).toMatchObject({
      records: [{ afterEvaluation: false }, { recordId: now.recordId, afterEvaluation: false }],
    });
  });

  test.each([
    ["ended before it, 六(一)", aRecord({ recordId: "b0", term: until("2026-11-09") })],
    ["was listed by mistake, 六(三)", aRecord({ recordId: "b0", status: left("mis-listed", "2026-11-20") })],
    ["is a red one, 六(二)", aRedRecord()],
  ])("a later listing stays shown beside a record that %s", (_, then) => {
    expect(decideOn(facts(then, late), procurement).outcome).toBe("proceed");
  });

  test("a red record that left for the later listing is not ended backwards while its term runs, 六(二)", () => {
    const red = (on: string, over = {}) => aRedRecord({ status: left("adverse-listed", on), ...over });
    const statesOf = (...records: readonly ReturnType<typeof aRecord>[]) =>
      ownIncentives(decideOn(facts(...records), procurement)).map(({ state }) => state);
    expect(statesOf(red("2026-11-11"), late)).toEqual(["available", "available"]);
    expect(statesOf(red("2026-11-10"), late)).toEqual([]);
    expect(statesOf(red("2026-11-11", { term: until("2026-11-23") }), late)).toEqual([]);
    expect(statesOf(red("2026-11-12", { listedOn: "2026-11-11" }), late)).toEqual([]);
    const misused = { kind: "exited", way: "incentive-misused", on: "2026-11-11" } as const;
    expect(statesOf(aRedRecord({ status: misused }), late)).toEqual([]);
    expect(
      statesOf(red("2026-11-11"), aRecord({ term: until("2026-11-10") }), { ...late, recordId: "b2" }),
    ).toEqual([]);
    expect(ownIncentives(decideOn(facts(red("2026-11-11"), late)))).toEqual([]);
  });

  test("a red record that came after it and left is shown as it stands, 六(二)", () => {
    const red = aRedRecord({ listedOn: "2026-11-11", status: left("adverse-listed", "2026-11-12") });
    expect(decideOn(facts(red, late), procurement).evidence[0]?.found).toMatchObject({
      records: [{ afterEvaluation: true, status: { kind: "ended", way: "adverse-listed" } }, {}],
    });
  });

  test("that the listing for which it left is not there is reported all the same, 六(二)", () => {
    const red = aRedRecord({ status: left("adverse-listed", "2026-11-11") });
    expect(inconsistencyKinds(decideOn(facts(red), procurement))).toEqual(["adverse-record-missing"]);
    expect(inconsistencyKinds(decideOn(facts(red, late), procurement))).toEqual([]);
  });

  test("in other matters, and without an evaluation, it binds", () => {
    expect(decideOn(facts(late), { evaluatedOn }).outcome).toBe("review");
    expect(decideOn(facts(late), { matterType: "government-procurement" }).outcome).toBe("review");
  });
});
