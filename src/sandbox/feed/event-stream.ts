import { type EventsQuery, eventIdOf, type Heartbeat } from "../../contract/changes-event";
import { type EventName, eventSignature } from "../../contract/event-signature";
import { sha256Hex } from "../../integrity/sha256";
import type { Clock } from "../../time/clock";
import type { FeedTail } from "./feed-tail";

/** Who follows the changes, and from where on. */
export interface Follower {
  readonly appKey: string;
  readonly nonce: string;
  readonly secret: string;
  /** The last change it knows, and of which lists, where it says so. */
  readonly after: EventsQuery;
  /** Whether it is let follow them still; rejects where nobody can tell, and then it is not. */
  isStillLet(): Promise<boolean>;
  /** Drops its connection. */
  disconnect(): void;
}

/** The stream of one who follows. */
export interface EventStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Sees whether there is something to send, and whether it is taken. */
  look(): void;
  /** Ends it where who follows is no longer let; never rejects. */
  lookWhetherLet(): Promise<void>;
  /** Ends it in good order. */
  end(): void;
}

const encoder = new TextEncoder();

/**
 * Makes the stream of one who follows the changes. It holds a position and no queue: what is next is asked for when
 * the connection takes more, and whoever takes nothing for long is dropped, to come back where it was.
 *
 * @param follower who
 * @param parts the tail and the clock; how often there is a message at least; for how long nothing need be taken;
 *   how long it lasts at most; after
 *   how long whoever lost the connection is to come back; what is called once, when it has ended
 * @returns the stream
 * @source 五(三); HTML Standard, server-sent events
 * @example
 * createEventStream(follower, { tail, clock, heartbeatMs: 15_000, stallMaxMs: 30_000, lifeMaxMs: 900_000, retryMs: 2_000, onEnd })
 */
export function createEventStream(
  follower: Follower,
  parts: {
    readonly tail: FeedTail;
    readonly clock: Clock;
    readonly heartbeatMs: number;
    readonly stallMaxMs: number;
    readonly lifeMaxMs: number;
    readonly retryMs: number;
    readonly onEnd: () => void;
  },
): EventStream {
  const { tail, clock, heartbeatMs, stallMaxMs, lifeMaxMs, retryMs, onEnd } = parts;
  const openedMs = clock.monotonicMs();
  let position = follower.after.since;
  let sentMs = clock.monotonicMs();
  /** Since when there is something to send that is not taken. */
  let owedSinceMs: number | undefined;
  let isAsked = false;
  let isTold = false;
  let isEnded = false;
  let wake: (() => void) | undefined;
  let control: ReadableStreamDefaultController<Uint8Array> | undefined;

  const isHeartbeatDue = () => clock.monotonicMs() - sentMs >= heartbeatMs;

  function ended(): void {
    if (isEnded) return;
    isEnded = true;
    wake?.();
    onEnd();
  }

  function end(): void {
    if (isEnded) return;
    ended();
    control?.close();
  }

  function drop(): void {
    if (isEnded) return;
    follower.disconnect();
    end();
  }

  function headOf(event: EventName, dataDigest: string): string {
    const { nonce, secret } = follower;
    return `event: ${event}\ndata: ${eventSignature({ nonce, event, dataDigest }, secret)} `;
  }

  /** Sends what is next, once there is something. */
  async function sendNext(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    while (!isEnded) {
      isTold = false;
      const page = await tail.pageAfter(position);
      if (isEnded) return;
      if (page !== undefined) {
        position = page.last;
        controller.enqueue(
          encoder.encode(`id: ${eventIdOf(page.epoch, page.last)}\n${headOf("changes", page.digest)}`),
        );
        // The same bytes for all who are at this place.
        controller.enqueue(page.bytes);
        return;
      }
      if (isHeartbeatDue()) {
        const heartbeat: Heartbeat = { epoch: tail.epoch, listVersion: position, at: tail.readAt };
        const json = JSON.stringify(heartbeat);
        controller.enqueue(encoder.encode(`${headOf("heartbeat", sha256Hex(json))}${json}\n\n`));
        return;
      }
      if (isTold) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        control = controller;
        controller.enqueue(encoder.encode(`retry: ${retryMs}\n: yingcha changes after ${position}\n\n`));
      },
      async pull(controller) {
        isAsked = true;
        owedSinceMs = undefined;
        try {
          await sendNext(controller);
          sentMs = clock.monotonicMs();
        } catch {
          drop();
        } finally {
          isAsked = false;
        }
      },
      cancel: ended,
    },
    // Nothing is made before the connection takes it.
    { highWaterMark: 0 },
  );

  return {
    body,
    async lookWhetherLet() {
      if (!(await follower.isStillLet().catch(() => false))) end();
    },
    look() {
      isTold = true;
      wake?.();
      if (clock.monotonicMs() - openedMs >= lifeMaxMs) return end();
      if (isAsked || (position >= tail.tip && !isHeartbeatDue())) return;
      const nowMs = clock.monotonicMs();
      owedSinceMs ??= nowMs;
      if (nowMs - owedSinceMs >= stallMaxMs) drop();
    },
    end,
  };
}
