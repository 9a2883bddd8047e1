import { randomUUID } from "node:crypto";
import { requestSignature } from "../../src/contract/request-signature";
import { signatureHeader } from "../../src/contract/signature-header";
import type { Clock } from "../../src/time/clock";

/** Where a platform is, and as whom it is asked. */
export interface Desk {
  readonly baseUrl: string;
  readonly appKey: string;
  readonly secret: string;
  readonly clock: Clock;
}

/** Sends what a department's own system would send, signed, and gives the status and the body that was read. */
export async function signedRequest(
  { baseUrl, appKey, secret, clock }: Desk,
  method: "GET" | "POST",
  path: string,
  content?: unknown,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const body = content === undefined ? "" : JSON.stringify(content);
  const timestamp = new Date(clock.wallMs()).toISOString();
  const nonce = randomUUID();
  const answer = await fetch(new URL(path, baseUrl), {
    method,
    headers: {
      [signatureHeader.appKey]: appKey,
      [signatureHeader.timestamp]: timestamp,
      [signatureHeader.nonce]: nonce,
      [signatureHeader.signature]: requestSignature({ appKey, timestamp, nonce, method, path, body }, secret),
      ...(method === "POST" ? { "content-type": "application/json" } : {}),
    },
    ...(method === "POST" ? { body } : {}),
  });
  return { status: answer.status, body: await answer.json() };
}
