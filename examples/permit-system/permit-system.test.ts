import { afterEach, describe, expect, it } from "vitest";
import { startMswPlatform } from "../story-platform/msw-platform";
import { requestHeaders, type Send } from "../story-platform/send";
import { hostilePermitStories, slowPermitStory } from "./stories/hostile-permit-stories";
import { permitStories } from "./stories/permit-stories";
import { openPermitWorld, type PermitWorld } from "./stories/permit-world";

let world: PermitWorld | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

/** The app is asked in the process, and what it asks in turn is answered by msw. */
async function open(how: { readonly deadlineMs?: number } = {}): Promise<PermitWorld> {
  world = await openPermitWorld(
    startMswPlatform(),
    async (app): Promise<Send> =>
      async (method, url, request = {}) => {
        const { body } = request;
        const answered = await app.inject({
          method,
          url,
          headers: requestHeaders(request),
          ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
        });
        const headers = new Headers();
        for (const [name, value] of Object.entries(answered.headers)) headers.set(name, String(value));
        return { status: answered.statusCode, headers, text: answered.body };
      },
    how,
  );
  return world;
}

describe("the permit office over msw", () => {
  it.each(Object.entries({ ...permitStories, ...hostilePermitStories }))("%s", async (_title, story) => {
    await story(await open());
    expect.hasAssertions();
  });

  it("holds a decision that a slow platform would keep waiting (R23)", async () => {
    await slowPermitStory(await open({ deadlineMs: 1_000 }));
    expect.hasAssertions();
  });
});
