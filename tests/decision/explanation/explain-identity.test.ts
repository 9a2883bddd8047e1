import { expect, test } from "vitest";
import { explainIdentity } from "../../../src/decision/explanation/explain-identity";
import {
  anUnknownStanding,
  aRecord,
  aStanding,
  decideOn,
  factsOf,
  failedFacts,
  person,
  relatedBy,
} from "../fixtures";

test("a subject the platform does not know is to be verified and asked for at the national platform, 五(三)", () => {
  expect(explainIdentity(decideOn(factsOf(anUnknownStanding())))).toEqual([
    {
      clause: "五(三)",
      zh: "平台完整答复：不认识被查主体。这不等于无记录：请核实身份并到国家平台查询，其间不适用激励。（五(三)）",
      en: "The platform completely answers that it does not know the subject checked. That is no finding of no record: verify the identity and ask the national platform; no incentive applies meanwhile. (五(三))",
    },
  ]);
});

test("another name is to be verified beside a stop and softens nothing, 三(三)", () => {
  const records = [aRecord({ field: { id: "tax", title: "纳税" } })];
  const facts = factsOf(aStanding({ records }), { name: "另一家公司" });
  const decision = decideOn(facts, { matterType: "government-procurement" });
  const [only, ...others] = explainIdentity(decision);
  expect(decision.outcome).toBe("stop");
  expect(only?.clause).toBe("三(三)");
  expect(only?.zh).toContain("就被查主体给出的名称与平台所载的现用名、曾用名均不一致");
  expect(only?.zh).not.toContain("另一家公司");
  expect(others).toEqual([]);
});

test("a responsible person's is said with the role and the masked code, 三(六)", () => {
  const standing = aStanding({ subject: person, subjectType: "natural-person", name: "张三" });
  const tied = relatedBy({ kind: "responsible-person", role: "director" }, standing);
  const related = [{ ...tied, subject: { ...person, name: "李四" } }];
  const [only] = explainIdentity(decideOn(factsOf(aStanding(), { related })));
  expect(only?.zh).toContain("就董事（居民身份证号码 11***************X）给出的名称");
  expect(only?.zh).not.toMatch(/张三|李四/);
});

test("carrying out a measure is no doubt about the identity, 三(二)", () => {
  expect(explainIdentity(decideOn(factsOf(aStanding({ records: [aRecord()] }))))).toEqual([]);
});

test("where nobody is obliged, nothing is asked, 五(三)", () => {
  expect(explainIdentity(decideOn(factsOf(aStanding())))).toEqual([]);
  expect(explainIdentity(decideOn(failedFacts))).toEqual([]);
});
