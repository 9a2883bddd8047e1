import { startMswPlatform } from "../story-platform/msw-platform";
import { tellStories } from "../story-platform/tell-stories";
import { hostileProcurementStories, slowProcurementStory } from "./stories/hostile-procurement-stories";
import { procurementStories } from "./stories/procurement-stories";
import { openProcurementWorld } from "./stories/procurement-world";

tellStories(
  "the procurement office over msw",
  { ...procurementStories, ...hostileProcurementStories },
  { title: "holds an award that a slow platform would keep waiting (R23)", story: slowProcurementStory },
  async (how) => openProcurementWorld(startMswPlatform(), how),
);
