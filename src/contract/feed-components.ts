import { heartbeatSchema } from "./changes-event";
import { keysSchema } from "./keys";
import { snapshotHeaderSchema, snapshotTrailerSchema } from "./snapshot";

/** What whoever keeps a copy of the lists reads, by the name under which the OpenAPI document shows it. */
export const feedComponents = {
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
