import { describe, expect, test } from "vitest";
import { explainDecision } from "../../../src/decision/explanation/explain-decision";
import { explainWithheld } from "../../../src/decision/explanation/explain-withheld";
import {
  allSources,
  anUnknownStanding,
  aRecord,
  aStanding,
  decideOn,
  factsOf,
  failedFacts,
} from "../fixtures";

const [red, black, watch] = allSources;
const sources = [red, black, { ...watch, state: "withheld" as const }];
const explained = (...facts: Parameters<typeof decideOn>) =>
  explainDecision(decideOn(...facts), "行政许可、审批").map(({ zh }) => zh);

describe("a watch list that was not told, 四(四)", () => {
  test("R10: is said to be untold, once, whatever the outcome", () => {
    const decisions = [
      decideOn(factsOf(aStanding({ sources }))),
      decideOn(factsOf(aStanding({ sources, records: [aRecord()] }))),
      decideOn(factsOf(anUnknownStanding({ sources }))),
    ];
    expect(decisions.map(({ outcome }) => outcome)).toEqual(["proceed", "review", "review"]);
    for (const decision of decisions)
      expect(explainWithheld(decision)).toEqual([
        {
          clause: "四(四)",
          zh: "重点关注名单只供部门共享，平台未向本应用提供：被查主体。以上不包含该名单，也不说明其上有无记录。（四(四)）",
          en: "The watch list is shared among departments only and was not told to this application: the subject checked. Nothing above speaks of it, whether anything is on it or not. (四(四))",
        },
      ]);
    expect(
      explained(factsOf(aStanding({ sources }))).filter((zh) => zh.includes("未向本应用提供")),
    ).toHaveLength(1);
  });

  test("R10: goes unmentioned where it was told, where it is missing, and where nothing was found", () => {
    const missing = [red, black, { ...watch, state: "missing" as const }];
    for (const facts of [factsOf(aStanding()), factsOf(aStanding({ sources: missing })), failedFacts])
      expect(explainWithheld(decideOn(facts))).toEqual([]);
  });
});
