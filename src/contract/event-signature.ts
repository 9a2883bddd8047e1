import { hmacSha256Hex } from "../integrity/hmac";

/** What the signature of a message on the stream of changes covers. */
export interface SignedEvent {
  /** The nonce of the request that opened the stream, so that no message can be moved to another one. */
  readonly nonce: string;
  readonly event: EventName;
  /** SHA-256 of the message's JSON, lower-case hex. */
  readonly dataDigest: string;
}

/** The kinds of messages on the stream of changes. */
export type EventName = "changes" | "heartbeat";

/**
 * Signs one message of a stream over the nonce of the request that opened it. Pure.
 *
 * The place of a message is not covered: what is missing, repeated or out of order shows in the numbers of the changes.
 *
 * @param event what is covered
 * @param secret that with which the request was signed
 * @returns `v1=` and HMAC-SHA256 in lower-case hex
 * @source 五(三); RFC 2104
 * @example
 * eventSignature({ nonce, event: "changes", dataDigest: sha256Hex(json) }, secret)
 */
export function eventSignature({ nonce, event, dataDigest }: SignedEvent, secret: string): string {
  return `v1=${hmacSha256Hex(secret, ["yingcha-event-v1", nonce, event, dataDigest].join("\n"))}`;
}
