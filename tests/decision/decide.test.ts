import { describe, expect, test } from "vitest";
import { decide } from "../../src/decision/decide";
import {
  allSources,
  anUnknownStanding,
  aRecord,
  aRedRecord,
  aStanding,
  aWatchRecord,
  company,
  contextOf,
  decideOn,
  factsOf,
  failedFacts,
  matterOf,
  ownConstraints,
  ownIncentives,
  parent,
  person,
  relatedBy,
  smallCatalogue,
  theCatalogue,
  underObjection,
} from "./fixtures";

const taxed = { field: { id: "tax", title: "税收" } };
const procurement = { matterType: "government-procurement" };

describe("proceed", () => {
  test("R1: that nothing constrains was established, and the decision shows on what", () => {
    const standing = aStanding();
    expect(decideOn(factsOf(standing))).toEqual({
      outcome: "proceed",
      matterType: "administrative-license",
      incentives: [],
      measures: [],
      evidence: [{ subject: company, found: { kind: "standing", standing, records: [] } }],
      inconsistencies: [],
      derivedFrom: {
        packId: "quanzhou-2018-51",
        packVersion: 1,
        catalogueId: "tests",
        catalogueVersion: 3,
        listVersion: 7,
        asOf: "2026-11-24T09:00:00+08:00",
        decidedOn: "2026-11-24",
      },
    });
  });

  test("carries the incentives, which stand among the measures, too", () => {
    const decision = decideOn(factsOf(aStanding({ records: [aRedRecord()] })));
    expect(decision.outcome).toBe("proceed");
    if (decision.outcome !== "proceed") return;
    expect(decision.incentives.map(({ measureId }) => measureId)).toContain("green-channel");
    expect(decision.measures).toEqual(decision.incentives);
  });

  test("R30: what another department must carry out asks nothing of this one, even a stop", () => {
    const entries = smallCatalogue.entries.map((entry) => ({ ...entry, implementers: ["350500-CZ"] }));
    const catalogue = theCatalogue({ entries });
    const facts = factsOf(aStanding({ records: [aRecord(taxed)] }));
    const decision = decideOn(facts, { ...procurement, catalogue, department: "350500-ZJ" });
    expect(ownConstraints(decision)).toMatchObject([
      { entryId: "procurement-ban", state: "in-force", duty: "information" },
      { entryId: "key-supervision", duty: "own" },
    ]);
    expect(decision).toMatchObject({
      outcome: "review",
      obligations: [{ measure: { entryId: "key-supervision" } }],
    });
    expect(decideOn(facts, { ...procurement, catalogue, department: "350500-CZ" }).outcome).toBe("stop");
    expect(decideOn(facts, { ...procurement, catalogue }).outcome).toBe("stop");
  });
});

