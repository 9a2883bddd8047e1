import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { createTestPlatform, type TestPlatform, type TestPlatformOptions } from "./test-platform";

/** A test platform at an address of this machine, for a system that runs in a process of its own. */
export interface ServedTestPlatform extends TestPlatform {
  /** Stops listening and drops open connections. */
  close(): Promise<void>;
}

/**
 * Serves a test platform over HTTP on loopback. While it is down it drops every connection without an answer.
 *
 * @param options as for {@link createTestPlatform}; `port`, default 0: any free one; `pageOrigin`, the origin whose pages
 *   may ask from a browser (CORS), default none. The address is the served one's
 * @returns the platform; its `connection` is what the system under test is to be given
 * @throws what `createTestPlatform` throws; the error of listening
 * @source 五(三)
 * @example
 * const platform = await serveTestPlatform();
 * startMyPermitSystem({ platform: platform.connection });
 */
export async function serveTestPlatform(
  options: Omit<TestPlatformOptions, "baseUrl"> & {
    readonly port?: number;
    readonly pageOrigin?: string;
  } = {},
): Promise<ServedTestPlatform> {
  const { port = 0, pageOrigin, ...rest } = options;
  const leave = pageOrigin === undefined ? {} : leaveFor(pageOrigin);
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const platform = createTestPlatform({ ...rest, baseUrl });

  async function pass(message: IncomingMessage, response: ServerResponse): Promise<void> {
    if (message.method === "OPTIONS" && pageOrigin !== undefined)
      return void response.writeHead(204, leave).end();
    const body = await buffer(message);
    const leaving = new AbortController();
    response.once("close", () => leaving.abort());
    const { method = "GET", url = "/" } = message;
    const answer = await platform.fetch(new URL(url.slice(1), baseUrl), {
      method,
      headers: headersOf(message),
      signal: leaving.signal,
      ...(body.length === 0 ? {} : { body }),
    });
    response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...leave });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }
  server.on("request", (message, response) => {
    // As a line that broke: nobody is told why.
    pass(message, response).catch(() => message.socket.destroy());
  });

  return Object.defineProperties({} as ServedTestPlatform, {
    // `handlers` is read only when asked for, since it needs msw.
    ...Object.getOwnPropertyDescriptors(platform),
    close: {
      enumerable: true,
      value: async () => {
        server.closeAllConnections();
        server.close();
        await once(server, "close");
      },
    },
  });
}

/** What a browser asks for before it sends a signed request from a page, and before it shows the page the answer. */
function leaveFor(origin: string): Readonly<Record<string, string>> {
  return {
    "access-control-allow-origin": origin,
    "access-control-allow-headers": "*",
    "access-control-expose-headers": "*",
  };
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let place = 0; place + 1 < rawHeaders.length; place += 2) {
    const [name = "", value = ""] = rawHeaders.slice(place, place + 2);
    // What belongs to the connection is not the request's.
    if (!/^(?:host|connection|keep-alive|transfer-encoding|content-length|expect)$/i.test(name))
      headers.append(name, value);
  }
  return headers;
}
