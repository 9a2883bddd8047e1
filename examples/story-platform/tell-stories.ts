import { afterEach, describe, expect, it } from "vitest";

/** A world of a story; it ends with it. */
interface World {
  close(): Promise<void>;
}

/**
 * Tells every story of an office, each in a world of its own.
 *
 * @param title where the stories are told
 * @param stories by their sentences
 * @param slow what a platform that keeps everybody waiting comes to
 * @param open opens a world; `deadlineMs` is the guard's
 */
export function tellStories<W extends World>(
  title: string,
  stories: Readonly<Record<string, (world: W) => Promise<void>>>,
  slow: { readonly title: string; readonly story: (world: W) => Promise<void> },
  open: (how: { readonly deadlineMs?: number }) => Promise<W>,
): void {
  let world: W | undefined;
  afterEach(async () => {
    await world?.close();
    world = undefined;
  });

  async function opened(how: { readonly deadlineMs?: number } = {}): Promise<W> {
    world = await open(how);
    return world;
  }

  describe(title, () => {
    it.each(Object.entries(stories))("%s", async (_title, story) => {
      await story(await opened());
      expect.hasAssertions();
    });

    it(slow.title, async () => {
      await slow.story(await opened({ deadlineMs: 1_000 }));
      expect.hasAssertions();
    });
  });
}
