import type { CatalogueDocumentInput } from "../../catalogue/catalogue-document";
import type { PolicyPack } from "../../catalogue/policy-pack";
import type { ProblemCode, ProblemRefusal } from "../../contract/problem";
import type { Clock } from "../../time/clock";
import type { Application } from "../access/application";
import type { CatalogueShelf } from "../catalogue/catalogue-shelf";
import type { ChangeFeed } from "../feed/change-feed";
import type { Snapshots } from "../snapshot/snapshots";
import type { RegistryStore } from "../storage/registry-store";
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
  /** Whether it might ask the same again, as what it is by now and under the same secret, for what goes on beyond the
   * answer's beginning. Rejects where nobody can tell. */
  isStillLet(): Promise<boolean>;
  /** Drops the connection on which it came, with whatever of an answer is under way. */
  disconnect(): void;
}

/** Where catalogues are kept, and what departments declared and answered. */
export interface CatalogueService {
  readonly stores: Pick<RegistryStore, "catalogues" | "engagements">;
  readonly shelf: CatalogueShelf;
  /** On which they build. */
  readonly pack: PolicyPack;
}

/** What answers need. */
export interface AnswerParts {
  readonly lists: PlatformLists;
  /** What is served as long as the store keeps none. */
  readonly catalogue: CatalogueDocumentInput;
  /** What publishes catalogues, and tells departments what calls on them; without it there are no such paths. */
  readonly service?: CatalogueService;
  readonly clock: Clock;
  /** Tells of changes while they happen; without it nothing does. Whoever made it closes it. */
  readonly feed?: ChangeFeed;
  /** Gives all standings at once; without it nothing does. Whoever made it closes it. */
  readonly snapshots?: Snapshots;
}

/** The parts, and the catalogues where there is a store of them. */
export interface ShelfParts extends AnswerParts {
  readonly shelf: CatalogueShelf | undefined;
}

/** What is answered to a message, before it is signed. */
export type MessageAnswer =
  | {
      readonly kind: "answered";
      readonly text: string;
      readonly etag?: string;
      /** Default: JSON. */
      readonly contentType?: string;
      /** Beside those that every answer has; none of them is signed by the application's secret. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** It goes out while it is made, so that no header can sign it; what it consists of is signed piece by piece. */
  | { readonly kind: "streamed"; readonly body: ReadableStream<Uint8Array>; readonly contentType: string }
  /** The catalogue at hand is the active one. */
  | { readonly kind: "unchanged"; readonly etag: string }
  | {
      readonly kind: "refused";
      readonly code: ProblemCode;
      readonly refusal?: ProblemRefusal;
      readonly detail?: string;
      /** After how long it may be asked again. */
      readonly retryAfterMs?: number;
    };

/** Answers one kind of message. */
export type Answering = (message: Message) => Promise<MessageAnswer>;

/** A message that does not hold to the contract. */
export const malformed: MessageAnswer = { kind: "refused", code: "request-malformed" };

/** A path that this platform does not have. */
export const unknownPath: MessageAnswer = { kind: "refused", code: "path-unknown" };

/** A message that its sender may not send. */
export const forbidden: MessageAnswer = { kind: "refused", code: "request-forbidden" };

/** A message in the name of a department that is not its sender's: the same whatever stands on the lists, R10. */
export const notActingFor: MessageAnswer = {
  kind: "refused",
  code: "request-forbidden",
  detail: "应用不代表所称的部门。The application does not act for the department that is named.",
};
