import { describe, expect, it, vi } from "vitest";
import { root } from "../../tests/package/packed-project";
import { startPlatform as startProgram } from "../../tests/package/started-platform";
import { documentOf, officerToken, sendTo } from "../story-platform/send";
import { startServedPlatform } from "../story-platform/served-platform";
import { tellStories } from "../story-platform/tell-stories";
import { hostilePermitStories, slowPermitStory } from "./stories/hostile-permit-stories";
import { permitStories } from "./stories/permit-stories";
import { answersTo, openPermitWorld, stepsIn } from "./stories/permit-world";

tellStories(
  "the permit office over a served sandbox",
  { ...permitStories, ...hostilePermitStories },
  { title: "holds a decision that a slow platform would keep waiting (R23)", story: slowPermitStory },
  // The app listens, and so does the platform that it asks.
  async (how) =>
    openPermitWorld(
      await startServedPlatform(),
      async (app) => sendTo(await app.listen({ host: "127.0.0.1", port: 0 })),
      how,
    ),
);

describe("the permit office as a program", () => {
  it("prints its address, takes a case to its approval, and ends by itself on SIGTERM", async () => {
    vi.stubEnv("OFFICER_TOKEN", officerToken);
    const main = ["--import", "tsx", "examples/permit-system/main.ts"];
    const program = await startProgram(process.execPath, main, root);
    try {
      const { review, act, status } = stepsIn({ send: sendTo(program.address) });
      const id = await review({ code: "91350500PDY000052B", name: "示例失信制造有限公司（虚构）" });
      const refused = await act(id, "approval");
      expect(documentOf(refused)).toMatchObject({ status: 409, code: "obligations-unanswered" });
      await act(id, "approval", { answers: answersTo(refused.text) });
      expect(documentOf(await status(id))).toMatchObject({ status: "准予许可" });
    } finally {
      expect(await program.stop()).toBe(0);
      vi.unstubAllEnvs();
    }
  });
});
