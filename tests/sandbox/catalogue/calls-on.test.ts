import { describe, expect, test } from "vitest";
import type { CatalogueDocumentInput } from "../../../src/catalogue/catalogue-document";
import { quanzhou201851 } from "../../../src/catalogue/packs/quanzhou-2018-51";
import type { KeptEngagement } from "../../../src/contract/engagement";
import { listedAsSchema } from "../../../src/lists/list-record";
import { type CallsOnGround, callsOn } from "../../../src/sandbox/catalogue/calls-on";
import { demonstrationCatalogue } from "../../../src/sandbox/demonstration-catalogue";
import {
  aRecord,
  aRedRecord,
  aStanding,
  aWatchRecord,
  decideOn,
  factsOf,
  today,
  underObjection,
} from "../../decision/fixtures";

const department = { name: "示例审批部门", code: "350500-ZJ" };
const declared: KeptEngagement = {
  by: department,
  role: "implements",
  measureIds: ["strict-review", "watch-attention", "priority-investment-incentive"],
  documentNumber: "示例〔2026〕10号",
  catalogueVersion: 1,
  declaredAt: "2026-11-24T09:00:00+08:00",
};
const mandatory = {
  entryId: "strict-review-construction",
  measureId: "strict-review",
  lists: ["black"],
  fields: ["construction"],
  traits: [],
  matterTypes: ["administrative-license"],
  binding: "mandatory",
  effect: "review",
  bases: [{ rank: "law", title: "示例法", reading: "unverified" }],
} as const satisfies CatalogueDocumentInput["entries"][number];

const tellsAll: CallsOnGround["isTold"] = () => true;

function bearing(change: Partial<CatalogueDocumentInput> = {}, engagements = [declared], isTold = tellsAll) {
  const text = JSON.stringify({ ...demonstrationCatalogue, entries: [], ...change });
  return callsOn({ pack: quanzhou201851, text, engagements, department, date: today, isTold });
}

const bindingsOf = (change: Partial<CatalogueDocumentInput>, record = aRecord()) =>
  bearing(change)?.(record, [record]).map(({ measureId, binding }) => [measureId, binding]);
const following = (exitWay: "repaired" | "expired" | "standard-changed") =>
  aWatchRecord({ followsFrom: { recordId: "b1", exitWay } });
const verified = (verification: NonNullable<Parameters<typeof aRecord>[0]>["verification"]) =>
  aRecord({ verification });
const doubt = (confirmation: "pending" | "confirmed") =>
  verified({ kind: "under-verification", grounds: { kind: "doubt", confirmation } });
const disputedRed = aRedRecord({ verification: underObjection });

