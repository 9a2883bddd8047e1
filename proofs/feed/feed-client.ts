import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { signedRequestHeaders } from "../../src/contract/signed-request-headers";
import { randomNonce } from "../../src/integrity/nonce";
import { demonstrationApplications } from "../../src/sandbox/demonstration-applications";
import { createEventReader, type ReadEvent } from "./event-reader";

const { appKey, secret } = demonstrationApplications.checking;
const comeBackMs = 50;

/** What a client saw that should never be. */
export interface Seen {
  gapCount: number;
  doubleCount: number;
  forgedCount: number;
  /** Connections that were ended from the other side. */
  droppedCount: number;
  refusedCount: number;
  /** How often it was answered again, after a connection that had been answered was broken off. */
  resumedCount: number;
}

/** One who follows the changes, and comes back whenever it loses its connection. */
export interface FeedClient {
  /** The number of the last change. */
  readonly last: number;
  readonly seen: Seen;
  /** Breaks the connection off and comes back, to whichever process. */
  kill(): void;
  /** Takes nothing of what comes, until it is resumed. */
  pause(): void;
  resume(): void;
  stop(): void;
}

/** Follows the changes from a number on; `hear` is told of each message, and when its connection was begun. */
export function startFeedClient(
  since: number,
  baseUrlOf: () => string,
  hear: (event: ReadEvent, openedMs: number, baseUrl: string) => void = () => undefined,
): FeedClient {
  const seen: Seen = {
    ...{ gapCount: 0, doubleCount: 0, forgedCount: 0 },
    ...{ droppedCount: 0, refusedCount: 0, resumedCount: 0 },
  };
  let last = since;
  let lastId: string | undefined;
  let current: ClientRequest | undefined;
  let incoming: IncomingMessage | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the connection of now was answered 200. */
  let isOpen = false;
  let isStopped = false;
  let isPaused = false;

  function heed(event: ReadEvent): void {
    if (event.kind === "forged") seen.forgedCount += 1;
    if (event.kind !== "changes") return;
    for (const { sequence } of event.page.changes) {
      if (sequence > last + 1) seen.gapCount += 1;
      if (sequence <= last) seen.doubleCount += 1;
      last = sequence;
    }
    if (event.id !== `${event.page.epoch}.${last}`) seen.forgedCount += 1;
    lastId = event.id;
  }

  function connect(isResuming = false): void {
    isOpen = false;
    const nonce = randomNonce();
    const timestamp = new Date().toISOString();
    const path = `v1/events?since=${since}`;
    const baseUrl = baseUrlOf();
    const openedMs = Date.now();
    const read = createEventReader(nonce, secret);
    const own = request(baseUrl + path, {
      agent: false,
      headers: {
        ...signedRequestHeaders({ appKey, timestamp, nonce, method: "GET", path, body: "" }, secret),
        ...(lastId === undefined ? {} : { "last-event-id": lastId }),
      },
    });
    current = own;
    const lost = () => {
      if (current !== own || isStopped) return;
      current = undefined;
      seen.droppedCount += 1;
      isOpen = false;
      timer = setTimeout(() => connect(), comeBackMs);
    };
    own.on("error", lost);
    own.on("response", (answer) => {
      if (current !== own) return;
      isOpen = answer.statusCode === 200;
      if (!isOpen) seen.refusedCount += 1;
      else if (isResuming) seen.resumedCount += 1;
      incoming = answer;
      answer.on("data", (bytes: Uint8Array) => {
        if (current !== own) return;
        for (const event of read(bytes)) {
          heed(event);
          hear(event, openedMs, baseUrl);
        }
      });
      answer.on("error", lost);
      answer.on("close", lost);
      if (isPaused) answer.pause();
    });
    own.end();
  }

  function leave(): void {
    const own = current;
    current = undefined;
    own?.destroy();
  }

  connect();
  return {
    get last() {
      return last;
    },
    seen,
    kill() {
      const wasOpen = isOpen;
      leave();
      clearTimeout(timer);
      connect(wasOpen);
    },
    pause() {
      isPaused = true;
      incoming?.pause();
    },
    resume() {
      isPaused = false;
      incoming?.resume();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      leave();
    },
  };
}
