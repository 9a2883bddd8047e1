import type { CatalogueDocumentInput } from "../../catalogue/catalogue-document";
import type { ProblemCode } from "../../contract/problem";
import type { RefusalCode } from "../../contract/transition";
import type { Clock } from "../../time/clock";
import type { Application } from "../access/application";
import type { ChangeFeed } from "../feed/change-feed";
import type { Snapshots } from "../snapshot/snapshots";
import type { PlatformLists } from "./platform-lists";

/** A message of a known application. */
export interface Message {
  readonly application: Application;
  /** Over which, and with which, an answer is signed that says its signature within itself. */
  readonly nonce: string;
  readonly secret: string;
  /** Counts a message that asks for much as so many more, towards what its application may ask a minute. */
  charge(count: number): void;
  readonly body: string;
  readonly query: URLSearchParams;
  header(name: string): string | undefined;
  /** Drops the connection on which it came, with whatever of an answer is under way. */
  disconnect(): void;
}

/** What answers need. */
export interface AnswerParts {
  readonly lists: PlatformLists;
  readonly catalogue: CatalogueDocumentInput;
  readonly clock: Clock;
  /** Tells of changes while they happen; without it nothing does. Whoever made it closes it. */
  readonly feed?: ChangeFeed;
  /** Gives all standings at once; without it nothing does. Whoever made it closes it. */
  readonly snapshots?: Snapshots;
}

/** What is answered to a message, before it is signed. */
export type MessageAnswer =
  | {
      readonly kind: "answered";
      readonly text: string;
      readonly etag?: string;
      /** Default: JSON. */
      readonly contentType?: string;
    }
  /** It goes out while it is made, so that no header can sign it; what it consists of is signed piece by piece. */
  | { readonly kind: "streamed"; readonly body: ReadableStream<Uint8Array>; readonly contentType: string }
  /** The catalogue at hand is the active one. */
  | { readonly kind: "unchanged"; readonly etag: string }
  | {
      readonly kind: "refused";
      readonly code: ProblemCode;
      readonly refusal?: RefusalCode;
      /** After how long it may be asked again. */
      readonly retryAfterMs?: number;
    };

/** Answers one kind of message. */
export type Answering = (message: Message) => Promise<MessageAnswer>;

/** A message that does not hold to the contract. */
export const malformed: MessageAnswer = { kind: "refused", code: "request-malformed" };

/** A message to what this platform does not have. */
export const unknownPath: MessageAnswer = { kind: "refused", code: "path-unknown" };

/** A message that its sender may not send. */
export const forbidden: MessageAnswer = { kind: "refused", code: "request-forbidden" };
