import { expect } from "vitest";
import { blackRecord, watchRecord } from "yingcha/testing";
import { documentOf } from "../../story-platform/send";
import { type Garbling, garblings } from "../../story-platform/story-platform";
import { answersTo, type PermitWorld, stepsIn } from "./permit-world";

type Story = (world: PermitWorld) => Promise<void>;

/** What must not go wrong when platform, people or time do. */
export const hostilePermitStories: Readonly<Record<string, Story>> = {
  "approves nobody while the platform is down, and goes on when it is back (R23)": async (world) => {
    const { platform, kept } = world;
    const { review, act, page } = stepsIn(world);
    const id = await review(platform.company());
    platform.goDown();
    const held = await act(id, "approval");
    expect(held.status).toBe(503);
    expect(held.headers.get("content-type")).toContain("application/problem+json");
    // Told at once, and not because the deadline ran out.
    expect(documentOf(held)).toMatchObject({ code: "check-undetermined", reason: "platform-unreachable" });
    expect(await page(id)).toMatchObject({ state: "reviewed", decisionCheck: { outcome: "undetermined" } });
    expect(kept.filter(({ state }) => state === "approved")).toHaveLength(0);
    platform.recover();
    expect((await act(id, "approval")).status).toBe(200);
  },

  ...Object.fromEntries(
    (Object.keys(garblings) as Garbling[]).map((garbling): [string, Story] => [
      `approves nobody on ${garbling} (R21)`,
      async (world) => {
        const { platform, kept } = world;
        const { review, act } = stepsIn(world);
        const id = await review(platform.company({ records: [blackRecord()] }));
        platform.garble(garbling);
        const held = await act(id, "approval");
        expect(held.status).toBe(503);
        expect(documentOf(held)).toMatchObject({
          code: "check-undetermined",
          reason: expect.not.stringContaining("deadline"),
        });
        expect(kept.filter(({ state }) => state === "approved")).toHaveLength(0);
      },
    ]),
  ),

  "approves once when two officers approve one case at once": async (world) => {
    const { platform, kept } = world;
    const { review, act } = stepsIn(world);
    const id = await review(platform.company());
    platform.slowDown({ delayMs: 100 });
    const answered = await Promise.all([act(id, "approval"), act(id, "approval")]);
    expect(answered.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(kept.filter(({ state }) => state === "approved")).toHaveLength(1);
  },

  "lets only one of an approval and a refusal at once decide": async (world) => {
    const { platform, kept } = world;
    const { review, act } = stepsIn(world);
    const id = await review(platform.company());
    platform.slowDown({ delayMs: 100 });
    const answered = await Promise.all([
      act(id, "approval"),
      act(id, "refusal", { grounds: "不符合许可条件" }),
    ]);
    expect(answered.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(kept.filter(({ state }) => state === "approved" || state === "refused")).toHaveLength(1);
  },

  "decides no case twice, and takes no step out of order": async (world) => {
    const { submit, review, act } = stepsIn(world);
    const early = await submit(world.platform.company());
    expect(documentOf(await act(early, "approval"))).toMatchObject({
      status: 409,
      code: "step-out-of-order",
    });
    const id = await review(world.platform.company());
    await act(id, "approval");
    const again = await act(id, "refusal", { grounds: "不符合许可条件" });
    expect(documentOf(again)).toMatchObject({ status: 409, code: "already-decided" });
    expect(documentOf(await act(id, "approval"))).toMatchObject({ status: 409, code: "already-decided" });
  },

  "shows a watch-listed applicant, byte for byte, what it shows a clean one, 四(四)": async (world) => {
    const { platform } = world;
    const { submit, act, status } = stepsIn(world);

    async function seenBy(
      applicant: { readonly code: string; readonly name: string },
      meanwhile: () => void,
    ) {
      const id = await submit(applicant);
      const seen: string[] = [];
      const look = async () => {
        const { text, headers, status: code } = await status(id);
        const shown = [...headers].filter(([name]) => name !== "date");
        seen.push(JSON.stringify([code, shown, text]).replaceAll(id, "A-9999"));
      };
      await look();
      await act(id, "acceptance");
      await look();
      await act(id, "review", { opinion: "材料属实" });
      await look();
      meanwhile();
      const first = await act(id, "approval");
      if (first.status === 409) {
        await look();
        expect(seen[3]).toBe(seen[2]);
        seen.pop();
        await act(id, "approval", { answers: answersTo(first.text) });
      }
      await look();
      return seen;
    }

    const clean = await seenBy(platform.company(), () => undefined);
    const watched = await seenBy(platform.company({ records: [watchRecord()] }), () => undefined);
    const company = platform.company();
    const since = await seenBy(company, () => platform.list(company, watchRecord({ severity: "serious" })));
    expect(clean.at(-1)).toContain("准予许可");
    expect(watched).toEqual(clean);
    expect(since).toEqual(clean);
  },

  "tells the applicant nothing while a case is held or prohibited, 四(四)": async (world) => {
    const { platform } = world;
    const { review, act, status } = stepsIn(world);
    const held = await review(platform.company());
    const before = (await status(held)).text;
    platform.goDown();
    await act(held, "approval");
    expect((await status(held)).text).toBe(before);
    platform.recover();
    const banned = blackRecord({ field: "food-drug", traits: ["market-ban-decision"] });
    const over = { permit: "food-trade-entry", materials: ["准入申请表"] };
    const stopped = await review(platform.company({ records: [banned] }), over);
    const unstopped = (await status(stopped)).text;
    await act(stopped, "approval");
    expect((await status(stopped)).text).toBe(unstopped);
  },

  "opens no case to whoever is no officer, and knows no made-up number": async ({ send, platform }) => {
    const { submit } = stepsIn({ send });
    const id = await submit(platform.company());
    for (const [method, path] of [
      ["GET", `/cases/${id}`],
      ["POST", `/cases/${id}/approval`],
    ] as const) {
      const refused = await send(method, path, method === "POST" ? { body: {} } : {});
      expect(refused.status).toBe(401);
      expect(refused.headers.get("content-type")).toContain("application/problem+json");
    }
    expect((await send("GET", "/cases/A-0000", { as: "officer" })).status).toBe(404);
    expect((await send("GET", "/applications/A-0000/status")).status).toBe(404);
    expect((await send("GET", "/nowhere")).status).toBe(404);
  },

  "refuses at the counter what cannot be an application, and repeats no identity number": async ({
    send,
  }) => {
    const applicant = { code: "91350500PDY", name: "示例有限公司（虚构）" };
    const body = {
      permit: "construction-permit",
      applicant,
      materials: [],
      principal: { code: "35050218800101", name: "示例" },
    };
    const refused = await send("POST", "/applications", { body });
    expect(refused.status).toBe(400);
    expect(documentOf(refused)).toMatchObject({
      code: "request-invalid",
      issues: [
        { at: "applicant", message: "code-malformed" },
        { at: "principal", message: "code-malformed" },
      ],
    });
    expect(refused.text).not.toContain("35050218800101");
    const right = { ...body, applicant: { ...applicant, code: "91350500PDY00001XT" }, principal: undefined };
    const invisible = { ...right.applicant, name: "示例\u200b有限公司" };
    for (const wrong of [{ surprise: 1 }, { permit: "__proto__" }, { applicant: invisible }])
      expect((await send("POST", "/applications", { body: { ...right, ...wrong } })).status).toBe(400);
    expect((await send("POST", "/applications", { body: right })).status).toBe(201);
  },
};

/** Over a platform that dawdles, with a deadline of a second. */
export const slowPermitStory: Story = async (world) => {
  const { platform, kept } = world;
  const { review, act } = stepsIn(world);
  const id = await review(platform.company());
  platform.slowDown({ delayMs: 30_000 });
  const beganMs = performance.now();
  const held = await act(id, "approval");
  expect(performance.now() - beganMs).toBeLessThan(15_000);
  expect(documentOf(held)).toMatchObject({ status: 503, reason: "deadline-exceeded" });
  expect(kept.filter(({ state }) => state === "approved")).toHaveLength(0);
};
