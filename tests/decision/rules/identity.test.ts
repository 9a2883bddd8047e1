import { describe, expect, test } from "vitest";
import { identityObligations } from "../../../src/decision/rules/identity";
import type { Standing } from "../../../src/lists/standing";
import { anUnknownStanding, aStanding, company, failedFacts } from "../fixtures";

const named = (name: string | undefined, standing: Standing = aStanding({ formerNames: ["泉州旧名公司"] })) =>
  identityObligations({ ...company, ...(name === undefined ? {} : { name }) }, { kind: "found", standing });

describe("who the subject is, 三(三)", () => {
  test("R21: a complete answer that does not know the subject asks to verify the identity", () => {
    expect(named(undefined, anUnknownStanding())).toEqual([
      { kind: "verify-identity", subject: company, why: "subject-unknown" },
    ]);
  });

  test("a name that is neither the platform's nor a former one asks to verify the identity", () => {
    expect(named("福州某某建设有限公司")).toEqual([
      { kind: "verify-identity", subject: company, why: "name-mismatched" },
    ]);
  });

  test.each(["泉州某某建设有限公司", " 泉州某某 建设有限公司", "泉州旧名公司"])(
    "the platform's name, another spelling of it and a former one do: %s",
    (name) => {
      expect(named(name)).toEqual([]);
    },
  );

  test("without a name none is compared", () => {
    expect(named(undefined)).toEqual([]);
  });

  test("R21: of a failed lookup nothing is said here", () => {
    expect(identityObligations(company, failedFacts.finding)).toEqual([]);
  });
});
