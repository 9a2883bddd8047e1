import { platformPath } from "../../src/contract/platform-path";
import { requestSignature } from "../../src/contract/request-signature";
import { signatureHeader } from "../../src/contract/signature-header";
import { randomNonce } from "../../src/integrity/nonce";
import { rawConnection } from "../refusals/raw-connection";

const connectionCount = 16;

/** Asks for one subject at a time on each of 16 connections; who asks takes its part of the same processor. */
export async function lookupsPerSecond(
  { baseUrl, appKey, secret }: { readonly baseUrl: string; readonly appKey: string; readonly secret: string },
  count: number,
  codeAt: (place: number) => string,
): Promise<number> {
  const port = Number(new URL(baseUrl).port);
  const connections = await Promise.all(Array.from({ length: connectionCount }, () => rawConnection(port)));
  let place = 0;
  const startMs = performance.now();
  await Promise.all(
    connections.map(async (connection) => {
      while (place < count) {
        place += 1;
        const { answer } = await connection.ask(written(codeAt(place), { appKey, secret }));
        if (!answer.startsWith("HTTP/1.1 200 ")) throw new Error("A lookup was not answered.");
      }
    }),
  );
  const seconds = (performance.now() - startMs) / 1_000;
  for (const connection of connections) connection.close();
  return count / seconds;
}

function written(code: string, { appKey, secret }: { readonly appKey: string; readonly secret: string }) {
  const body = JSON.stringify({ subjects: [{ kind: "uscc", code }] });
  const [timestamp, nonce] = [new Date().toISOString(), randomNonce()];
  const signed = { appKey, timestamp, nonce, method: "POST", path: platformPath.lookups, body };
  return [
    `POST /${platformPath.lookups} HTTP/1.1`,
    "host: 127.0.0.1",
    `content-length: ${Buffer.byteLength(body)}`,
    `${signatureHeader.appKey}: ${appKey}`,
    `${signatureHeader.timestamp}: ${timestamp}`,
    `${signatureHeader.nonce}: ${nonce}`,
    `${signatureHeader.signature}: ${requestSignature(signed, secret)}`,
    "",
    body,
  ].join("\r\n");
}
