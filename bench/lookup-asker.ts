import { Agent, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { signedRequestHeaders } from "../src/contract/signed-request-headers";
import { randomNonce } from "../src/integrity/nonce";
import { concurrency } from "./concurrent";
import type { ServedPlatform } from "./served-platform";

/** Sends signed lookups over kept connections and reads the bytes; it does not verify, so that all are asked alike. */
export function asker({ baseUrl, appKey, secret }: ServedPlatform) {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  return (path: string, content: readonly string[] | Buffer): Promise<Buffer> => {
    const body = Buffer.isBuffer(content)
      ? content.toString()
      : JSON.stringify({ subjects: content.map((code) => ({ kind: "uscc", code })) });
    const timestamp = new Date().toISOString();
    const nonce = randomNonce();
    const signed = { appKey, timestamp, nonce, method: "POST", path, body };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, baseUrl), {
        agent,
        method: "POST",
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          ...signedRequestHeaders(signed, secret),
        },
      });
      sent.once("error", reject);
      sent.once("response", (answer) => void buffer(answer).then(resolve, reject));
      sent.end(body);
    });
  };
}
