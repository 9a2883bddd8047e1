import type { Change } from "../../contract/change";
import { eventChangesMaxCount } from "../../contract/changes-event";
import type { ChangesPage } from "../../contract/changes-page";
import { sha256Hex } from "../../integrity/sha256";
import type { Clock } from "../../time/clock";
import type { PlatformLists } from "../http/platform-lists";
import { momentAt } from "../moment-at";

/** Changes as they go to everybody who is at one place. */
export interface FeedPage {
  /** Of which lists. */
  readonly epoch: string;
  /** The number of its last change. */
  readonly last: number;
  /** The JSON, and the line feeds that end a message. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the JSON. */
  readonly digest: string;
}

/** The newest changes of the lists, read once for all who follow them. */
export interface FeedTail {
  /** Of which lists the numbers are; empty before the first reading. */
  readonly epoch: string;
  /** The number of the last change that was read; 0 before the first reading. */
  readonly tip: number;
  /** The instant as of which there was none after it. */
  readonly readAt: string;
  /** Reads what is new, with all that was done before this call; at once for all that wait for it. */
  refresh(): Promise<void>;
  /** Says that something is new: nothing goes out of what is kept before it was read. */
  tell(): void;
  /** The changes after a number; undefined where there are none, as far as is known. Rejects where they cannot be read. */
  pageAfter(position: number): Promise<FeedPage | undefined>;
  /** Lets go of all that is kept. */
  forget(): void;
}

/** What becomes of the tail. */
export type TailEvent = "moved" | "made-anew";

const readAtOnceMaxCount = 1_000;
/** Whatever is kept goes out for so long after the lists were read; they are read every second while somebody follows. */
const keptMaxMs = 5_000;
/** At most so many made pages are kept: most who follow are at the end, the others pass by. */
const pageMaxCount = 32;

/**
 * Makes the tail of the changes. Of recent changes it keeps a window, and none of them once one is seen that erases a
 * record, since they may speak of it. While the lists cannot be read nothing of the window goes out, since nobody can
 * tell what was erased by now.
 *
 * @param parts the lists and the clock; how many changes are kept; who is told when there are new ones, and when the
 *   lists were made anew, so that the numbers mean something else
 * @returns the tail, nothing read yet
 * @source 五(三), 五(五), 六(三) (R8)
 * @example
 * createFeedTail({ lists, clock, windowMaxCount: 5_000, onEvent: () => undefined })
 */
export function createFeedTail(parts: {
  readonly lists: Pick<PlatformLists, "changesSince">;
  readonly clock: Clock;
  readonly windowMaxCount: number;
  readonly onEvent: (event: TailEvent) => void;
}): FeedTail {
  const { lists, clock, windowMaxCount, onEvent } = parts;
  let tip: number | undefined;
  let epoch = "";
  let readAt = "";
  /** The JSON of the last changes through the tip. */
  let window: string[] = [];
  const pages = new Map<number, FeedPage>();
  let reading: Promise<void> = Promise.resolve();
  let isQueued = false;
  /** How often it was told, and through which time it has been read since. */
  let toldCount = 0;
  let heededCount = 0;
  /** When the last reading began; undefined where it failed. */
  let readMs: number | undefined;
  const isUnread = () =>
    heededCount < toldCount || readMs === undefined || clock.monotonicMs() - readMs > keptMaxMs;

  function drop(): void {
    window = [];
    pages.clear();
  }

  function forget(): void {
    drop();
    tip = undefined;
  }

  async function read(): Promise<void> {
    isQueued = false;
    const heeded = toldCount;
    const beganMs = clock.monotonicMs();
    try {
      await readOn();
    } catch (error) {
      readMs = undefined;
      throw error;
    }
    heededCount = heeded;
    readMs = beganMs;
  }

  async function readOn(): Promise<void> {
    const moment = momentAt(clock.wallMs());
    const before = tip;
    if (tip === undefined) ({ epoch, listVersion: tip } = await lists.changesSince(0, 1, moment));
    for (;;) {
      const { listVersion, changes, ...now } = await lists.changesSince(tip, readAtOnceMaxCount, moment);
      if (listVersion < tip || now.epoch !== epoch) {
        drop();
        ({ epoch } = now);
        tip = listVersion;
        onEvent("made-anew");
        break;
      }
      keep(changes);
      tip = changes.at(-1)?.sequence ?? tip;
      if (changes.length < readAtOnceMaxCount) break;
    }
    readAt = moment.at;
    if (tip !== before) onEvent("moved");
  }

  function keep(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    // Those after it in the same reading are as the erasure left them.
    if (changes.some(({ kind }) => kind === "erased")) drop();
    for (const change of changes) window.push(JSON.stringify(change));
    if (window.length > windowMaxCount) window = window.slice(-windowMaxCount);
    // Each would have more changes by now.
    pages.clear();
  }

  function refresh(): Promise<void> {
    // A reading that runs may have begun before what is asked for was done.
    if (!isQueued) reading = reading.catch(() => undefined).then(read);
    isQueued = true;
    return reading;
  }

  async function pageAfter(position: number): Promise<FeedPage | undefined> {
    if (isUnread()) await refresh().catch(() => undefined);
    if (tip === undefined || position >= tip) return undefined;
    const before = tip - window.length;
    // From the lists themselves where it could not be read what was erased by now.
    if (position < before || isUnread()) return storedPageAfter(position);
    const known = pages.get(position);
    if (known !== undefined) return known;
    const texts = window.slice(position - before, position - before + eventChangesMaxCount);
    const page = pageOf(texts, { epoch, listVersion: tip, last: position + texts.length });
    pages.set(position, page);
    const [oldest = position] = pages.keys();
    if (pages.size > pageMaxCount) pages.delete(oldest);
    return page;
  }

  async function storedPageAfter(position: number): Promise<FeedPage | undefined> {
    const moment = momentAt(clock.wallMs());
    const { changes, ...place } = await lists.changesSince(position, eventChangesMaxCount, moment);
    if (place.epoch !== epoch)
      throw new Error("The lists were made anew, and the position is one of before.");
    const last = changes.at(-1)?.sequence;
    if (last === undefined) return undefined;
    return pageOf(
      changes.map((change) => JSON.stringify(change)),
      { ...place, last },
    );
  }

  return {
    get epoch() {
      return epoch;
    },
    get tip() {
      return tip ?? 0;
    },
    get readAt() {
      return readAt;
    },
    refresh,
    tell() {
      toldCount += 1;
      void refresh().catch(() => undefined);
    },
    pageAfter,
    forget,
  };
}

function pageOf(
  texts: readonly string[],
  { epoch, listVersion, last }: Pick<ChangesPage, "epoch" | "listVersion"> & Pick<FeedPage, "last">,
): FeedPage {
  const json = `{"epoch":"${epoch}","listVersion":${listVersion},"changes":[${texts.join(",")}]}`;
  return { epoch, last, bytes: Buffer.from(`${json}\n\n`), digest: sha256Hex(json) };
}