describe("a listing calls on a department", () => {
  test.each([
    ["a black record in force, 三(二)", aRecord(), ["strict-review"]],
    ["a watch record in force, 四(四)", aWatchRecord(), ["watch-attention"]],
    ["a red record, for its incentives, 二(二)", aRedRecord(), ["priority-investment-incentive"]],
    ["one that is not yet in force", aRecord({ listedOn: "2026-11-25" }), []],
    ["one that is over, 六(一)", aRecord({ term: { kind: "until", lastOn: "2026-11-23" } }), []],
    ["one that was repaired", aRecord({ status: { kind: "exited", way: "repaired", on: "2026-11-23" } }), []],
    ["the subject's objection, R3 五(六)", verified(underObjection), []],
    ["a doubt that one officer has alone, R3 五(六)", doubt("pending"), ["strict-review"]],
    ["a doubt that a second officer confirmed, R3 五(六)", doubt("confirmed"), []],
    ["an objection to a red record, R19 五(六)", disputedRed, ["priority-investment-incentive"]],
    ["the watch after a repair, R9 五(五)", following("repaired"), []],
    ["the watch after an expiry, R9 五(五)", following("expired"), []],
    ["the watch after a change of standard, R9", following("standard-changed"), ["watch-attention"]],
  ] as const)("%s", (_, record, measureIds) => {
    expect(bearing()?.(record, [record]).map(({ measureId }) => measureId)).toEqual(measureIds);
  });

  test.each([
    ["a black record in force", aRecord()],
    ["a watch record in force", aWatchRecord()],
    ["one that has ended since", aRecord({ term: { kind: "until", lastOn: "2026-11-23" } })],
    ["a disputed one, which holds it, R20", verified(underObjection)],
  ] as const)("no red record for its incentives beside %s, R2 六(二)", (_, record) => {
    expect(bearing()?.(aRedRecord(), [aRedRecord(), record])).toEqual([]);
  });

  test("no watch record while the black one that it follows is under verification, R3 五(六)", () => {
    const follower = following("standard-changed");
    const black = (over: Parameters<typeof aRecord>[0] = {}) =>
      aRecord({ status: { kind: "exited", way: "standard-changed", on: "2026-11-20" }, ...over });
    expect(bearing()?.(follower, [black(), follower])).toHaveLength(1);
    expect(bearing()?.(follower, [black({ verification: underObjection }), follower])).toEqual([]);
  });

  test("a red record, alike with a watch record beside it and without, as one sees who may not see that list, R10", () => {
    const withheld = bearing({}, [declared], ({ list }) => list !== "watch");
    const alone = withheld?.(aRedRecord(), [aRedRecord()]);
    expect(alone).toHaveLength(1);
    expect(withheld?.(aRedRecord(), [aRedRecord(), aWatchRecord()])).toEqual(alone);
    expect(withheld?.(aRedRecord(), [aRedRecord(), aWatchRecord(), aRecord()])).toEqual([]);
  });

  test("after a repair too, where the catalogue lets such a watch record constrain, R9", () => {
    const change = { parameters: { watchAfterExit: "constrained" } } as const;
    expect(bindingsOf(change, following("repaired"))).toEqual([["watch-attention", "recommended"]]);
  });

  test("and must be heeded only where the catalogue names no other implementers, R30 五(一)", () => {
    expect(bindingsOf({ entries: [mandatory] })).toEqual([["strict-review", "mandatory"]]);
    const own = { ...mandatory, implementers: [department.code] };
    expect(bindingsOf({ entries: [own] })).toEqual([["strict-review", "mandatory"]]);
  });

  test("for nothing that the catalogue gives to others wherever it is carried out, as a check says, R30 五(一)", () => {
    const toOthers = { ...mandatory, implementers: ["350500-CZ"] };
    expect(bindingsOf({ entries: [toOthers] })).toEqual([]);
    // Where the entry is not brought, or leaves a matter, the measure is still carried out by every department.
    const own = [["strict-review", "recommended"]];
    expect(bindingsOf({ entries: [{ ...toOthers, fields: ["tax"] }] })).toEqual(own);
    expect(bindingsOf({ entries: [{ ...toOthers, severities: ["serious"] }] })).toEqual(own);
    expect(bindingsOf({ entries: [{ ...toOthers, matterTypes: ["production-license"] }] })).toEqual(own);
    const everywhere = quanzhou201851.matterTypes.map(({ id }) => id);
    const watchIn = (matterTypes: string[]) => ({
      matterTypes: [],
      entries: [{ ...toOthers, measureId: "watch-attention", lists: ["watch" as const], matterTypes }],
    });
    expect(bindingsOf(watchIn(everywhere), aWatchRecord())).toEqual([]);
    const attention = [["watch-attention", "recommended"]];
    expect(bindingsOf(watchIn(everywhere.slice(1)), aWatchRecord())).toEqual(attention);
  });

  test("for what is said to every department of a black record, whatever the entries, 三(二)", () => {
    const toOthers = { ...mandatory, measureId: "key-supervision", matterTypes: ["inspection"] };
    const entries = [{ ...toOthers, implementers: ["350500-CZ"] }];
    const said = bearing({ entries }, [{ ...declared, measureIds: ["key-supervision"] }]);
    expect(said?.(aRecord(), [])).toEqual([{ measureId: "key-supervision", binding: "recommended" }]);
  });

  test.each(listedAsSchema.options)(
    "for what is said of a black record as %s where a check says it in any matter, 三(二)",
    (listedAs) => {
      const record = aRecord({ listedAs });
      const measures = quanzhou201851.matterTypes.flatMap(
        ({ id }) => decideOn(factsOf(aStanding({ records: [record] })), { matterType: id }).measures,
      );
      const isSaid = measures.some(({ measureId }) => measureId === "key-supervision");
      const called = bearing({}, [{ ...declared, measureIds: ["key-supervision"] }])?.(record, [record]);
      expect(called).toEqual(isSaid ? [{ measureId: "key-supervision", binding: "recommended" }] : []);
    },
  );

  test("for what it declared to implement alone, 五(一)", () => {
    expect(bearing({}, [{ ...declared, measureIds: ["watch-attention"] }])?.(aRecord(), [])).toEqual([]);
    expect(bearing({}, [{ ...declared, role: "initiates" }])).toBeUndefined();
    expect(bearing({}, [{ ...declared, by: { name: department.name } }])).toBeUndefined();
    expect(bearing({}, [{ ...declared, measureIds: [] }])).toBeUndefined();
  });
});
