import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** What arrived at an address. */
export interface Arrived {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An address on this machine. */
export interface Receiver {
  readonly url: string;
  readonly arrived: readonly Arrived[];
  /** How it answers from now on. */
  answer(status: number, headers?: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
}

/** Opens an address that takes webhooks and answers 204 until it is told otherwise. */
export async function openReceiver(): Promise<Receiver> {
  const arrived: Arrived[] = [];
  let answer: readonly [number, Readonly<Record<string, string>>] = [204, {}];
  const server = createServer(async (request, response) => {
    arrived.push({ headers: request.headers, body: await text(request) });
    const [status, headers] = answer;
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    arrived,
    answer(status, headers = {}) {
      answer = [status, headers];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
