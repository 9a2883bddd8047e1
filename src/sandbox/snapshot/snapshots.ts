import type { SnapshotHeader } from "../../contract/snapshot";
import type { Clock } from "../../time/clock";
import type { PlatformLists } from "../http/platform-lists";
import { momentAt } from "../moment-at";
import type { ListsSnapshot } from "../storage/lists-snapshot";
import type { RegistryStore } from "../storage/registry-store";
import type { SigningKey } from "./signing-key";
import { createSnapshotStream, type SnapshotStream } from "./snapshot-stream";

/** Gives all standings at one version of the lists to whoever keeps a copy of them. */
export interface Snapshots {
  readonly publishedKeys: SigningKey["published"];
  /** Begins one; undefined while as many run as may, or one of the application's, and while the lists give none. Rejects
   * where the lists cannot be read. */
  open(how: {
    readonly appKey: string;
    /** Of the catalogue that is active as long as the store keeps none. */
    readonly ownVersion: SnapshotHeader["catalogueVersion"];
    /** Whether whoever takes it is let still. */
    readonly isStillLet: () => Promise<boolean>;
    /** Drops the connection of whoever takes it. */
    readonly disconnect: () => void;
  }): Promise<ReadableStream<Uint8Array> | undefined>;
  /** Breaks off those that run, and begins none any more. */
  close(): void;
}

/** How snapshots are given; everything may be left out. */
export interface SnapshotsHow {
  /** At most so many at once. Default 2. */
  readonly atOnceMaxCount?: number;
  /** How long one may take, since its state keeps the database from clearing up. Default 5 min. */
  readonly maxMs?: number;
  /** For how long somebody may take nothing. Default 30 s. */
  readonly stallMaxMs?: number;
}

/**
 * Makes what gives snapshots.
 *
 * @param parts the lists, which say whether anything may be answered; the state they are read from; the key; the clock
 * @param how bounds
 * @returns the snapshots, to be closed with the service
 * @source 五(三)
 * @example
 * const snapshots = createSnapshots({ lists, begin: store.beginSnapshot, key: createSigningKey(), clock });
 */
export function createSnapshots(
  parts: {
    readonly lists: Pick<PlatformLists, "changesSince">;
    readonly begin: RegistryStore["beginSnapshot"];
    readonly key: SigningKey;
    readonly clock: Clock;
  },
  how: SnapshotsHow = {},
): Snapshots {
  const { lists, begin, key, clock } = parts;
  const { atOnceMaxCount = 2, maxMs = 300_000, stallMaxMs = 30_000 } = how;
  const streams = new Set<SnapshotStream>();
  /** Whose run: one of each, lest one that is slow keep them from all others. */
  const openKeys = new Set<string>();
  let isClosed = false;

  async function beginAt(moment: ReturnType<typeof momentAt>) {
    // These reject where the clock is not to be trusted.
    await lists.changesSince(0, 1, moment);
    return begin(moment);
  }

  return {
    publishedKeys: key.published,
    async open({ appKey, ownVersion, isStillLet, disconnect }) {
      if (isClosed || openKeys.size >= atOnceMaxCount || openKeys.has(appKey)) return undefined;
      openKeys.add(appKey);
      const moment = momentAt(clock.wallMs());
      let snapshot: ListsSnapshot | undefined;
      try {
        snapshot = await beginAt(moment);
      } finally {
        if (snapshot === undefined) openKeys.delete(appKey);
      }
      if (snapshot === undefined) return undefined;
      const { catalogueVersion = ownVersion } = snapshot;
      const stream = createSnapshotStream(snapshot, {
        ...{ asOf: moment.at, catalogueVersion, key, maxMs, stallMaxMs, isStillLet, disconnect },
        onEnd() {
          openKeys.delete(appKey);
          streams.delete(stream);
        },
      });
      streams.add(stream);
      if (isClosed) stream.drop();
      return stream.body;
    },
    close() {
      isClosed = true;
      for (const stream of [...streams]) stream.drop();
    },
  };
}
