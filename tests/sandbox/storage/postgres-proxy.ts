import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { postgresUrl } from "./postgres-schema";

/** What a proxy does once the server has answered what it waits for; that answer itself is not handed on. */
export type ProxyFault = "silence" | "cut";

/** A way to the PostgreSQL server on which something goes wrong. */
export interface PostgresProxy {
  readonly url: string;
  /** Waits for a query of these words: once it is answered, all connections say nothing any more, or are cut. */
  failAfter(words: string, fault: ProxyFault): void;
  /** Hands on again what is sent from now on by new connections; those that said nothing stay silent. */
  heal(): void;
  close(): void;
}

/** Makes a way to the server that is as good as the direct one until it is told to fail. */
export async function openPostgresProxy(behind = postgresUrl): Promise<PostgresProxy> {
  const target = new URL(behind);
  const sockets = new Set<Socket>();
  let awaited: { readonly words: string; readonly fault: ProxyFault } | undefined;
  let due: ProxyFault | undefined;
  const silenced = new Set<Socket>();

  const join = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    return socket;
  };
  let isOutOfReach = false;
  const fallSilent = () => {
    isOutOfReach = true;
    for (const socket of sockets) silenced.add(socket);
  };
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((client) => {
    join(client);
    const upstream = join(connect(Number(target.port || 5432), target.hostname));
    const isSilent = () => silenced.has(client);
    if (isOutOfReach) silenced.add(client);
    client.on("data", (bytes) => {
      if (isSilent()) return;
      if (awaited !== undefined && bytes.includes(awaited.words)) {
        due = awaited.fault;
        awaited = undefined;
      }
      upstream.write(bytes);
    });
    upstream.on("data", (bytes) => {
      if (due === "silence") fallSilent();
      if (due === "cut") cutAll();
      due = undefined;
      if (!isSilent()) client.write(bytes);
    });
    // Of who is out of reach nobody is told that it is gone.
    client.on("close", () => isSilent() || upstream.destroy());
    upstream.on("close", () => isSilent() || client.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(behind);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    failAfter(words, fault) {
      awaited = { words, fault };
    },
    heal() {
      isOutOfReach = false;
    },
    close() {
      cutAll();
      server.close();
    },
  };
}
