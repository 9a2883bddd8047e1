import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect, promisify } from "node:util";
import { expect, onTestFinished } from "vitest";
import { watchMachinePauses } from "../../proofs/hostile/machine-pauses";
import { createNodeSender } from "../../src/client/node-sender";
import { createPlatformHttp, type PlatformConnection } from "../../src/client/platform-http";
import type { Sender } from "../../src/client/sender";
import { answerSignature } from "../../src/contract/answer-signature";
import { signatureHeader } from "../../src/contract/signature-header";
import { isYingchaError, type YingchaError } from "../../src/errors/yingcha-error";
import { randomNonce } from "../../src/integrity/nonce";
import { systemClock } from "../../src/time/clock";
import { subject } from "./wire-standing";

/** Distinctive, so that a search of everything an error shows would find them. */
export const appKey = "app-key-marker-1f0c";
export const secret = "secret-marker-9b7e4d2a";
export const { code: uscc } = subject;

/** A request as it reached the platform. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly nonce: string;
  readonly arrivedMs: number;
  /** Whether the connection it came by is still open. */
  readonly isConnected: () => boolean;
}

/** What to answer; whatever is left out is right, so that only the named fault is wrong. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** As it goes over the wire. */
  readonly body?: string | Uint8Array;
  /** What the signature covers in the place of the body, such as what was compressed. */
  readonly signedBody?: string | Uint8Array;
  /** In the place of the right signature; null sends none. */
  readonly signature?: string | null;
}

/** Answers one request: the n-th, from 1. */
export type Script = (arrival: Arrival, answer: Answer, count: number) => void;

export interface Answer {
  send(reply?: Reply): void;
  /** Signs as `send` does and writes the head, leaving the body to the script. */
  begin(reply?: Reply): ServerResponse;
  /** Everything as bytes on the socket, then closes it. */
  raw(text: string): void;
  /** Breaks the connection. */
  cut(): void;
}

export interface HostilePlatform {
  readonly baseUrl: URL;
  readonly arrivals: readonly Arrival[];
  /** How many connections were ever made. */
  readonly connectionCount: () => number;
  /** How many are open now. */
  readonly openConnectionCount: () => Promise<number>;
}

/** Starts a platform on loopback that answers as scripted; it ends with the test. */
export async function startHostilePlatform(script: Script): Promise<HostilePlatform> {
  const arrivals: Arrival[] = [];
  let connectionCount = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => undefined);
    response.on("error", () => undefined);
    request.on("end", () => {
      const arrival: Arrival = {
        method: request.method ?? "",
        path: (request.url ?? "").slice(1),
        headers: request.headers,
        body: Buffer.concat(chunks).toString("utf8"),
        nonce: String(request.headers[signatureHeader.nonce] ?? ""),
        arrivedMs: performance.now(),
        isConnected: () => !request.socket.destroyed,
      };
      arrivals.push(arrival);
      script(arrival, answering(arrival, response), arrivals.length);
    });
  });
  // It closes nothing by itself: whatever is closed, the client closed.
  server.keepAliveTimeout = 0;
  server.on("connection", (socket) => {
    connectionCount += 1;
    socket.on("error", () => undefined);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: new URL(`http://127.0.0.1:${port}/`),
    arrivals,
    connectionCount: () => connectionCount,
    openConnectionCount: promisify(server.getConnections.bind(server)),
  };
}

function answering(arrival: Arrival, response: ServerResponse): Answer {
  const begin = (reply: Reply = {}) => {
    const { status = 200, headers = {}, body = "{}", signature } = reply;
    const signed = {
      nonce: arrival.nonce,
      status,
      etag: headers["etag"] ?? "",
      body: reply.signedBody ?? body,
    };
    const right = signature === undefined ? answerSignature(signed, secret) : signature;
    response.writeHead(status, {
      ...headers,
      ...(right === null ? {} : { [signatureHeader.answerSignature]: right }),
    });
    return response;
  };
  return {
    begin,
    send: (reply = {}) => {
      const bodiless = reply.status === 204 || reply.status === 304;
      const whole = bodiless ? { ...reply, body: "" } : reply;
      begin(whole).end(whole.body ?? "{}");
    },
    raw: (text) => response.socket?.end(text),
    cut: () => response.socket?.destroy(),
  };
}

let sender: Sender = createNodeSender() ?? globalThis.fetch;

/** From now on {@link connect} sends by this, unless told otherwise. */
export function sendBy(other: Sender): void {
  sender = other;
}

/**
 * Opens the real door to a platform. Unless said otherwise its deadline is one that nothing runs into by a slow machine, and
 * that closes no connection while one is waited for.
 */
export function connect(baseUrl: URL, how: Partial<PlatformConnection> = {}) {
  return createPlatformHttp({
    baseUrl,
    appKey,
    secret,
    deadlineMs: 60_000,
    answerMaxBytes: 1_048_576,
    fetch: sender,
    clock: systemClock,
    nonce: randomNonce,
    ...how,
  });
}

export const lookup = {
  method: "POST",
  path: "v1/lookups",
  body: JSON.stringify({ subjects: [{ kind: "uscc", code: uscc }] }),
} as const;

/** Waits for a call that must fail, and holds its error to house rule 9 and threat T16 whatever the fault was. */
export async function failureOf(
  call: Promise<unknown>,
): Promise<YingchaError & { readonly retryAt?: string }> {
  const error = await call.then(
    (value) => {
      throw new Error(`The call ended with ${inspect(value)}.`);
    },
    (reason: unknown) => reason,
  );
  if (!isYingchaError(error)) throw error;
  expectNothingTold(error);
  return error;
}

/** Looks through all that a log could make of an error. */
export function expectNothingTold(error: Error, markers: readonly string[] = []): void {
  expect(error.cause).toBeUndefined();
  const shown = [
    inspect(error, { depth: 9, showHidden: true }),
    JSON.stringify(error),
    JSON.stringify(error, Object.getOwnPropertyNames(error)),
    `${error} ${error.message} ${error.stack}`,
  ].join("\n");
  for (const marker of [secret, appKey, uscc, ...markers]) expect(shown).not.toContain(marker);
}

/** Goal G7: every call ends within its deadline and 200 ms, pauses of the machine apart. */
export async function endsWithin<T>(deadlineMs: number, call: () => Promise<T>): Promise<T> {
  const pauses = watchMachinePauses();
  const startedMs = performance.now();
  try {
    const result = await call();
    expect(performance.now() - startedMs - pauses.totalMs()).toBeLessThan(deadlineMs + 200);
    return result;
  } finally {
    pauses.stop();
  }
}
