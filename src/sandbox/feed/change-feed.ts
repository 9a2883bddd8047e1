import { eventsLifeMaxMs } from "../../contract/changes-event";
import type { Clock } from "../../time/clock";
import type { PlatformLists } from "../http/platform-lists";
import type { RegistryStore } from "../storage/registry-store";
import { createEventStream, type EventStream, type Follower } from "./event-stream";
import { createFeedTail } from "./feed-tail";

/** What comes of it when somebody wants to follow the changes. */
export type Opened =
  | { readonly kind: "opened"; readonly body: ReadableStream<Uint8Array> }
  /** There is no such change: the lists were made anew, or restored. */
  | { readonly kind: "sequence-unknown" }
  | { readonly kind: "throttled" };

/** Tells of changes while they happen. */
export interface ChangeFeed {
  /** Begins a stream after a change that is known; rejects where the lists cannot be read. */
  open(follower: Follower): Promise<Opened>;
  /** Ends all streams, and opens none any more. */
  close(): void;
}

/** How a feed works; everything may be left out. */
export interface ChangeFeedHow {
  /** How long a stream is silent at most. Default 15 s. */
  readonly heartbeatMs?: number;
  /** For how long somebody may leave untaken what there is to send. Default 30 s. */
  readonly stallMaxMs?: number;
  /** How long a stream lasts at most. Default 15 min. */
  readonly lifeMaxMs?: number;
  /** At most so many streams of one application at once. Default 1,100. */
  readonly streamMaxCount?: number;
  /** How many recent changes are kept for those who come back. Default 5,000. */
  readonly windowMaxCount?: number;
}

/** How often is looked for what nobody tells of: the calendar, and a notice that was lost. */
const lookMs = 1_000;
/** Whoever loses the connection comes back after a time of its own, lest all who lost it come at once. */
const retryMinMs = 1_000;
const retrySpreadMs = 4_000;

/**
 * Makes the feed of one process: it reads the changes once for all who follow them, and only while somebody does.
 *
 * @param parts the lists, what tells that they changed, and the clock
 * @param how times and bounds
 * @returns the feed, to be closed with the service
 * @source 五(三), 五(五), 六(三) (R8)
 * @example
 * const feed = createChangeFeed({ lists, onChanged: store.onChanged, clock });
 */
export function createChangeFeed(
  parts: {
    readonly lists: Pick<PlatformLists, "changesSince">;
    readonly onChanged: RegistryStore["onChanged"];
    readonly clock: Clock;
  },
  how: ChangeFeedHow = {},
): ChangeFeed {
  const { lists, onChanged, clock } = parts;
  const { heartbeatMs = 15_000, stallMaxMs = 30_000, lifeMaxMs = eventsLifeMaxMs } = how;
  const { streamMaxCount = 1_100, windowMaxCount = 5_000 } = how;
  const streams = new Set<EventStream>();
  const counts = new Map<string, number>();
  let openCount = 0;
  let stopWatching: (() => void) | undefined;
  let isClosed = false;

  const tail = createFeedTail({
    lists,
    clock,
    windowMaxCount,
    onEvent(event) {
      for (const stream of [...streams]) {
        if (event === "made-anew") stream.end();
        else stream.look();
      }
    },
  });

  function watch(): () => void {
    const stopHearing = onChanged(tail.tell);
    const timer = setInterval(() => {
      void tail.refresh().catch(() => undefined);
      for (const stream of [...streams]) {
        void stream.lookWhetherLet();
        stream.look();
      }
    }, lookMs).unref();
    return () => {
      stopHearing();
      clearInterval(timer);
      tail.forget();
    };
  }

  /** Takes a place; undefined where the application has them all. */
  function placeOf(appKey: string): (() => void) | undefined {
    const count = counts.get(appKey) ?? 0;
    if (isClosed || count >= streamMaxCount) return undefined;
    counts.set(appKey, count + 1);
    openCount += 1;
    stopWatching ??= watch();
    return () => {
      const left = (counts.get(appKey) ?? 1) - 1;
      if (left === 0) counts.delete(appKey);
      else counts.set(appKey, left);
      openCount -= 1;
      if (openCount > 0) return;
      stopWatching?.();
      stopWatching = undefined;
    };
  }

  async function open(follower: Follower): Promise<Opened> {
    const leave = placeOf(follower.appKey);
    if (leave === undefined) return { kind: "throttled" };
    try {
      // Whoever comes after an erasure was answered, by whichever process, is given nothing of before it.
      await tail.refresh();
    } catch (error) {
      leave();
      throw error;
    }
    const { since, epoch = tail.epoch } = follower.after;
    if (isClosed || since > tail.tip || epoch !== tail.epoch) {
      leave();
      return { kind: isClosed ? "throttled" : "sequence-unknown" };
    }
    const retryMs = retryMinMs + Math.floor(Math.random() * retrySpreadMs);
    const stream = createEventStream(follower, {
      ...{ tail, clock, heartbeatMs, stallMaxMs, lifeMaxMs, retryMs },
      onEnd() {
        streams.delete(stream);
        leave();
      },
    });
    streams.add(stream);
    return { kind: "opened", body: stream.body };
  }

  return {
    open,
    close() {
      isClosed = true;
      for (const stream of [...streams]) stream.end();
    },
  };
}