describe("review", () => {
  test("R15: strict review is an obligation, never a prohibition, 三(二)", () => {
    const decision = decideOn(factsOf(aStanding({ records: [aRecord()] })));
    expect(decision).toMatchObject({
      outcome: "review",
      obligations: [{ kind: "carry-out", measure: { measureId: "strict-review", effect: "review" } }],
    });
    expect(decision).not.toHaveProperty("prohibitions");
    expect(decision).not.toHaveProperty("incentives");
  });

  test("R13: each measure says whether it is mandatory or the department's choice, 五(四)", () => {
    const facts = factsOf(aStanding({ records: [aRecord()] }));
    const bindingOf = (matterType: string) =>
      ownConstraints(decideOn(facts, { matterType })).map(({ entryId, binding }) => [entryId, binding]);
    expect(bindingOf("fiscal-fund")).toEqual([["fund-limit", "mandatory"]]);
    expect(bindingOf("subsidy")).toEqual([["limit-subsidy", "recommended"]]);
  });

  test("R21: who is not known gets no incentive, the identity is to be verified, 五(三)", () => {
    const decision = decideOn(factsOf(anUnknownStanding()));
    expect(decision).toMatchObject({
      outcome: "review",
      obligations: [{ kind: "verify-identity", subject: company, why: "subject-unknown" }],
      measures: [],
    });
  });

  test("R21: the rule holds for each subject of a check", () => {
    const related = [
      relatedBy({ kind: "parent" }, { ...anUnknownStanding(), subject: parent }),
      {
        ...relatedBy({ kind: "operator" }, aStanding({ subject: person })),
        subject: { ...person, name: "别人" },
      },
    ];
    expect(decideOn(factsOf(aStanding(), { related }))).toMatchObject({
      outcome: "review",
      obligations: [
        { kind: "verify-identity", subject: parent, why: "subject-unknown" },
        { kind: "verify-identity", subject: person, why: "name-mismatched" },
      ],
    });
  });

  test("R20: under review the incentives are held: shown, neither given nor lost", () => {
    const decision = decideOn(factsOf(aStanding({ records: [aRedRecord()] }), { name: "别的公司" }));
    expect(decision.outcome).toBe("review");
    expect(ownIncentives(decision).map(({ state }) => state)).toEqual(["held", "held", "held"]);
  });
});

describe("stop", () => {
  test("R14: what a law makes mandatory and says to refuse forbids it, with its bases, 五(四)", () => {
    const decision = decideOn(factsOf(aStanding({ records: [aRecord(taxed)] })), procurement);
    expect(decision).toMatchObject({
      outcome: "stop",
      obligations: [],
      prohibitions: [
        {
          entryId: "procurement-ban",
          binding: "mandatory",
          effect: "stop",
          bases: [{ rank: "law", title: "某法" }],
          because: [{ recordId: "b1", suspended: false }],
        },
      ],
    });
    expect(decision.measures.every(({ kind }) => kind === "constraint")).toBe(true);
  });

  test("carries all that forbids, and beside it what else must be done", () => {
    const related = [
      relatedBy(
        { kind: "parent" },
        aStanding({
          subject: parent,
          records: [aRecord({ recordId: "b8", subject: parent, ...taxed })],
        }),
      ),
    ];
    const records = [aRecord(taxed), aWatchRecord()];
    const decision = decideOn(factsOf(aStanding({ records }), { related }), procurement);
    expect(decision).toMatchObject({
      outcome: "stop",
      prohibitions: [{ because: [{ recordId: "b1" }] }, { because: [{ recordId: "b8" }] }],
      obligations: [{ kind: "carry-out", measure: { entryId: "watch-attention" } }],
    });
  });

  test("三(三): a doubt about the name does not soften it, the doubt stands beside it", () => {
    const facts = factsOf(aStanding({ records: [aRecord(taxed)] }), { name: "别的公司" });
    expect(decideOn(facts, procurement)).toMatchObject({
      outcome: "stop",
      obligations: [{ kind: "verify-identity", subject: company, why: "name-mismatched" }],
    });
  });

  test("R3: while its only cause is under verification it does not stop, 五(六)", () => {
    const records = [aRecord({ ...taxed, verification: underObjection })];
    const decision = decideOn(factsOf(aStanding({ records })), procurement);
    expect(decision.outcome).toBe("proceed");
    expect(ownConstraints(decision)).toMatchObject([{ entryId: "procurement-ban", state: "suspended" }]);
  });

  test("R15: gives no incentive", () => {
    const records = [aRecord(taxed), aRedRecord()];
    expect(ownIncentives(decideOn(factsOf(aStanding({ records })), procurement))).toEqual([]);
  });
});

