import ky, { HTTPError } from "ky";
import { answerSignature } from "../contract/answer-signature";
import { catalogueSignatureHeader } from "../contract/catalogue-statement";
import { signatureHeader } from "../contract/signature-header";
import { signedRequestHeaders } from "../contract/signed-request-headers";
import { IntegrityError, isYingchaError, SourceError, type YingchaError } from "../errors/yingcha-error";
import { untilAborted } from "../freshness/until-aborted";
import { equalInConstantTime } from "../integrity/equal-in-constant-time";
import type { Clock } from "../time/clock";
import { type Breaker, createBreaker } from "./breaker";
import { cappedBody } from "./capped-body";
import { readJson } from "./read-json";
import { createRetryBudget } from "./retry-budget";
import type { Sender, SentAnswer } from "./sender";

/** How to reach the platform. */
export interface PlatformConnection {
  readonly baseUrl: URL;
  readonly appKey: string;
  readonly secret: string;
  /** For one request with all its retries and the whole body, in ms. */
  readonly deadlineMs: number;
  /** The most that is read of a body after decompression. */
  readonly answerMaxBytes: number;
  /** What sends a request; a proxy or a private certificate authority is its business. */
  readonly fetch: Sender;
  readonly clock: Clock;
  readonly nonce: () => string;
}

/** A request to the platform. */
export interface PlatformRequest {
  readonly method: "GET" | "POST";
  /** Below the base URL, without a leading slash. */
  readonly path: string;
  /** JSON text; absent for GET. */
  readonly body?: string;
  /** The ETag of what the caller has. */
  readonly etag?: string;
  /** The most values that the answer may hold. Default 100,000. */
  readonly valueMaxCount?: number;
}

/** An answer that is complete, within the limits and signed for this very request. */
export type PlatformAnswer =
  | {
      readonly kind: "content";
      readonly value: unknown;
      readonly etag: string;
      /** The bytes of the body, and who signed them before the platform did, as it passes that on. */
      readonly signed?: { readonly body: Uint8Array; readonly origin: string };
    }
  | { readonly kind: "not-modified" };

/** Sends requests to the platform; the one door to the network. */
export interface PlatformHttp {
  /** Asks the platform; throws SourceError or IntegrityError, and nothing else. */
  send(request: PlatformRequest): Promise<PlatformAnswer>;
}

const attemptMaxCount = 3;
const valueMaxCount = 100_000;
const retryDelayMs = 50;
/** Some thirty years: what is longer would have no RFC 3339 instant. */
const retryAfterMaxMs = 1_000_000_000_000;

/**
 * Opens the door to the platform, over ky.
 *
 * One deadline covers all attempts and the body. An attempt is signed anew, since a nonce is accepted once, and
 * its answer is verified before anything reads it. Redirects are refused. At most three attempts, for transport
 * failures, 408, 429 and 5xx, as long as the budget lasts; a Retry-After beyond the deadline ends the call.
 *
 * @param connection the address, the application's key and secret, the limits
 * @returns the sender, with a breaker per path and one retry budget
 * @example
 * const answer = await createPlatformHttp(connection).send({ method: "GET", path: "v1/catalogue" })
 */
export function createPlatformHttp(connection: PlatformConnection): PlatformHttp {
  const { baseUrl, clock, deadlineMs } = connection;
  const budget = createRetryBudget();
  const breakers = new Map<string, Breaker>();
  const breakerOf = (path: string) => {
    const breaker = breakers.get(path) ?? createBreaker(clock);
    breakers.set(path, breaker);
    return breaker;
  };

  async function send(request: PlatformRequest): Promise<PlatformAnswer> {
    const startedMs = clock.monotonicMs();
    const deadline = AbortSignal.timeout(deadlineMs);
    const breaker = breakerOf(request.path);
    const url = new URL(request.path, baseUrl);
    let retriedCount = 0;
    let toldWaitMs: number | undefined;
    let verified: Verified | undefined;
    try {
      // ky only sends again: what it were given beyond that, a body or a signal, it would copy with each request.
      const asked = ky(url, {
        method: request.method,
        timeout: false,
        throwHttpErrors: isRetryableStatus,
        fetch: async () => {
          deadline.throwIfAborted();
          return breaker.run(async () => {
            // A sender of the caller's own may not heed the signal, and would hold the breaker's trial for ever.
            const answer = await untilAborted(attempt(connection, url, request, deadline), deadline);
            if (answer instanceof Response) return answer;
            verified = answer;
            return verifiedResponse;
          });
        },
        retry: {
          limit: attemptMaxCount - 1,
          methods: ["get", "post"],
          delay: (count) => toldWaitMs ?? Math.random() * retryDelayMs * 2 ** (count - 1),
          shouldRetry: ({ error }) => {
            if (deadline.aborted || isYingchaError(error)) return false;
            toldWaitMs = error instanceof HTTPError ? retryAfterMs(error.response, clock) : undefined;
            const leftMs = deadlineMs - (clock.monotonicMs() - startedMs);
            if (toldWaitMs !== undefined && toldWaitMs >= leftMs) return false;
            if (budget.spend() === "spent") return false;
            retriedCount += 1;
            // Not left to ky, which reads more headers than this one and waits out the deadline for them.
            return true;
          },
        },
      });
      await untilAborted(asked, deadline);
      if (retriedCount === 0) budget.refund();
      if (verified === undefined) throw new TypeError("ky resolved without an answer.");
      return await readAnswer(verified, request, deadline);
    } catch (error) {
      throw typed(error, deadline, clock);
    }
  }
  return { send };
}

