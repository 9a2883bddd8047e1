import { expect } from "vitest";
import { blackRecord, parentLink, redRecord } from "yingcha/testing";
import { documentOf } from "../../story-platform/send";
import { answersTo, type OfficerPage, type ProcurementWorld, stepsIn } from "./procurement-world";

/** What the office must do, whatever platform stands behind it: each title is the rule, each story its proof. */
export const procurementStories: Readonly<Record<string, (world: ProcurementWorld) => Promise<void>>> = {
  "awards to joint bidders of whom nothing stands in the way, and only after each was asked about, 二(四)":
    async (world) => {
      const { platform, kept } = world;
      const { recommended, award } = stepsIn(world);
      const [lead, partner] = [platform.company(), platform.company()];
      const tenderId = await recommended(lead, partner);
      const askedBefore = [lead, partner].map(platform.lookupCount);
      const answered = await award(tenderId);
      expect(answered.status).toBe(200);
      expect(documentOf<OfficerPage>(answered)).toMatchObject({
        state: "awarded",
        awardedTo: [lead.name, partner.name],
        awardChecks: [
          { outcome: "proceed", stage: "decision", drift: { kind: "none" } },
          { outcome: "proceed", stage: "decision", drift: { kind: "none" } },
        ],
      });
      const [awarding, ...others] = kept.filter(({ state }) => state === "awarded");
      expect(others).toHaveLength(0);
      expect(awarding?.lookupCount).toBeGreaterThan(askedBefore[0] ?? Number.POSITIVE_INFINITY);
      expect(platform.lookupCount(partner)).toBeGreaterThan(askedBefore[1] ?? Number.POSITIVE_INFINITY);
    },

  "shows what a red bidder may be given at the evaluation, 二(三) 二(四)": async (world) => {
    const { recommended, page } = stepsIn(world);
    const tenderId = await recommended(world.platform.company({ records: [redRecord()] }));
    const { evaluation } = await page(tenderId);
    const measures = evaluation?.checks[0]?.incentives.map(({ measureId }) => measureId);
    expect(measures).toEqual(expect.arrayContaining(["credit-bonus", "preferred-selection"]));
  },

  "takes one member's stop for the consortium's, and leaves the other's measures its own (R29)": async (
    world,
  ) => {
    const { platform } = world;
    const { recommended, award, page } = stepsIn(world);
    const clean = platform.company();
    const banned = platform.company({ records: [blackRecord({ field: "tax" })] });
    const tenderId = await recommended(clean, banned);
    const answered = await award(tenderId);
    expect(answered.status).toBe(409);
    expect(documentOf(answered)).toMatchObject({
      code: "approval-prohibited",
      members: [
        {
          member: banned.name,
          prohibitions: [{ entryId: "procurement-ban", bases: [{ title: "中华人民共和国政府采购法" }, {}] }],
        },
      ],
    });
    const shown = await page(tenderId);
    expect(shown).toMatchObject({ state: "evaluated", evaluation: { outcome: "stop" } });
    expect(shown.evaluation?.checks.map(({ outcome }) => outcome)).toEqual(["proceed", "stop"]);
    expect(shown.evaluation?.checks[0]?.prohibitions).toEqual([]);
  },

  "rejects no bid by itself: the officer does, and the next bid can be recommended, 三(二)": async (
    world,
  ) => {
    const { platform } = world;
    const { open, bid, evaluate, award, act, page } = stepsIn(world);
    const tenderId = await open();
    const banned = await bid(tenderId, platform.company({ records: [blackRecord({ field: "tax" })] }));
    const second = platform.company();
    const next = await bid(tenderId, second);
    await evaluate(tenderId, banned);
    await award(tenderId);
    expect((await page(tenderId)).bids.map(({ rejection }) => rejection)).toEqual([undefined, undefined]);
    await act(tenderId, `bids/${banned}/rejection`, { grounds: "不具备政府采购法规定的供应商条件" });
    expect(documentOf(await award(tenderId))).toMatchObject({ status: 409, code: "bid-rejected" });
    expect(documentOf(await evaluate(tenderId, banned))).toMatchObject({ status: 409, code: "bid-rejected" });
    await evaluate(tenderId, next);
    expect(documentOf(await award(tenderId))).toMatchObject({ state: "awarded", awardedTo: [second.name] });
  },

  "holds the award while one member is not established, 五(三) (R21)": async (world) => {
    const { platform, kept } = world;
    const { recommended, award } = stepsIn(world);
    const silent = platform.company({ missingSource: "fujian-lists" });
    const held = await award(await recommended(platform.company(), silent));
    expect(held.status).toBe(503);
    expect(documentOf(held)).toMatchObject({
      code: "check-undetermined",
      members: [{ member: silent.name, reason: "source-missing" }],
    });
    expect(kept.filter(({ state }) => state === "awarded")).toHaveLength(0);
  },

  "tells of an established stop before what is not established of another member (R29)": async (world) => {
    const { platform } = world;
    const { recommended, award } = stepsIn(world);
    const silent = platform.company({ missingSource: "fujian-lists" });
    const banned = platform.company({ records: [blackRecord({ field: "tax" })] });
    const answered = await award(await recommended(silent, banned));
    expect(documentOf(answered)).toMatchObject({
      status: 409,
      code: "approval-prohibited",
      members: [
        { member: silent.name, code: "check-undetermined" },
        { member: banned.name, code: "approval-prohibited" },
      ],
    });
  },

  "checks a branch with its parent, whose stop is the bidder's (R29)": async (world) => {
    const { platform } = world;
    const { recommended, award } = stepsIn(world);
    const parent = platform.company({ records: [blackRecord({ field: "judgment-defaulter" })] });
    const branch = platform.company({ subjectType: "branch", links: [parentLink(parent.code)] });
    expect(documentOf(await award(await recommended(branch)))).toMatchObject({ code: "approval-prohibited" });
  },

  "shows a listing after the evaluation and does not apply it backwards, 二(四)": async (world) => {
    const { platform } = world;
    const { open, bid, evaluate, award } = stepsIn(world);
    const winner = platform.company();
    const tenderId = await open();
    await evaluate(tenderId, await bid(tenderId, winner), platform.day(-5));
    const recordId = platform.list(winner, blackRecord({ field: "tax", listedOn: platform.day(-1) }));
    const awarded = await award(tenderId);
    expect(awarded.status).toBe(200);
    const [check] = documentOf<OfficerPage>(awarded).awardChecks ?? [];
    expect(check).toMatchObject({ outcome: "proceed", drift: { kind: "changed", recordsAdded: [recordId] } });
    expect(check?.explanation.join("")).toContain(recordId);
  },

  "sees at the award a listing of before the evaluation that the lists did not hold then": async (world) => {
    const { platform } = world;
    const { open, bid, evaluate, award, page } = stepsIn(world);
    const winner = platform.company();
    const tenderId = await open();
    await evaluate(tenderId, await bid(tenderId, winner), platform.day(-1));
    const recordId = platform.list(winner, blackRecord({ field: "tax", listedOn: platform.day(-5) }));
    expect(documentOf(await award(tenderId))).toMatchObject({ status: 409, code: "approval-prohibited" });
    const shown = await page(tenderId);
    expect(shown).toMatchObject({ state: "evaluated", evaluation: { outcome: "proceed" } });
    expect(shown.awardChecks?.[0]?.drift).toMatchObject({
      outcome: { from: "proceed", to: "stop" },
      recordsAdded: [recordId],
    });
  },

  "wants each member's obligations answered for that member, 五(三)": async (world) => {
    const { platform } = world;
    const { recommended, award } = stepsIn(world);
    const [lead, partner] = [
      platform.company({ records: [blackRecord({ field: "environment" })] }),
      platform.company({ records: [blackRecord({ field: "environment" })] }),
    ];
    const tenderId = await recommended(lead, partner);
    const refused = await award(tenderId);
    expect(documentOf(refused)).toMatchObject({
      code: "obligations-unanswered",
      members: [{ member: lead.name }, { member: partner.name }],
    });
    const half = await award(tenderId, answersTo(refused.text, lead));
    expect(documentOf(half)).toMatchObject({
      code: "obligations-unanswered",
      members: [{ member: partner.name }],
    });
    expect((await award(tenderId, answersTo(refused.text))).status).toBe(200);
  },

  "screens all bidders for the list page, whose badges say nothing of whoever is not checked yet": async (
    world,
  ) => {
    const { platform } = world;
    const { open, bid, act } = stepsIn(world);
    const tenderId = await open();
    const clean = platform.company();
    const banned = platform.company({ records: [blackRecord({ field: "tax" })] });
    const silent = platform.company({ missingSource: "fujian-lists" });
    const [sole, joint] = [await bid(tenderId, clean), await bid(tenderId, banned, silent)];
    const badges = async () =>
      documentOf<{ readonly bidders: unknown }>(
        await world.send("GET", `/office/tenders/${tenderId}/badges`, { as: "officer" }),
      ).bidders;
    const bare = [
      { bidId: sole, name: clean.name },
      { bidId: joint, name: banned.name },
      { bidId: joint, name: silent.name },
    ];
    expect(await badges()).toEqual(bare);
    const screened = documentOf<{ readonly bidders: unknown }>(await act(tenderId, "screening")).bidders;
    expect(screened).toEqual([
      { ...bare[0], outcome: "proceed" },
      { ...bare[1], outcome: "stop" },
      { ...bare[2], outcome: "undetermined" },
    ]);
    expect(await badges()).toEqual([
      { ...bare[0], outcome: "proceed" },
      { ...bare[1], outcome: "stop" },
      bare[2],
    ]);
  },
};
