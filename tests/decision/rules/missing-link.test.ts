import { expect, test } from "vitest";
import { missingLink } from "../../../src/decision/rules/missing-link";
import { anUnknownStanding, aStanding, company, parent, person } from "../fixtures";

const toParent = { kind: "parent", subject: parent, name: "总公司" } as const;
const toOperator = { kind: "operator", subject: person, name: "某某" } as const;

test("R29: a branch wants its parent and an individual business its operator, somebody else than itself, 三(二)", () => {
  const of = (over: object) => missingLink(aStanding(over));
  expect(of({ subjectType: "branch", links: [] })).toBe("parent");
  expect(of({ subjectType: "branch", links: [toOperator] })).toBe("parent");
  expect(of({ subjectType: "branch", links: [{ ...toParent, subject: company }] })).toBe("parent");
  expect(of({ subjectType: "branch", links: [toParent] })).toBeUndefined();
  expect(of({ subjectType: "individual-business", links: [toParent] })).toBe("operator");
  expect(of({ subjectType: "individual-business", links: [toOperator] })).toBeUndefined();
});

test("R29: whoever stands for itself wants nobody, and of an unknown subject nothing is asked", () => {
  expect(missingLink(aStanding({ subjectType: "legal-person", links: [] }))).toBeUndefined();
  expect(missingLink(anUnknownStanding())).toBeUndefined();
});
