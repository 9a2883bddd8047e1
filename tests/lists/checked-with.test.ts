import { expect, test } from "vitest";
import { isCheckedWith } from "../../src/lists/checked-with";
import { subjectTypeSchema } from "../../src/lists/standing";

test("R29: a branch is checked with its parent, an individual business with its operator, nobody else, 二(四) 三(二)", () => {
  const typesWith = (kind: "parent" | "operator") =>
    subjectTypeSchema.options.filter((subjectType) => isCheckedWith(subjectType, kind));
  expect(typesWith("parent")).toEqual(["branch"]);
  expect(typesWith("operator")).toEqual(["individual-business"]);
});
