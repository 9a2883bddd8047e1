import { serve } from "@hono/node-server";
import type { Hono } from "hono";

/** How a service stops. */
export interface CloseHow {
  /** How long what is under way may still take, in milliseconds. Default 0: open connections are dropped at once. */
  readonly graceMs?: number;
}

/** A service that listens. */
export interface Listening {
  readonly baseUrl: string;
  /** Takes nothing new; what is under way is answered within the grace, and dropped after it. */
  close(how?: CloseHow): Promise<void>;
}

/** How often connections that have become idle are looked for while the service stops. */
const idleLookMs = 20;

/**
 * Listens for HTTP on this machine.
 *
 * @param app the service
 * @param how port, 0 for any free one, and address
 * @returns the address to ask, and how to stop; rejected when the port is taken
 * @example
 * const { baseUrl, close } = await listen(app, { port: 0, host: "127.0.0.1" })
 */
export function listen(
  app: Pick<Hono, "fetch">,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (address) => {
      resolve({
        baseUrl: `http://${shownHostOf(address.address)}:${address.port}/`,
        close: ({ graceMs = 0 } = {}) => closed(server, graceMs),
      });
    });
    server.on("error", reject);
  });
}

function closed(server: ReturnType<typeof serve>, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (!("closeAllConnections" in server)) {
      server.close(() => resolve());
      return;
    }
    // A kept connection is idle once its answer is out, and nobody else would close it.
    const look = setInterval(() => server.closeIdleConnections(), idleLookMs);
    const end = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearInterval(look);
      clearTimeout(end);
      resolve();
    });
    if (graceMs === 0) server.closeAllConnections();
  });
}

/** Where this machine reaches it: an address that stands for all of them is none to ask. */
function shownHostOf(address: string): string {
  if (address === "0.0.0.0" || address === "::") return "127.0.0.1";
  return address.includes(":") ? `[${address}]` : address;
}
