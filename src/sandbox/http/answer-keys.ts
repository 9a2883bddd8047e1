import type { Keys } from "../../contract/keys";
import { type Answering, type AnswerParts, unknownPath } from "./message";

/**
 * Makes what gives the public keys of the platform.
 *
 * @param parts the snapshots and their keys, without which there is no such path
 * @returns the keys, under the signature of the answer
 * @source RFC 8410
 * @example
 * answerKeys(parts)
 */
export function answerKeys({ snapshots }: Pick<AnswerParts, "snapshots">): Answering {
  return async () => {
    if (snapshots === undefined) return unknownPath;
    const keys: Keys = { keys: snapshots.publishedKeys };
    return { kind: "answered", text: JSON.stringify(keys) };
  };
}
