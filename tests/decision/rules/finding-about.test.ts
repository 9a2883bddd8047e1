import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decision/decide";
import { findingAbout } from "../../../src/decision/rules/finding-about";
import {
  anUnknownStanding,
  aRecord,
  aStanding,
  company,
  contextOf,
  factsOf,
  failedFacts,
  matterOf,
  parent,
} from "../fixtures";

describe("R21: what is another subject's, 五(三)", () => {
  const foreign = { code: "answer-mismatched" };

  test("a standing of another subject establishes nothing", () => {
    const finding = { kind: "found", standing: aStanding({ subject: parent }) } as const;
    expect(findingAbout(company, finding)).toEqual({ kind: "failed", reason: foreign });
    expect(findingAbout(parent, finding)).toBe(finding);
  });

  test("nor does one in which a single record is another's, even under another kind of the same code", () => {
    for (const subject of [parent, { kind: "organization-code", code: company.code } as const]) {
      const standing = aStanding({ records: [aRecord(), aRecord({ recordId: "b2", subject })] });
      expect(findingAbout(company, { kind: "found", standing })).toEqual({ kind: "failed", reason: foreign });
    }
  });

  test("a subject that is not known, and a failed lookup, stay what they are", () => {
    const unknown = { kind: "found", standing: anUnknownStanding() } as const;
    expect(findingAbout(company, unknown)).toBe(unknown);
    expect(findingAbout(company, failedFacts.finding)).toBe(failedFacts.finding);
  });

  test("its records are not shown as this one's", () => {
    const standing = aStanding({ records: [aRecord({ subject: parent })] });
    const decision = decide(factsOf(standing), matterOf("administrative-license"), contextOf());
    expect(decision).toMatchObject({
      outcome: "undetermined",
      reason: foreign,
      measures: [],
      inconsistencies: [],
    });
  });
});
