import { describe, expect, test } from "vitest";
import { noticesOf } from "../../src/decision/notice";
import {
  aConstraint,
  allSources,
  aRecord,
  aRedRecord,
  aStanding,
  aWatchRecord,
  company,
  decideOn,
  factsOf,
  parent,
  person,
  relatedBy,
  theCatalogue,
  underObjection,
} from "./fixtures";

const provider = { name: "某信息提供单位" };

describe("R27: whoever bears a constraint is told of it, 五(六)", () => {
  test("a black record gives one notice with grounds, authority and every way to answer", () => {
    const facts = factsOf(aStanding({ records: [aRecord({ provider })] }));
    const [notice, ...others] = noticesOf(decideOn(facts));
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      subject: company,
      measureId: "strict-review",
      title: "从严审核行政许可审批项目",
      clause: "三(二)",
      bases: [{ documentNumber: "泉政文〔2018〕51号" }],
      grounds: [
        {
          recordId: "b1",
          field: "工程质量",
          listedOn: "2026-01-05",
          bases: [{ title: "行政处罚决定书", documentNumber: "泉建罚〔2026〕1号" }],
        },
      ],
      authorities: ["市住建局"],
    });
    expect(notice?.remedies.map(({ kind, clause }) => `${kind} ${clause}`)).toEqual([
      "objection 五(六)",
      "repair 五(五)",
      "repair 六(一)",
      "administrative-review 五(六)",
      "lawsuit 五(六)",
    ]);
    for (const { clause, zh, en } of notice?.remedies ?? []) {
      expect(zh.endsWith(`。（${clause}）`)).toBe(true);
      expect(en.endsWith(`. (${clause})`)).toBe(true);
    }
    expect(JSON.stringify(notice)).not.toContain(provider.name);
  });

  test("the subject of a watch record is told, without the way off the black list, 四(四)", () => {
    const [notice] = noticesOf(decideOn(factsOf(aStanding({ records: [aWatchRecord()] }))));
    expect(notice?.measureId).toBe("watch-attention");
    expect(notice?.remedies.map(({ kind }) => kind)).toEqual([
      "objection",
      "repair",
      "administrative-review",
      "lawsuit",
    ]);
  });

  test("one black record among watch ones is enough to be told the way off the black list, 六(一)", () => {
    const measures = [aConstraint({ lists: ["black", "watch"] })];
    const facts = factsOf(aStanding({ records: [aWatchRecord(), aRecord()] }));
    const notices = noticesOf(decideOn(facts, { catalogue: theCatalogue({ measures }) }));
    const own = notices.find(({ measureId }) => measureId === "own-constraint");
    expect(own?.grounds.map(({ recordId }) => recordId)).toEqual(["w1", "b1"]);
    expect(own?.remedies.map(({ clause }) => clause)).toContain("六(一)");
  });

  test("several records are several grounds, and their authority is named once, 五(六)", () => {
    const records = [aRecord(), aRecord({ recordId: "b2" })];
    const [notice] = noticesOf(decideOn(factsOf(aStanding({ records }))));
    expect(notice?.grounds.map(({ recordId }) => recordId)).toEqual(["b1", "b2"]);
    expect(notice?.authorities).toEqual(["市住建局"]);
  });

  test("a parent's record that bears is told to the parent, whose record it is, and to the branch, which bears it, R27 二(四)", () => {
    const records = [aRecord({ subject: parent })];
    const related = [relatedBy({ kind: "parent" }, aStanding({ subject: parent, records }))];
    const notices = noticesOf(decideOn(factsOf(aStanding(), { related })));
    expect(notices.map(({ subject, grounds }) => [subject, grounds.length])).toEqual([
      [parent, 1],
      [company, 1],
    ]);
  });
});

describe("what is not carried out is not told as if it were, 五(六)", () => {
  test("a suspended constraint gives no notice, and a suspended record is no ground", () => {
    const disputed = aRecord({ recordId: "b2", verification: underObjection });
    expect(noticesOf(decideOn(factsOf(aStanding({ records: [disputed] }))))).toEqual([]);
    const [notice] = noticesOf(decideOn(factsOf(aStanding({ records: [aRecord(), disputed] }))));
    expect(notice?.grounds.map(({ recordId }) => recordId)).toEqual(["b1"]);
  });

  test("a person's record that is only shown gives none, 三(六)", () => {
    const records = [aRecord({ subject: person, listedAs: "principal" })];
    const related = [
      relatedBy({ kind: "responsible-person", role: "principal" }, aStanding({ subject: person, records })),
    ];
    const decision = decideOn(factsOf(aStanding(), { related }), { matterType: "market-entry" });
    expect(decision.measures.length).toBeGreaterThan(0);
    expect(noticesOf(decision)).toEqual([]);
  });

  test("others' measures give none, 五(一)", () => {
    const measures = [aConstraint({ executedBy: "market" })];
    const facts = factsOf(aStanding({ records: [aRecord()] }));
    const notices = noticesOf(decideOn(facts, { catalogue: theCatalogue({ measures }) }));
    expect(notices.map(({ measureId }) => measureId)).toEqual(["strict-review"]);
  });

  test("an incentive gives none, 二(二)", () => {
    expect(noticesOf(decideOn(factsOf(aStanding({ records: [aRedRecord()] }))))).toEqual([]);
  });

  test("while anything is not established there is none, whatever was found, 五(三)", () => {
    const decision = decideOn(factsOf(aStanding({ records: [aRecord()], sources: [allSources[0]] })));
    expect(decision).toMatchObject({ outcome: "undetermined", obligations: [{ kind: "carry-out" }] });
    expect(noticesOf(decision)).toEqual([]);
  });

  test("where the subject's own evidence was erased the parent is told, and nobody else, 六(三)", () => {
    const records = [aRecord({ subject: parent })];
    const related = [relatedBy({ kind: "parent" }, aStanding({ subject: parent, records }))];
    const decision = decideOn(factsOf(aStanding(), { related }));
    const evidence = decision.evidence.filter(({ relation }) => relation !== undefined);
    expect(noticesOf({ ...decision, evidence }).map(({ subject }) => subject)).toEqual([parent]);
  });

  test("a record that was erased after the decision is no ground any more, 六(三)", () => {
    const decision = decideOn(factsOf(aStanding({ records: [aRecord()] })));
    const evidence = decision.evidence.map((entry) =>
      entry.found.kind === "standing" ? { ...entry, found: { ...entry.found, records: [] } } : entry,
    );
    expect(noticesOf({ ...decision, evidence })).toMatchObject([{ grounds: [], authorities: [] }]);
    expect(noticesOf({ ...decision, evidence: [] })).toEqual([]);
  });
});
