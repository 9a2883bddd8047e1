import { describe, expect, it } from "vitest";
import { isSubjectKind, subjectKinds, subjectKindTable } from "../../src/subject/subject-kind";

describe("subjectKindTable", () => {
  it("has a row for every kind, in the same order", () => {
    expect(Object.keys(subjectKindTable)).toEqual([...subjectKinds]);
  });

  it("names each identifier as the forms print it, and says whose it is, GB 32100-2015 GB 11714-1997 GB 11643-1999", () => {
    expect(subjectKinds.map((kind) => [subjectKindTable[kind].title, subjectKindTable[kind].holder])).toEqual(
      [
        ["统一社会信用代码", "organization"],
        ["组织机构代码", "organization"],
        ["注册号", "organization"],
        ["居民身份证号码", "person"],
        ["护照", "person"],
        ["港澳居民来往内地通行证 (香港)", "person"],
        ["港澳居民来往内地通行证 (澳门)", "person"],
        ["台湾居民来往大陆通行证", "person"],
      ],
    );
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
