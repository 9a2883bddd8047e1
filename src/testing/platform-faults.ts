import { setTimeout as wait } from "node:timers/promises";
import { answerSignature } from "../contract/answer-signature";
import { signatureHeader } from "../contract/signature-header";

/** An answer written by the test. */
export interface PlannedAnswer {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text or bytes as they are, anything else as JSON; absent: empty. */
  readonly body?: unknown;
  /** `right`: the platform's own, over this very request. Default `none`. */
  readonly signature?: "right" | "none";
}

/** A request as it reached the platform, and what may be made of it. */
export interface RequestAtPlatform {
  readonly request: Request;
  /** Makes an answer that bears the platform's signature, whatever it says. */
  sign(answer: Omit<PlannedAnswer, "signature">): Response;
  /** What the platform would have answered by itself. */
  answerHonestly(): Promise<Response>;
}

/** What is answered in the platform's place: a bare status, an answer, or a function from request to answer; one that
 * throws is a platform that broke. */
export type FaultyAnswer =
  | number
  | PlannedAnswer
  | ((arrived: RequestAtPlatform) => Response | Promise<Response>);

/** Which requests a faulty answer is given to. */
export interface FaultHow {
  /** How many requests get it, retries included; then it is over by itself. Default: all until `recover`. */
  readonly times?: number;
  /** Requests to which path get it. Default: both. */
  readonly path?: "lookups" | "catalogue";
}

/** What a request meets on its way. */
export interface PlatformFaults {
  goDown(): void;
  answerWith(answer: FaultyAnswer, how?: FaultHow): void;
  slowDown(how: { readonly delayMs: number }): void;
  recover(): void;
  /** Waits as long as was asked, then gives the answer: a faulty one, or what the platform answers. */
  answer(request: Request, answerHonestly: () => Promise<Response>): Promise<Response>;
}

interface Fault {
  readonly answer: FaultyAnswer;
  readonly path: FaultHow["path"];
  leftCount: number;
}

/**
 * Makes the faults of a test platform, none at first.
 *
 * @param secret what right signatures are made with
 * @returns the faults; a later one takes the place of an earlier one, a delay stays beside it
 * @example
 * createPlatformFaults(secret).answerWith(503, { times: 1 })
 */
export function createPlatformFaults(secret: string): PlatformFaults {
  let state: "up" | "down" = "up";
  let fault: Fault | undefined;
  let delayMs = 0;

  function faultFor(request: Request): FaultyAnswer | undefined {
    if (fault === undefined || fault.leftCount === 0) return undefined;
    if (fault.path !== undefined && !new URL(request.url).pathname.endsWith(`/${fault.path}`))
      return undefined;
    fault.leftCount -= 1;
    return fault.answer;
  }

  return {
    goDown() {
      state = "down";
    },
    answerWith(answer, { times = Number.POSITIVE_INFINITY, path } = {}) {
      state = "up";
      fault = { answer, path, leftCount: times };
    },
    slowDown(how) {
      delayMs = how.delayMs;
    },
    recover() {
      state = "up";
      fault = undefined;
      delayMs = 0;
    },
    async answer(request, answerHonestly) {
      const met = state === "up" ? faultFor(request) : undefined;
      const isDown = state === "down";
      if (delayMs > 0) await wait(delayMs, undefined, { signal: request.signal });
      if (isDown) return Response.error();
      if (met === undefined) return answerHonestly();
      if (typeof met === "number") return written({ status: met });
      if (typeof met !== "function")
        return written(met, met.signature === "right" ? { request, secret } : undefined);
      return met({ request, answerHonestly, sign: (answer) => written(answer, { request, secret }) });
    },
  };
}

/** @param signer whose request it answers and with which secret; absent: the answer is not signed */
function written(
  answer: PlannedAnswer,
  signer?: { readonly request: Request; readonly secret: string },
): Response {
  const { status = 200, body = "" } = answer;
  const headers = new Headers(answer.headers);
  const isJson = typeof body !== "string" && !(body instanceof Uint8Array);
  if (isJson && !headers.has("content-type")) headers.set("content-type", "application/json; charset=utf-8");
  const content = isJson ? JSON.stringify(body) : body;
  if (signer !== undefined) {
    const nonce = signer.request.headers.get(signatureHeader.nonce) ?? "";
    const signed = { nonce, status, etag: headers.get("etag") ?? "", body: content };
    headers.set(signatureHeader.answerSignature, answerSignature(signed, signer.secret));
  }
  // A 204 or 304 has no body, and Response refuses even an empty one.
  return new Response(content.length === 0 ? null : content, { status, headers });
}
