import type { Clock } from "../../src/time/clock";
import { signedHeaders } from "../signed-headers";

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
  const answer = await fetch(new URL(path, baseUrl), {
    method,
    headers: {
      ...signedHeaders({ appKey, secret, method, path, body, atMs: clock.wallMs() }),
      ...(method === "POST" ? { "content-type": "application/json" } : {}),
    },
    ...(method === "POST" ? { body } : {}),
  });
  return { status: answer.status, body: await answer.json() };
}
