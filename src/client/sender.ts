/** What is sent to the platform, once. */
export interface SentRequest {
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly redirect: "manual";
  readonly signal: AbortSignal;
}

/** A body of which nothing was read yet. */
export interface AnswerBody {
  getReader(): AnswerReader;
  cancel(): Promise<void>;
}

/** Reads a body piece by piece. */
export interface AnswerReader {
  read(): Promise<AnswerPiece>;
  cancel(): Promise<void>;
}

export type AnswerPiece =
  | { readonly done: false; readonly value: Uint8Array }
  | { readonly done: true; readonly value?: Uint8Array | undefined };

/** What is read of an answer: a part of what a `Response` has. */
export interface SentAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AnswerBody | null;
  /** Closes the connection, where the sender has a say in it: what comes on it next could be an answer to nothing. */
  discard?(): void;
}

/** Sends a request and gives the head of the answer; the global fetch is one. */
export type Sender = (url: URL, request: SentRequest) => Promise<SentAnswer>;
