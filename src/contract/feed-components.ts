import { changeSchema } from "./change";
import { heartbeatSchema } from "./changes-event";
import { changesPageSchema } from "./changes-page";
import { keysSchema } from "./keys";
import { snapshotHeaderSchema, snapshotTrailerSchema } from "./snapshot";

/** What whoever keeps a copy of the lists reads, by the name under which the OpenAPI document shows it. */
export const feedComponents = {
  ChangesPage: {
    schema: changesPageSchema,
    description: "一页变动，按序号连续。A page of changes, by number and without a gap.",
  },
  Change: {
    schema: changeSchema,
    description:
      "一条记录的一次变动；sequence 逐一递增，也是此后的名单版本。One change of one record; `sequence` rises by one and is the version of the lists from then on.",
  },
  Heartbeat: {
    schema: heartbeatSchema,
    description:
      "推送的心跳：平台在 at 时查过名单，至 listVersion 的变动均已发出。That nothing is untold: all through `listVersion` was sent, as of `at`.",
  },
  SnapshotHeader: {
    schema: snapshotHeaderSchema,
    description: "快照首行。The first line of a snapshot: which state of the lists it is.",
  },
  SnapshotTrailer: {
    schema: snapshotTrailerSchema,
    description:
      "快照末行：此前全部字节的 SHA-256 与 Ed25519 签名。The last line of a snapshot: the SHA-256 of every byte before it, and the Ed25519 signature.",
  },
  Keys: {
    schema: keysSchema,
    description: "平台公钥。The public keys of the platform.",
  },
} as const;
