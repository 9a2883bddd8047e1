import { setupServer } from "msw/node";
import { createTestPlatform, type TestPlatform } from "yingcha/testing";
import { garblings, type Listed, numberedName, type StoryPlatform } from "./story-platform";

/** The test platform behind msw: requests of the guard never leave the process. */
export function startMswPlatform(): StoryPlatform {
  const platform: TestPlatform = createTestPlatform();
  const server = setupServer(...platform.handlers);
  server.listen({
    onUnhandledRequest({ url }, print) {
      // The story itself talks to the app over the loopback; anything else must not be asked.
      if (new URL(url).hostname !== "127.0.0.1") print.error();
    },
  });
  let number = 0;
  const nextName = () => {
    number += 1;
    return numberedName(number);
  };
  const isAbout = ({ code }: Listed) =>
    platform.lookups().filter((lookup) => lookup.subjects.some((one) => one.code === code));
  return {
    connection: platform.connection,
    day: platform.day,
    company(sketch = {}) {
      const name = sketch.name ?? nextName();
      return { name, code: platform.register({ ...sketch, name }) };
    },
    person(sketch = {}) {
      const name = sketch.name ?? nextName();
      return { name, code: platform.registerPerson({ ...sketch, name }).code };
    },
    list: ({ code }, draft) => platform.list(code, draft),
    goDown: platform.goDown,
    slowDown: platform.slowDown,
    garble: (how) =>
      platform.answerWith(async ({ answerHonestly }) => garblings[how](await answerHonestly())),
    recover: platform.recover,
    lookupCount: (who) => isAbout(who).length,
    close: async () => server.close(),
  };
}
