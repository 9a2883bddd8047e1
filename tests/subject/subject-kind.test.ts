import { describe, expect, it } from "vitest";
import { isSubjectKind, subjectKinds, subjectKindTable } from "../../src/subject/subject-kind";

describe("subjectKindTable", () => {
  it("has a row for every kind, in the same order", () => {
    expect(Object.keys(subjectKindTable)).toEqual([...subjectKinds]);
  });
});

describe("isSubjectKind", () => {
  it("knows the kinds of the table", () => {
    expect(subjectKinds.every(isSubjectKind)).toBe(true);
  });

  it.each(["USCC", "", "constructor", "__proto__", "toString", undefined, null, 3, ["uscc"]])(
    "%o is no kind",
    (value) => {
      expect(isSubjectKind(value)).toBe(false);
    },
  );
});
