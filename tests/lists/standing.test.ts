import { describe, expect, test } from "vitest";
import { platformStandingSchema } from "../../src/lists/standing";
import { allSources, aRecord, company, recordInput } from "../decision/fixtures";

const known = {
  kind: "known",
  subject: company,
  subjectType: "legal-person",
  name: "泉州某某建设有限公司",
  formerNames: [],
  links: [],
  records: [recordInput],
  recognitions: [],
  sources: allSources,
};
const holds = (over: object): boolean => platformStandingSchema.safeParse({ ...known, ...over }).success;

describe("a standing, as it comes from the platform", () => {
  test("is known with all its records, or not known", () => {
    expect(platformStandingSchema.parse(known)).toEqual({ ...known, records: [aRecord()] });
    const unknown = { kind: "unknown", subject: company, sources: allSources };
    expect(platformStandingSchema.parse(unknown)).toEqual(unknown);
  });

  test("R21: a record that cannot be read makes the whole standing unreadable", () => {
    expect(holds({ records: [recordInput, { ...recordInput, recordId: "b2", list: "grey" }] })).toBe(false);
  });

  test("R21: two records under one id are refused, since causes are named by it", () => {
    expect(holds({ records: [recordInput, recordInput] })).toBe(false);
    expect(holds({ records: [recordInput, { ...recordInput, recordId: "b2" }] })).toBe(true);
  });

  test("R10: the watch list may be withheld, and no other, 四(四)", () => {
    const [red, black, watch] = allSources;
    const withheld = { ...watch, state: "withheld" };
    expect(holds({ sources: [red, black, withheld] })).toBe(true);
    for (const one of [red, black, { ...watch, lists: ["watch", "black"] }])
      expect(holds({ sources: [{ ...one, state: "withheld" }] })).toBe(false);
  });

  test.each<[string, object]>([
    ["records left out", { records: undefined }],
    ["sources left out", { sources: undefined }],
    ["a source that speaks for no list", { sources: [{ ...allSources[0], lists: [] }] }],
    ["a source in an unknown state", { sources: [{ ...allSources[0], state: "stale" }] }],
    ["an unknown type of subject", { subjectType: "robot" }],
    ["an unknown link", { links: [{ kind: "cousin", subject: company, name: "某" }] }],
    [
      "a responsible person without a role",
      { links: [{ kind: "responsible-person", subject: company, name: "某" }] },
    ],
    ["clean since a day that no calendar has", { cleanSinceOn: "2023-02-29" }],
    ["neither known nor unknown", { kind: "maybe" }],
  ])("R21: %s is refused", (_, over) => {
    expect(holds(over)).toBe(false);
  });

  test("R26: fields that the schema does not name are dropped, 三(五)", () => {
    const standing = platformStandingSchema.parse({ ...known, informants: ["举报人某某"] });
    expect(JSON.stringify(standing)).not.toContain("举报人某某");
  });
});
