/** Who is told that something changed. */
export interface Hearers {
  /** Tells somebody from now on, until it is stopped by what this gives. */
  add(hear: () => void): () => void;
  /** Tells everybody; what one of them throws keeps nobody else from it. */
  tell(): void;
  /** Tells nobody any more, and ends what is watched. */
  close(): void;
}

/**
 * Makes a circle of hearers, for which something is watched as long as there is one.
 *
 * @param watch begins with the first hearer; what it gives ends it with the last one
 * @returns the circle, of nobody yet
 * @example
 * const hearers = createHearers(() => () => undefined)
 */
export function createHearers(watch: () => () => void = () => () => undefined): Hearers {
  const hearers = new Set<() => void>();
  let end: (() => void) | undefined;
  function leave(): void {
    end?.();
    end = undefined;
  }

  return {
    add(hear) {
      // One of its own for each call, so that who listens twice stops once.
      const own = () => hear();
      hearers.add(own);
      end ??= watch();
      return () => {
        if (hearers.delete(own) && hearers.size === 0) leave();
      };
    },
    tell() {
      for (const hear of [...hearers]) {
        try {
          hear();
        } catch {
          // What is told is that it may look; who fails at it looks again by itself.
        }
      }
    },
    close() {
      hearers.clear();
      leave();
    },
  };
}
