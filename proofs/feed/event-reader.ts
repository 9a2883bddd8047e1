import {
  type ChangesEvent,
  changesEventSchema,
  type Heartbeat,
  heartbeatSchema,
} from "../../src/contract/changes-event";
import { eventSignature } from "../../src/contract/event-signature";
import { equalInConstantTime } from "../../src/integrity/equal-in-constant-time";
import { sha256Hex } from "../../src/integrity/sha256";

/** A message of the stream, by the interface's description alone. */
export type ReadEvent =
  | { readonly kind: "changes"; readonly id: string | undefined; readonly page: ChangesEvent }
  | { readonly kind: "heartbeat"; readonly id: string | undefined; readonly heartbeat: Heartbeat }
  | { readonly kind: "forged"; readonly text: string };

/** Takes the bytes of a stream in whatever pieces, and gives the messages that are whole. */
export function createEventReader(
  nonce: string,
  secret: string,
): (bytes: Uint8Array) => readonly ReadEvent[] {
  const decoder = new TextDecoder();
  let rest = "";
  return (bytes) => {
    const blocks = (rest + decoder.decode(bytes, { stream: true })).split("\n\n");
    rest = blocks.pop() ?? "";
    return blocks.flatMap((block) => readBlock(block, nonce, secret));
  };
}

function readBlock(block: string, nonce: string, secret: string): readonly ReadEvent[] {
  const fields = new Map(
    block.split("\n").map((line) => {
      const colon = line.indexOf(": ");
      return [line.slice(0, colon), line.slice(colon + 2)] as const;
    }),
  );
  const event = fields.get("event");
  const data = fields.get("data");
  // A comment, or how long to wait.
  if (event === undefined && data === undefined) return [];
  const space = data?.indexOf(" ") ?? -1;
  const [signature, json] = [data?.slice(0, space) ?? "", data?.slice(space + 1) ?? ""];
  if (event !== "changes" && event !== "heartbeat") return [{ kind: "forged", text: block }];
  const expected = eventSignature({ nonce, event, dataDigest: sha256Hex(json) }, secret);
  if (!equalInConstantTime(expected, signature)) return [{ kind: "forged", text: block }];
  const id = fields.get("id");
  return event === "changes"
    ? [{ kind: "changes", id, page: changesEventSchema.parse(JSON.parse(json)) }]
    : [{ kind: "heartbeat", id, heartbeat: heartbeatSchema.parse(JSON.parse(json)) }];
}
