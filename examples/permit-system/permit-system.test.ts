import { startMswPlatform } from "../story-platform/msw-platform";
import { requestHeaders, type Send } from "../story-platform/send";
import { tellStories } from "../story-platform/tell-stories";
import { hostilePermitStories, slowPermitStory } from "./stories/hostile-permit-stories";
import { permitStories } from "./stories/permit-stories";
import { openPermitWorld } from "./stories/permit-world";

tellStories(
  "the permit office over msw",
  { ...permitStories, ...hostilePermitStories },
  { title: "holds a decision that a slow platform would keep waiting (R23)", story: slowPermitStory },
  // The app is asked in the process, and what it asks in turn is answered by msw.
  async (how) =>
    openPermitWorld(
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
    ),
);