/** An answer whose signature was verified. */
interface Verified {
  readonly status: 200 | 304;
  readonly etag: string;
  readonly body: Uint8Array;
  readonly origin: string;
}

/** What ky is shown of one. */
const verifiedResponse = new Response(null);

/**
 * Sends once: signs, reads the whole body, verifies. What it returns has nothing left to read from the network; a
 * `Response` is one that may be sent again.
 */
async function attempt(
  connection: PlatformConnection,
  url: URL,
  request: PlatformRequest,
  signal: AbortSignal,
): Promise<Verified | Response> {
  const { appKey, secret, clock } = connection;
  const { method, path, body = "", etag } = request;
  const nonce = connection.nonce();
  const timestamp = new Date(clock.wallMs()).toISOString();
  const headers = {
    accept: "application/json",
    ...signedRequestHeaders({ appKey, timestamp, nonce, method, path, body }, secret),
    ...(method === "POST" ? { "content-type": "application/json" } : {}),
    ...(etag === undefined ? {} : { "if-none-match": etag }),
  };
  const content = method === "POST" ? { body } : {};
  const response = await connection.fetch(url, { method, headers, ...content, redirect: "manual", signal });
  const { status } = response;
  if (status !== 200 && status !== 304) {
    // Not waited for: where a sender of the caller's own keeps a clone unread, it never ends.
    void response.body?.cancel().catch(() => undefined);
    if (isRetryableStatus(status)) return bodiless(response);
    response.discard?.();
    throw refusal(status);
  }
  const bytes = await cappedBody(response, connection.answerMaxBytes, signal);
  const origin = response.headers.get(catalogueSignatureHeader) ?? "";
  const verified = { status, etag: response.headers.get("etag") ?? "", body: bytes, origin } as const;
  const given = response.headers.get(signatureHeader.answerSignature) ?? "";
  if (!equalInConstantTime(given, answerSignature({ nonce, ...verified }, secret))) {
    // It may be the answer to an earlier request, and then every later one on this connection is.
    response.discard?.();
    throw new IntegrityError("signature-mismatched");
  }
  return verified;
}

async function readAnswer(
  { status, etag, body, origin }: Verified,
  request: PlatformRequest,
  signal: AbortSignal,
): Promise<PlatformAnswer> {
  if (status === 304) return { kind: "not-modified" };
  const value = await readJson(body, { valueMaxCount: request.valueMaxCount ?? valueMaxCount, signal });
  return { kind: "content", value, etag, ...(origin === "" ? {} : { signed: { body, origin } }) };
}

function bodiless({ status, headers }: SentAnswer): Response {
  const retryAfter = headers.get("retry-after");
  return new Response(null, { status, headers: retryAfter === null ? {} : { "retry-after": retryAfter } });
}

function isRetryableStatus(status: number): boolean {
  return (status >= 500 && status < 600) || status === 429 || status === 408;
}

function refusal(status: number): SourceError {
  if (status >= 300 && status < 400) return new SourceError("redirect-refused");
  if (status === 404 || status === 405) return new SourceError("path-missing");
  if (status >= 400 && status < 500)
    return new SourceError("request-refused", `The platform refused the request with ${status}.`);
  return new SourceError("answer-invalid", `The platform answered with the status ${status}.`);
}

function retryAfterMs(response: Response, clock: Clock): number | undefined {
  const value = response.headers.get("retry-after") ?? "";
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1_000, retryAfterMaxMs);
  // Date.parse would take a number such as 1.5 for a day in January.
  const waitMs = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) - clock.wallMs() : Number.NaN;
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}

/** Turns whatever ended the call into one of our errors; what was caught is not attached, since it may name what was sent. */
function typed(error: unknown, deadline: AbortSignal, clock: Clock): YingchaError {
  if (isYingchaError(error)) return error;
  if (error instanceof HTTPError) {
    const waitMs = retryAfterMs(error.response, clock);
    const how = waitMs === undefined ? {} : { retryAt: new Date(clock.wallMs() + waitMs).toISOString() };
    const { status } = error.response;
    return status === 429
      ? new SourceError("request-throttled", undefined, how)
      : new SourceError("platform-failed", `The platform answered with ${status}.`, how);
  }
  if (deadline.aborted) return new SourceError("deadline-exceeded");
  return new SourceError("platform-unreachable", `The platform could not be reached${causeCode(error)}.`);
}

function causeCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  return typeof code === "string" && /^[A-Z_0-9]{1,40}$/.test(code) ? ` (${code})` : "";
}
