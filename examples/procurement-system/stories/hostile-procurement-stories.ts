import { expect } from "vitest";
import { blackRecord, watchRecord } from "yingcha/testing";
import { documentOf } from "../../story-platform/send";
import { type Garbling, garblings, type Listed } from "../../story-platform/story-platform";
import { answersTo, type ProcurementWorld, stepsIn } from "./procurement-world";

type Story = (world: ProcurementWorld) => Promise<void>;

/** What must not go wrong when platform, people or time do. */
export const hostileProcurementStories: Readonly<Record<string, Story>> = {
  "awards to nobody while the platform is down, and goes on when it is back (R23)": async (world) => {
    const { platform, kept } = world;
    const { recommended, award, page } = stepsIn(world);
    const tenderId = await recommended(platform.company(), platform.company());
    platform.goDown();
    const held = await award(tenderId);
    expect(held.status).toBe(503);
    expect(held.headers.get("content-type")).toContain("application/problem+json");
    // Told at once, and not because the deadline ran out.
    const unreachable = { code: "check-undetermined", reason: "platform-unreachable" };
    expect(documentOf(held)).toMatchObject({ members: [unreachable, unreachable] });
    expect(await page(tenderId)).toMatchObject({ state: "evaluated" });
    expect(kept.filter(({ state }) => state === "awarded")).toHaveLength(0);
    platform.recover();
    expect((await award(tenderId)).status).toBe(200);
  },

  "records an evaluation during an outage, and confirms it before the award": async (world) => {
    const { platform } = world;
    const { recommended, award, page } = stepsIn(world);
    platform.goDown();
    const tenderId = await recommended(platform.company({ records: [blackRecord({ field: "tax" })] }));
    expect(await page(tenderId)).toMatchObject({
      state: "evaluated",
      evaluation: { outcome: "undetermined" },
    });
    platform.recover();
    expect(documentOf(await award(tenderId))).toMatchObject({ code: "approval-prohibited" });
  },

  ...Object.fromEntries(
    (Object.keys(garblings) as Garbling[]).map((garbling): [string, Story] => [
      `awards to nobody on ${garbling} (R21)`,
      async (world) => {
        const { platform, kept } = world;
        const { recommended, award } = stepsIn(world);
        const banned = platform.company({ records: [blackRecord({ field: "tax" })] });
        const tenderId = await recommended(platform.company(), banned);
        platform.garble(garbling);
        const unread = { reason: expect.not.stringContaining("deadline") };
        expect(documentOf(await award(tenderId))).toMatchObject({ status: 503, members: [unread, unread] });
        expect(kept.filter(({ state }) => state === "awarded")).toHaveLength(0);
      },
    ]),
  ),

  "awards once when two officers award one tender at once": async (world) => {
    const { platform, kept } = world;
    const { recommended, award } = stepsIn(world);
    const tenderId = await recommended(platform.company());
    platform.slowDown({ delayMs: 100 });
    const answered = await Promise.all([award(tenderId), award(tenderId)]);
    expect(answered.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(kept.filter(({ state }) => state === "awarded")).toHaveLength(1);
    expect(documentOf(await award(tenderId))).toMatchObject({ status: 409, code: "already-awarded" });
  },

  "awards no bid that was rejected while its check was under way": async (world) => {
    const { platform, kept } = world;
    const { open, bid, evaluate, award, act } = stepsIn(world);
    const tenderId = await open();
    const bidId = await bid(tenderId, platform.company());
    await evaluate(tenderId, bidId);
    platform.slowDown({ delayMs: 300 });
    const awarding = award(tenderId);
    const rejected = await act(tenderId, `bids/${bidId}/rejection`, { grounds: "提供虚假材料谋取中标" });
    expect(rejected.status).toBe(200);
    expect((await awarding).status).toBe(409);
    expect(kept.filter(({ state }) => state === "awarded")).toHaveLength(0);
  },

  "shows the public of a watch-listed winner, byte for byte, what it shows of a clean one, 四(四)": async (
    world,
  ) => {
    const { platform } = world;
    const { recommended, award, publicPage } = stepsIn(world);

    async function seenOf(winner: Listed) {
      const tenderId = await recommended(winner);
      const seen: string[] = [];
      const look = async () => {
        const { text, headers, status } = await publicPage(tenderId);
        const shown = [...headers].filter(([name]) => name !== "date");
        const page = JSON.stringify([status, shown, text]);
        seen.push(page.replaceAll(tenderId, "T-9999").replaceAll(winner.name, "中标人"));
      };
      await look();
      const first = await award(tenderId);
      if (first.status === 409) {
        await look();
        expect(seen.pop()).toBe(seen[0]);
        await award(tenderId, answersTo(first.text));
      }
      await look();
      return seen;
    }

    // Names of one length, since the length of a page is shown too.
    const clean = await seenOf(platform.company({ name: "示例甲有限公司（虚构）" }));
    const watched = await seenOf(
      platform.company({ name: "示例乙有限公司（虚构）", records: [watchRecord({ severity: "serious" })] }),
    );
    expect(clean.at(-1)).toContain("已定标");
    expect(watched).toEqual(clean);
  },

  "opens no check to whoever is no officer, and knows no made-up number": async (world) => {
    const { send, platform } = world;
    const { recommended } = stepsIn(world);
    const tenderId = await recommended(platform.company());
    for (const path of [`/office/tenders/${tenderId}`, `/office/tenders/${tenderId}/badges`])
      expect((await send("GET", path)).status).toBe(401);
    expect((await send("POST", `/office/tenders/${tenderId}/award`, { body: {} })).status).toBe(401);
    for (const path of ["/tenders/T-0000", "/nowhere"]) {
      const unknown = await send("GET", path);
      expect(unknown.status).toBe(404);
      expect(unknown.headers.get("content-type")).toContain("application/problem+json");
    }
    expect((await send("GET", "/office/tenders/T-0000", { as: "officer" })).status).toBe(404);
  },

  "refuses what cannot be a bid or an evaluation": async (world) => {
    const { send, platform } = world;
    const { open, bid, evaluate } = stepsIn(world);
    const tenderId = await open();
    const company = platform.company();
    const bids = [
      { members: [company, company], priceYuan: 1 },
      { members: [], priceYuan: 1 },
      { members: [company], priceYuan: 0.5 },
      { members: [{ ...company, code: "9135050**********X" }], priceYuan: 1 },
    ];
    for (const body of bids)
      expect((await send("POST", `/tenders/${tenderId}/bids`, { body })).status).toBe(400);
    const bidId = await bid(tenderId, company);
    expect((await evaluate(tenderId, bidId, "2026-02-30")).status).toBe(400);
    expect((await evaluate(tenderId, bidId, platform.day(2))).status).toBe(422);
    expect((await evaluate(tenderId, "T-0000")).status).toBe(404);
  },
};

/** Over a platform that dawdles, with a deadline of a second. */
export const slowProcurementStory: Story = async (world) => {
  const { platform, kept } = world;
  const { recommended, award } = stepsIn(world);
  const tenderId = await recommended(platform.company(), platform.company());
  platform.slowDown({ delayMs: 30_000 });
  const beganMs = performance.now();
  const held = await award(tenderId);
  expect(performance.now() - beganMs).toBeLessThan(15_000);
  expect(documentOf(held)).toMatchObject({ status: 503, members: [{ reason: "deadline-exceeded" }, {}] });
  expect(kept.filter(({ state }) => state === "awarded")).toHaveLength(0);
};
