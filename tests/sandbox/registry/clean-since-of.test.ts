import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanYears } from "../../../src/decision/rules/clean-years";
import { inconsistenciesOf } from "../../../src/decision/rules/inconsistencies";
import { subjectListings } from "../../../src/decision/rules/subject-listings";
import type { Standing } from "../../../src/lists/standing";
import { cleanSinceOf } from "../../../src/sandbox/registry/clean-since-of";
import { parseCalendarDate } from "../../../src/time/calendar-date";
import { anyCase } from "../../decision/arbitraries";
import { ruleContextOf } from "../../decision/rules/rule-context";
import { aDesk, company, verify } from "./desk";

const delivered = parseCalendarDate("2020-01-06");

function sinceOn(desk: ReturnType<typeof aDesk>, date: string): string | undefined {
  return cleanSinceOf({ ...desk.file(company), cleanSinceOn: delivered }, parseCalendarDate(date));
}

describe("since when a subject is clean, 二(二) (R11)", () => {
  it("is as delivered while nothing adverse came on file, and never without a delivery", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1" });
    expect(sinceOn(desk, "2026-03-02")).toBe(delivered);
    expect(cleanSinceOf(desk.file(company), delivered)).toBeUndefined();
  });

  it("is nothing while a black or watch record is in force, and then the day it ended", () => {
    const desk = aDesk();
    desk.must("list-watch", { recordId: "W-1" });
    expect(sinceOn(desk, "2026-12-31")).toBeUndefined();
    desk.sleepUntil("2027-01-01");
    expect(sinceOn(desk, "2027-01-01")).toBe("2026-12-31");
  });

  it("is as delivered again after a repair, 五(五), and after a mis-listing, of which nothing remains, 六(三)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1" });
    desk.must("list-black", { recordId: "B-2" });
    desk.must("repair", { recordId: "B-1" });
    expect(sinceOn(desk, "2026-03-02")).toBeUndefined();
    verify(desk, "B-2");
    desk.must("uphold", { recordId: "B-2" });
    expect(sinceOn(desk, "2026-03-02")).toBe(delivered);
  });

  it("is as delivered while the record is under verification, so that a check holds what hangs on it, 五(六)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1" });
    verify(desk, "B-1");
    expect(sinceOn(desk, "2026-03-02")).toBe(delivered);
  });

  it("is not moved by the watch record that follows one under verification, whose term the calendar ends, 五(六)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1" });
    verify(desk, "B-1");
    desk.sleepUntil("2027-01-10");
    const lists = desk.file(company).held.map(({ record }) => record.list);
    expect(lists).toEqual(["black", "watch"]);
    expect(sinceOn(desk, "2027-01-10")).toBe(delivered);
  });

  it("never contradicts the records, and establishes the same years as what was delivered does beside them", () => {
    let movedCount = 0;
    fc.assert(
      fc.property(anyCase, ({ facts, context }) => {
        if (facts.finding.kind !== "found" || facts.finding.standing.kind === "unknown") return;
        const rules = ruleContextOf(context);
        const { cleanSinceOn, ...rest } = facts.finding.standing;
        const listings = subjectListings(facts.finding.standing, rules);
        const held = rest.records.map((record) => ({ record }));
        const told = cleanSinceOf(cleanSinceOn === undefined ? { held } : { held, cleanSinceOn }, rules.date);
        if (told !== cleanSinceOn) movedCount += 1;
        const after: Standing = told === undefined ? rest : { ...rest, cleanSinceOn: told };
        const before: Standing = facts.finding.standing;
        expect(inconsistenciesOf(after, listings).map(({ kind }) => kind)).not.toContain(
          "clean-since-contradicted",
        );
        expect(cleanYears(after, listings, rules).kind).toBe(cleanYears(before, listings, rules).kind);
      }),
      { numRuns: 2_000 },
    );
    expect(movedCount).toBeGreaterThan(50);
  });
});
