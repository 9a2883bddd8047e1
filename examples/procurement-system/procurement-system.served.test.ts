import { describe, expect, it, vi } from "vitest";
import { root } from "../../tests/package/packed-project";
import { startPlatform as startProgram } from "../../tests/package/started-platform";
import { documentOf, officerToken, sendTo } from "../story-platform/send";
import { startServedPlatform } from "../story-platform/served-platform";
import { beijingDay } from "../story-platform/story-platform";
import { tellStories } from "../story-platform/tell-stories";
import { hostileProcurementStories, slowProcurementStory } from "./stories/hostile-procurement-stories";
import { procurementStories } from "./stories/procurement-stories";
import { openProcurementWorld, stepsIn } from "./stories/procurement-world";

tellStories(
  "the procurement office over a served sandbox",
  { ...procurementStories, ...hostileProcurementStories },
  { title: "holds an award that a slow platform would keep waiting (R23)", story: slowProcurementStory },
  // The app listens, and so does the platform that it asks.
  async (how) => openProcurementWorld(await startServedPlatform(), how),
);

describe("the procurement office as a program", () => {
  it("prints its address, stops an award, and ends by itself on SIGTERM", async () => {
    vi.stubEnv("OFFICER_TOKEN", officerToken);
    const main = ["--import", "tsx", "examples/procurement-system/main.ts"];
    const program = await startProgram(process.execPath, main, root);
    try {
      const { open, bid, evaluate, award } = stepsIn({
        send: sendTo(program.address),
        platform: { day: beijingDay },
      });
      const red = { code: "91350500PDY00001XT", name: "示例红榜建设有限公司（虚构）" };
      const banned = { code: "91350500PDY000044G", name: "示例多领域失信有限公司（虚构）" };
      const tenderId = await open();
      await evaluate(tenderId, await bid(tenderId, red, banned));
      expect(documentOf(await award(tenderId))).toMatchObject({ status: 409, code: "approval-prohibited" });
    } finally {
      expect(await program.stop()).toBe(0);
      vi.unstubAllEnvs();
    }
  });
});
