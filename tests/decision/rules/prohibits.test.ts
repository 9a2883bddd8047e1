import { expect, test } from "vitest";
import type { AppliedConstraint } from "../../../src/decision/decision";
import { asksOfficer, prohibits } from "../../../src/decision/rules/prohibits";
import { company, parent } from "../fixtures";

const ban: AppliedConstraint = {
  kind: "constraint",
  measureId: "ban",
  entryId: "ban",
  title: "禁止",
  clause: "三(二)",
  binding: "mandatory",
  effect: "stop",
  bases: [],
  executedBy: "approving-department",
  duty: "own",
  state: "in-force",
  because: [{ recordId: "b1", suspended: false }],
};
const by = (
  kind: "parent" | "responsible-person",
  bearing: "bears" | "shown",
): NonNullable<AppliedConstraint["related"]> => ({
  relation: kind === "parent" ? { kind } : { kind, role: "principal" },
  subject: kind === "parent" ? parent : company,
  bearing,
});

test("R14: what prohibits is mandatory, stops, is in force and one's own, 五(四)", () => {
  expect(prohibits(ban)).toBe(true);
  for (const over of [
    { binding: "recommended" },
    { effect: "review" },
    { state: "suspended" },
    { duty: "information" },
  ] as const)
    expect(prohibits({ ...ban, ...over })).toBe(false);
});

test("R3, R30: what is suspended or another's asks nothing of the officer, 五(六) 五(一)", () => {
  expect(asksOfficer({ ...ban, effect: "review" })).toBe(true);
  expect(asksOfficer({ ...ban, state: "suspended" })).toBe(false);
  expect(asksOfficer({ ...ban, duty: "information" })).toBe(false);
});

test("R16, R29: a parent's record that bears prohibits, a person's asks for review at most, one shown asks nothing", () => {
  expect(prohibits({ ...ban, related: by("parent", "bears") })).toBe(true);
  expect(prohibits({ ...ban, related: by("responsible-person", "bears") })).toBe(false);
  expect(asksOfficer({ ...ban, related: by("responsible-person", "bears") })).toBe(true);
  expect(asksOfficer({ ...ban, related: by("parent", "shown") })).toBe(false);
});
