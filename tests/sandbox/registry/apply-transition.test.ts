import { describe, expect, it } from "vitest";
import {
  type RefusalCode,
  refusalCodeSchema,
  type Transition,
  transitionSchema,
} from "../../../src/contract/transition";
import { newRecordIdsOf, subjectsOf } from "../../../src/sandbox/registry/apply-transition";
import {
  aDesk,
  company,
  type Desk,
  otherCompany,
  otherDepartment,
  person,
  toldBy,
  unknownCompany,
  verify,
} from "./desk";

const black = { recordId: "B-1" };
const until = (lastOn: string) => ({ term: { kind: "until", lastOn } });

function aListed(): Desk {
  const desk = aDesk();
  desk.must("list-black", black);
  return desk;
}

function aDoubted(): Desk {
  const desk = aListed();
  desk.must("doubt", { ...black, officerId: "officer-1" });
  return desk;
}

/** Knows what was sent before, which a transition by itself does not. */
type StoreCode = "transition-conflicting";

const refusals: Readonly<Record<Exclude<RefusalCode, StoreCode>, () => [Desk, string]>> = {
  "subject-unknown": () => said(aDesk(), "list-red", { ...black, subject: unknownCompany }),
  "record-unknown": () => said(aDesk(), "repair", black),
  "record-duplicate": () => said(aListed(), "list-black", black),
  "record-ended": () => {
    const desk = aListed();
    desk.must("repair", black);
    return said(desk, "extend", { ...black, ...until("2027-12-31") });
  },
  "department-foreign": () => said(aListed(), "repair", { ...black, by: otherDepartment }),
  "list-foreign": () => said(aListed(), "report-misuse", black),
  "list-conflicting": () => said(aListed(), "list-red", { recordId: "R-1" }),
  "term-malformed": () => said(aListed(), "extend", { ...black, ...until("2026-03-31") }),
  "date-malformed": () => said(aDesk(), "list-red", { ...black, listedOn: "2026-03-03" }),
  "misuse-unreported": () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1" });
    return said(desk, "remove-misused", { recordId: "R-1" });
  },
  "verification-open": () => {
    const desk = aListed();
    verify(desk, "B-1");
    return said(desk, "repair", black);
  },
  "verification-absent": () => said(aListed(), "reject", black),
  "provider-told": () => {
    const desk = aListed();
    verify(desk, "B-1");
    return said(desk, "tell-provider", black);
  },
  "provider-untold": () => {
    const desk = aListed();
    desk.must("object", { ...black, grounds: "objection" });
    return said(desk, "uphold", black);
  },
  "doubt-unconfirmed": () => said(aDoubted(), "tell-provider", black),
  "officer-repeated": () => said(aDoubted(), "confirm-doubt", { ...black, officerId: "officer-1" }),
  "result-absent": () => said(aListed(), "tell-subject", black),
  "amendment-malformed": () => said(aListed(), "amend", { ...black, amendment: {} }),
};

/** With the files as they were left before the last act. */
function said(desk: Desk, ...act: Parameters<Desk["said"]>): [Desk, string] {
  const before = JSON.stringify([company, otherCompany, person].map((subject) => desk.file(subject)));
  const code = desk.said(...act);
  expect(JSON.stringify([company, otherCompany, person].map((subject) => desk.file(subject)))).toBe(before);
  return [desk, code];
}

describe("a refusal", () => {
  it.each(Object.entries(refusals))("can be %s, and changes nothing", (code, refuse) => {
    expect(refuse()[1]).toBe(code);
  });

  it("has no code that no transition is refused with, but the one of what was sent before", () => {
    const storeCodes: readonly StoreCode[] = ["transition-conflicting"];
    expect([...Object.keys(refusals), ...storeCodes].sort()).toEqual([...refusalCodeSchema.options].sort());
  });
});

describe("a transition", () => {
  it("does not write to what it is applied to, whatever becomes of it", () => {
    // The desk freezes files and moment through and through: whoever wrote to them would throw.
    const desk = aDesk();
    const principal = [{ subject: person, role: "principal", recordId: "B-1-A" }];
    desk.must("list-red", { recordId: "R-1" });
    const [red, before] = [desk.file(company), JSON.stringify(desk.file(company))];
    desk.must("list-black", { ...black, responsiblePersons: principal, ...until("2026-06-30") });
    desk.must("extend", { ...black, ...until("2026-12-31") });
    verify(desk, "B-1");
    desk.must("correct", { ...black, amendment: { severity: "minor" } });
    desk.must("repair", { recordId: "B-1-A" });
    verify(desk, "B-1");
    desk.must("uphold", black);
    expect(Object.isFrozen(red.held)).toBe(true);
    expect(JSON.stringify(red)).toBe(before);
  });

  it("comes after what the calendar has done, which is told of first, 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { ...black, ...until("2026-03-31") });
    desk.passUntil("2026-04-01");
    expect(desk.said("list-red", { recordId: "R-1" })).toBe("list-conflicting");
    expect(desk.status("B-1")).toBe("listed");
    const result = desk.must("list-watch", { recordId: "W-1" });
    expect(toldBy(result)).toEqual(["exited B-1", "listed B-1:watch", "listed W-1"]);
  });

  it("needs no more files than those of its subjects, whatever the calendar ends in them, 三(六) 六(一)", () => {
    const desk = aDesk();
    const principal = [{ subject: person, role: "principal", recordId: "B-1-A" }];
    desk.must("list-black", { ...black, responsiblePersons: principal, ...until("2026-03-31") });
    desk.passUntil("2026-04-01");
    // The first has only the organization's file before it, the second only the person's.
    desk.must("list-watch", { recordId: "W-1" });
    desk.must("list-watch", { recordId: "W-2", subject: person });
    expect([desk.status("B-1"), desk.status("B-1-A")]).toEqual(["expired 2026-04-01", "expired 2026-04-01"]);
  });

  it("says whose files it may touch, and which records it makes, those that will follow too", () => {
    const listing = transition("list-black", {
      recordId: "B-1",
      responsiblePersons: [{ subject: person, role: "principal", recordId: "B-1-A" }],
    });
    expect(subjectsOf(listing, undefined)).toEqual([company, person]);
    expect(newRecordIdsOf(listing)).toEqual(["B-1", "B-1:watch", "B-1-A", "B-1-A:watch"]);
    expect(newRecordIdsOf(transition("turn-black", { recordId: "W-1", blackRecordId: "B-1" }))).toEqual([
      "B-1",
      "B-1:watch",
    ]);
    expect(newRecordIdsOf(transition("list-red", { recordId: "R-1" }))).toEqual(["R-1"]);
    expect(newRecordIdsOf(transition("repair", { recordId: "B-1" }))).toEqual([]);
  });
});

function transition(kind: Transition["kind"], draft: { readonly [field: string]: unknown }): Transition {
  return transitionSchema.parse({
    ...{ transitionId: "T-1", kind, by: otherDepartment, documentNumber: "泉税〔2026〕1号", basis: "第三条" },
    ...{ subject: company, field: { id: "tax", title: "税收" }, scope: "city" },
    ...{ bases: [{ title: "决定书" }], term: { kind: "indefinite" }, watchDays: 30 },
    ...draft,
  });
}