describe("undetermined", () => {
  const [red, black, watch] = allSources;
  const partly = [red, black, { ...watch, state: "missing" as const }];

  test("R21: a failed lookup is never 'no record', 五(三)", () => {
    expect(decideOn(failedFacts)).toEqual({
      outcome: "undetermined",
      reason: { code: "platform-unreachable", retryAt: "2026-11-24T09:05:00+08:00" },
      prohibitions: [],
      obligations: [],
      matterType: "administrative-license",
      measures: [],
      evidence: [
        {
          subject: company,
          found: { kind: "nothing", reason: expect.objectContaining({ retryAt: expect.any(String) }) },
        },
      ],
      inconsistencies: [],
      derivedFrom: {
        packId: "quanzhou-2018-51",
        packVersion: 1,
        catalogueId: "tests",
        catalogueVersion: 3,
        decidedOn: "2026-11-24",
      },
    });
  });

  test("comes before stop and review, and shows what was found all the same", () => {
    const decision = decideOn(
      factsOf(aStanding({ records: [aRecord(taxed)], sources: partly })),
      procurement,
    );
    expect(decision).toMatchObject({ outcome: "undetermined", reason: { code: "source-missing" } });
    expect(ownConstraints(decision)).toMatchObject([{ entryId: "procurement-ban", state: "in-force" }]);
    expect(decision).toMatchObject({ prohibitions: [{ entryId: "procurement-ban" }], obligations: [] });
  });

  test("gives no incentive", () => {
    const decision = decideOn(factsOf(aStanding({ records: [aRedRecord()], sources: partly })));
    expect(decision.measures).toEqual([]);
  });

  test("R21: holds for each subject of a check, and the first in order gives the reason", () => {
    const failedParent = {
      relation: { kind: "parent" },
      subject: parent,
      finding: failedFacts.finding,
    } as const;
    expect(decideOn(factsOf(aStanding(), { related: [failedParent] }))).toMatchObject({
      outcome: "undetermined",
      reason: { code: "platform-unreachable" },
    });
    expect(decideOn(factsOf(aStanding({ sources: [] }), { related: [failedParent] }))).toMatchObject({
      reason: { code: "answer-incomplete" },
    });
  });

  test("R29: holds for a branch with another parent than the one that was checked, 二(四)", () => {
    const branch = aStanding({
      subjectType: "branch",
      links: [{ kind: "parent", subject: parent, name: "某某集团" }],
    });
    const checkedWith = (subject: typeof parent | typeof other) =>
      decideOn(factsOf(branch, { related: [relatedBy({ kind: "parent" }, aStanding({ subject }))] }));
    const other = { kind: "uscc", code: "91350500PDY00003XN" } as const;
    expect(checkedWith(parent).outcome).toBe("proceed");
    expect(checkedWith(other)).toMatchObject({
      outcome: "undetermined",
      reason: { code: "answer-incomplete" },
    });
  });

  test("R14: without an active catalogue nothing is established, whatever was found", () => {
    const context = { ...contextOf(), catalogueFailure: { code: "catalogue-missing" } as const };
    expect(decide(failedFacts, matterOf("administrative-license"), context)).toMatchObject({
      outcome: "undetermined",
      reason: { code: "catalogue-missing" },
    });
  });
});

test("R25: the decision names pack, catalogue version, list version and time, and is the same byte for byte", () => {
  const facts = factsOf(aStanding({ records: [aRecord(), aRedRecord()] }));
  expect(JSON.stringify(decideOn(facts))).toBe(JSON.stringify(decideOn(JSON.parse(JSON.stringify(facts)))));
});

test("R25: the decision names the department that checked, where one did, R30", () => {
  expect(decideOn(factsOf(aStanding()), { department: "350500-ZJ" }).derivedFrom.department).toBe(
    "350500-ZJ",
  );
  expect(decideOn(factsOf(aStanding())).derivedFrom).not.toHaveProperty("department");
});

test("R26: a record of the evidence holds no field that the schema does not name, 三(五)", () => {
  const record = aRecord({ ...({ informant: "某某" } as object) });
  expect(JSON.stringify(decideOn(factsOf(aStanding({ records: [record] }))))).not.toContain("informant");
});
