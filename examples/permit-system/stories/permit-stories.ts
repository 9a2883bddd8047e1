import { expect } from "vitest";
import { blackRecord, redRecord, watchRecord } from "yingcha/testing";
import type { ShownObligation } from "../../office/obligation-answers";
import { documentOf } from "../../story-platform/send";
import { answersTo, completeMaterials, type OfficerPage, type PermitWorld, stepsIn } from "./permit-world";

/** What the office must do, whatever platform stands behind it: each title is the rule, each story its proof. */
export const permitStories: Readonly<Record<string, (world: PermitWorld) => Promise<void>>> = {
  "approves a clean company, and only after the platform was asked for this very decision, 五(三)": async (
    world,
  ) => {
    const { platform, kept } = world;
    const { review, act } = stepsIn(world);
    const clean = platform.company();
    const id = await review(clean);
    const askedBefore = platform.lookupCount(clean);
    const answered = await act(id, "approval");
    expect(answered.status).toBe(200);
    expect(documentOf<OfficerPage>(answered)).toMatchObject({
      state: "approved",
      decisionCheck: { outcome: "proceed", stage: "decision", drift: { kind: "none" } },
    });
    const approvals = kept.filter(({ state }) => state === "approved");
    expect(approvals).toHaveLength(1);
    expect(approvals[0]?.lookupCount).toBeGreaterThan(askedBefore);
  },

  "shows the green channel to a company on the red list, at acceptance and at the decision, 二(二)": async (
    world,
  ) => {
    const { review, act } = stepsIn(world);
    const red = world.platform.company({ records: [redRecord()] });
    const page = documentOf<OfficerPage>(await act(await review(red), "approval"));
    const greenChannel = { measureId: "green-channel", title: "绿色通道", state: "available" };
    expect(page.acceptanceCheck?.incentives).toContainEqual(expect.objectContaining(greenChannel));
    expect(page.decisionCheck?.incentives).toContainEqual(expect.objectContaining(greenChannel));
    expect(page.outcome).toMatchObject({
      kind: "approved",
      incentives: expect.arrayContaining(["绿色通道"]),
    });
  },

  "keeps nobody from being accepted: neither a black-listed company nor anybody during an outage (R28)":
    async (world) => {
      const { accept, page } = stepsIn(world);
      const black = world.platform.company({ records: [blackRecord()] });
      const shown = await page(await accept(black));
      expect(shown).toMatchObject({
        state: "accepted",
        acceptanceCheck: { outcome: "review", stage: "acceptance" },
      });
      expect(shown.acceptanceCheck?.explanation[0]).toContain("审查");
      world.platform.goDown();
      const other = await page(await accept(world.platform.company()));
      expect(other).toMatchObject({ state: "accepted", acceptanceCheck: { outcome: "undetermined" } });
    },

  "sees at the decision that the company was black-listed since its acceptance": async (world) => {
    const { platform } = world;
    const { review, act } = stepsIn(world);
    const company = platform.company();
    const id = await review(company);
    const recordId = platform.list(company, blackRecord());
    const answered = await act(id, "approval");
    expect(answered.status).toBe(409);
    expect(documentOf(answered)).toMatchObject({ code: "obligations-unanswered" });
    expect((await stepsIn(world).page(id)).decisionCheck?.drift).toMatchObject({
      kind: "changed",
      outcome: { from: "proceed", to: "review" },
      recordsAdded: [recordId],
    });
  },

  "makes of strict review no refusal: approves once every obligation was answered, 三(二)": async (world) => {
    const { review, act, page } = stepsIn(world);
    const id = await review(world.platform.company({ records: [blackRecord()] }));
    const refused = await act(id, "approval");
    expect(refused.status).toBe(409);
    expect(await page(id)).toMatchObject({ state: "reviewed" });
    const answers = answersTo(refused.text);
    expect(answers).not.toHaveLength(0);
    const answered = await act(id, "approval", { answers });
    expect(documentOf<OfficerPage>(answered)).toMatchObject({ state: "approved", outcome: { answers } });
  },

  "takes no answer given for one record for another that came meanwhile": async (world) => {
    const { platform } = world;
    const { review, act, page } = stepsIn(world);
    const company = platform.company({ records: [blackRecord()] });
    const id = await review(company);
    const answers = answersTo((await act(id, "approval")).text);
    platform.list(company, blackRecord({ field: "wage-arrears" }));
    const answered = await act(id, "approval", { answers });
    expect(answered.status).toBe(409);
    expect(await page(id)).toMatchObject({ state: "reviewed" });
    const completed = [...answers, ...answersTo(answered.text)];
    expect((await act(id, "approval", { answers: completed })).status).toBe(200);
  },

  "checks the person in charge, and leaves out no mandatory measure, 三(二) 五(四)": async (world) => {
    const { review, act } = stepsIn(world);
    const principal = world.platform.person({ records: [securitiesBan] });
    const id = await review(world.platform.company(), { ...foodTrade, principal });
    const refused = await act(id, "approval");
    expect(documentOf(refused)).toMatchObject({ unanswered: [{ binding: "mandatory" }] });
    const notTaken = await act(id, "approval", { answers: answersTo(refused.text, "not-taken") });
    expect(notTaken.status).toBe(409);
    expect((await act(id, "approval", { answers: answersTo(refused.text) })).status).toBe(200);
  },

  "lets a recommended measure be left out with a reason, 五(三)": async (world) => {
    const { review, act } = stepsIn(world);
    const id = await review(world.platform.company({ records: [watchRecord({ severity: "considerable" })] }));
    const refused = await act(id, "approval");
    const { unanswered } = documentOf<{ readonly unanswered: readonly ShownObligation[] }>(refused);
    expect(unanswered.map(({ clause, binding }) => [clause, binding])).toEqual([
      ["三(二)", "recommended"],
      ["四(四)", "recommended"],
    ]);
    const answered = await act(id, "approval", { answers: answersTo(refused.text, "not-taken") });
    expect(documentOf(answered)).toMatchObject({ state: "approved" });
  },

  "wants the identity verified of whoever applies under another name, 三(三)": async (world) => {
    const { review, act } = stepsIn(world);
    const { code } = world.platform.company();
    const refused = await act(await review({ code, name: "冒名有限公司（虚构）" }), "approval");
    expect(documentOf(refused)).toMatchObject({
      unanswered: [{ title: "核实身份：名称与平台所载不符", binding: "mandatory" }],
    });
  },

  "approves nobody over a stop, whatever is answered, and names the law, 五(四)": async (world) => {
    const { review, act, page } = stepsIn(world);
    const id = await review(world.platform.company({ records: [foodBan] }), foodTrade);
    const answers = [{ obligationId: "food-ban", kind: "done", note: "已核查，请予办理" }];
    const answered = await act(id, "approval", { answers });
    expect(answered.status).toBe(409);
    expect(documentOf(answered)).toMatchObject({
      code: "approval-prohibited",
      prohibitions: [{ entryId: "food-ban", bases: [{ title: "中华人民共和国食品安全法" }] }],
    });
    expect(await page(id)).toMatchObject({ state: "reviewed" });
  },

  "leaves refusing to the officer, who is given what to serve on the applicant and nobody else's, 五(六)":
    async (world) => {
      const { platform } = world;
      const { review, act, page } = stepsIn(world);
      const company = platform.company({ records: [foodBan] });
      const principal = platform.person({ records: [securitiesBan] });
      const id = await review(company, { ...foodTrade, principal });
      await act(id, "approval");
      expect((await page(id)).outcome).toBeUndefined();
      const grounds = { grounds: "依法禁止从事食品生产经营", prohibitions: ["food-ban"] };
      const refused = documentOf<OfficerPage>(await act(id, "refusal", grounds));
      expect(refused).toMatchObject({ state: "refused", outcome: { officerId: "officer-1", ...grounds } });
      const notices = "notices" in refused ? refused.notices : [];
      expect(new Set(notices.map(({ subject }) => subject.code))).toEqual(new Set([company.code]));
      expect(notices.map(({ measureId }) => measureId)).toContain("market-ban");
      expect(notices[0]?.remedies.map(({ kind }) => kind)).toContain("lawsuit");
    },

  "lets no refusal rely on a prohibition that is not established now": async (world) => {
    const { review, act, page } = stepsIn(world);
    const id = await review(world.platform.company(), foodTrade);
    const grounds = { grounds: "依法禁止从事食品生产经营", prohibitions: ["food-ban"] };
    const unfounded = await act(id, "refusal", grounds);
    expect(unfounded.status).toBe(409);
    expect(documentOf(unfounded)).toMatchObject({ code: "prohibition-not-established" });
    world.platform.goDown();
    expect((await act(id, "refusal", grounds)).status).toBe(409);
    expect(await page(id)).toMatchObject({ state: "reviewed" });
  },

  "accepts with gaps what must be accepted, and approves only when the gap is closed, 二(二)": async (
    world,
  ) => {
    const { accept, act, page } = stepsIn(world);
    const red = world.platform.company({ records: [redRecord()] });
    const id = await accept(red, { materials: completeMaterials.slice(0, 2), promise: "written" });
    const shown = await page(id);
    expect(shown).toMatchObject({ state: "accepted", missing: ["场地平面图"] });
    expect(shown.gapsDueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await act(id, "review", { opinion: "其余材料属实" });
    expect(documentOf(await act(id, "approval"))).toMatchObject({
      code: "materials-missing",
      missing: ["场地平面图"],
    });
    await world.send("POST", `/applications/${id}/materials`, { body: { materials: ["场地平面图"] } });
    expect((await act(id, "approval")).status).toBe(200);
  },

  "asks for a correction where gaps cannot be accepted, and accepts once it is made": async (world) => {
    const { accept, act, page } = stepsIn(world);
    const red = world.platform.company({ records: [redRecord()] });
    const demanded = [completeMaterials[0], completeMaterials[2]];
    for (const over of [
      { materials: demanded, promise: "written" },
      { materials: completeMaterials.slice(0, 2), promise: "none" },
    ])
      expect(await page(await accept(red, over))).toMatchObject({ state: "correction-asked" });
    const id = await accept(red, { materials: demanded, promise: "written" });
    await world.send("POST", `/applications/${id}/materials`, { body: { materials: ["施工图审查合格书"] } });
    await act(id, "acceptance");
    expect(await page(id)).toMatchObject({ state: "accepted", missing: [] });
  },

  "leaves a held incentive to the officer, who gives the grounds, 五(六)": async (world) => {
    const { submit, act, page } = stepsIn(world);
    const disputed = blackRecord({
      field: "tax",
      verification: { kind: "under-verification", grounds: { kind: "objection" } },
    });
    const company = world.platform.company({ records: [redRecord(), disputed] });
    const over = { materials: completeMaterials.slice(0, 2), promise: "written" };
    const ordinary = await submit(company, over);
    await act(ordinary, "acceptance");
    expect(await page(ordinary)).toMatchObject({ state: "correction-asked" });
    const decided = await submit(company, over);
    await act(decided, "acceptance", { heldGapsGrounds: "争议与本事项无关，且已书面承诺" });
    expect(await page(decided)).toMatchObject({ state: "accepted", missing: ["场地平面图"] });
  },
};

const foodBan = blackRecord({ field: "food-drug", traits: ["market-ban-decision"] });
const securitiesBan = blackRecord({ field: "securities", traits: ["market-ban-decision"] });
const foodTrade = { permit: "food-trade-entry", materials: ["准入申请表"] };
