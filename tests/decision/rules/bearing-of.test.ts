import { expect, test } from "vitest";
import { bearingOf } from "../../../src/decision/rules/bearing-of";
import { theCatalogue } from "../fixtures";

test("R29: a parent's and an operator's record bear as the catalogue's parameters say, whatever the measure says, 三(二)", () => {
  const { parameters } = theCatalogue({ parameters: { operatorRecord: "shown" } });
  expect(bearingOf({ kind: "parent" }, "shown", parameters)).toBe("bears");
  expect(bearingOf({ kind: "operator" }, "bears", parameters)).toBe("shown");
});

test("R16: a responsible person's record bears where the measure says so, and only there, 三(六)", () => {
  const { parameters } = theCatalogue();
  const relation = { kind: "responsible-person", role: "principal" } as const;
  expect(bearingOf(relation, "shown", parameters)).toBe("shown");
  expect(bearingOf(relation, "bears", parameters)).toBe("bears");
});
