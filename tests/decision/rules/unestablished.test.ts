import { describe, expect, test } from "vitest";
import { missingLink } from "../../../src/decision/rules/missing-link";
import { unestablished } from "../../../src/decision/rules/unestablished";
import type { Standing } from "../../../src/lists/standing";
import { allSources, anUnknownStanding, aStanding, failedFacts, parent, person } from "../fixtures";

const codeOf = (standing: Standing) => unestablished({ kind: "found", standing })?.code;
const [red, black, watch] = allSources;
const parentLink = { kind: "parent", subject: parent, name: "总公司" } as const;
const operatorLink = { kind: "operator", subject: person, name: "某某" } as const;

describe("what was established, 五(三)", () => {
  test("R21: a failed lookup is no empty standing, and says why and until when", () => {
    expect(unestablished(failedFacts.finding)).toEqual({
      code: "platform-unreachable",
      retryAt: "2026-11-24T09:05:00+08:00",
    });
  });

  test("R21: a source that did not answer leaves it open", () => {
    expect(codeOf(aStanding({ sources: [red, black, { ...watch, state: "missing" }] }))).toBe(
      "source-missing",
    );
  });

  test("R21: an answer that leaves out a list is incomplete", () => {
    for (const sources of [[red, black], [red, watch], [black, watch], []])
      expect(codeOf(aStanding({ sources }))).toBe("answer-incomplete");
  });

  test("R21: sources may speak for several lists; together they must speak for all", () => {
    const one = { id: "all", title: "全部", lists: ["red", "black", "watch"], state: "answered" } as const;
    expect(codeOf(aStanding({ sources: [one] }))).toBeUndefined();
    expect(codeOf(aStanding())).toBeUndefined();
  });

  test("R21: not to know the subject is an answer if it is complete, and none if it is not", () => {
    expect(codeOf(anUnknownStanding())).toBeUndefined();
    expect(codeOf(anUnknownStanding({ sources: [red] }))).toBe("answer-incomplete");
  });

  test("R10: a watch list that is withheld from who asks leaves nothing open, and one that is missing does, 四(四)", () => {
    const withheld = { ...watch, state: "withheld" } as const;
    expect(codeOf(aStanding({ sources: [red, black, withheld] }))).toBeUndefined();
    expect(codeOf(anUnknownStanding({ sources: [red, black, withheld] }))).toBeUndefined();
    for (const sources of [[withheld], [red, withheld], [black, withheld]])
      expect(codeOf(aStanding({ sources }))).toBe("answer-incomplete");
    expect(codeOf(aStanding({ sources: [red, { ...black, state: "missing" }, withheld] }))).toBe(
      "source-missing",
    );
    expect(codeOf(aStanding({ sources: [red, black, withheld, { ...watch, state: "missing" }] }))).toBe(
      "source-missing",
    );
  });

  test("R29: a branch is checked with its parent, an individual business with its operator", () => {
    expect(codeOf(aStanding({ subjectType: "branch" }))).toBe("answer-incomplete");
    expect(codeOf(aStanding({ subjectType: "branch", links: [parentLink] }))).toBeUndefined();
    expect(codeOf(aStanding({ subjectType: "individual-business", links: [parentLink] }))).toBe(
      "answer-incomplete",
    );
    expect(codeOf(aStanding({ subjectType: "individual-business", links: [operatorLink] }))).toBeUndefined();
  });

  test("R29: others need no link, and of an unknown subject none is asked", () => {
    for (const subjectType of ["legal-person", "unincorporated-organization", "natural-person"] as const)
      expect(missingLink(aStanding({ subjectType }))).toBeUndefined();
    expect(missingLink(anUnknownStanding())).toBeUndefined();
  });
});
