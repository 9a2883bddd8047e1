import { platformPath } from "../../src/contract/platform-path";
import { rawConnection } from "../refusals/raw-connection";
import { signedHeaders } from "../signed-headers";

const connectionCount = 16;

/** A platform that listens, and as whom it is asked. */
export interface Served {
  readonly baseUrl: string;
  readonly appKey: string;
  readonly secret: string;
}

/** Asks for one subject at a time on each of 16 connections; who asks takes its part of the same processor. */
export async function lookupsPerSecond(
  served: Served,
  count: number,
  codeAt: (place: number) => string,
): Promise<number> {
  const port = Number(new URL(served.baseUrl).port);
  const connections = await Promise.all(Array.from({ length: connectionCount }, () => rawConnection(port)));
  let place = 0;
  const startMs = performance.now();
  await Promise.all(
    connections.map(async (connection) => {
      while (place < count) {
        place += 1;
        const { answer } = await connection.ask(lookup(codeAt(place), served));
        if (!answer.startsWith("HTTP/1.1 200 ")) throw new Error("A lookup was not answered.");
      }
    }),
  );
  const seconds = (performance.now() - startMs) / 1_000;
  for (const connection of connections) connection.close();
  return count / seconds;
}

function lookup(code: string, { appKey, secret }: Served): string {
  const body = JSON.stringify({ subjects: [{ kind: "uscc", code }] });
  const path = platformPath.lookups;
  const headers = signedHeaders({ appKey, secret, method: "POST", path, body });
  return [
    `POST /${path} HTTP/1.1`,
    "host: 127.0.0.1",
    `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "",
    body,
  ].join("\r\n");
}
