import { connect, type Socket } from "node:net";
import { createEventReader, type ReadEvent } from "../../../proofs/feed/event-reader";
import type { Change } from "../../../src/contract/change";
import { signedRequestHeaders } from "../../../src/contract/signed-request-headers";
import { randomNonce } from "../../../src/integrity/nonce";

/** Whom to ask, as whom, and as of when. */
export interface Asker {
  readonly baseUrl: string;
  readonly appKey: string;
  readonly secret: string;
  readonly wallMs?: number;
}

/** The headers under which a GET is signed. */
export function signedHeaders({ appKey, secret, wallMs }: Asker, path: string, nonce: string) {
  const timestamp = new Date(wallMs ?? Date.now()).toISOString();
  return signedRequestHeaders({ appKey, timestamp, nonce, method: "GET", path, body: "" }, secret);
}

/** Follows the changes over real HTTP, and keeps what came. */
export async function follow(
  asker: Asker,
  how: { readonly path?: string; readonly headers?: Readonly<Record<string, string>> } = {},
) {
  const { path = "v1/events", headers = {} } = how;
  const nonce = randomNonce();
  const aborting = new AbortController();
  const answer = await fetch(asker.baseUrl + path, {
    headers: { ...signedHeaders(asker, path, nonce), ...headers },
    signal: aborting.signal,
  });
  const events: ReadEvent[] = [];
  const read = createEventReader(nonce, asker.secret);
  const ended = (async () => {
    if (!answer.ok || answer.body === null) return;
    for await (const bytes of answer.body) events.push(...read(bytes));
  })().catch(() => undefined);
  const changes = (): readonly Change[] =>
    events.flatMap((event) => (event.kind === "changes" ? event.page.changes : []));
  return {
    answer,
    nonce,
    events,
    changes,
    sequences: () => changes().map(({ sequence }) => sequence),
    ended,
    stop: () => aborting.abort(),
  };
}

/** Asks for the changes on a socket of which nothing is read. */
export function followWithoutReading(asker: Asker, path = "v1/events"): Socket {
  const { hostname, port, host } = new URL(asker.baseUrl);
  const socket = connect(Number(port), hostname);
  const headers = Object.entries(signedHeaders(asker, path, randomNonce()));
  const lines = [
    `GET /${path} HTTP/1.1`,
    `host: ${host}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  socket.on("error", () => undefined);
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  socket.pause();
  return socket;
}
