import { afterEach, describe, expect, it } from "vitest";
import { startMswPlatform } from "../story-platform/msw-platform";
import { hostileProcurementStories, slowProcurementStory } from "./stories/hostile-procurement-stories";
import { procurementStories } from "./stories/procurement-stories";
import { openProcurementWorld, type ProcurementWorld } from "./stories/procurement-world";

let world: ProcurementWorld | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function open(how: { readonly deadlineMs?: number } = {}): Promise<ProcurementWorld> {
  world = await openProcurementWorld(startMswPlatform(), how);
  return world;
}

describe("the procurement office over msw", () => {
  it.each(Object.entries({ ...procurementStories, ...hostileProcurementStories }))(
    "%s",
    async (_title, story) => {
      await story(await open());
      expect.hasAssertions();
    },
  );

  it("holds an award that a slow platform would keep waiting (R23)", async () => {
    await slowProcurementStory(await open({ deadlineMs: 1_000 }));
    expect.hasAssertions();
  });
});
