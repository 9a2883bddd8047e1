import { platformPath } from "../../src/contract/platform-path";
import { signedHeaders } from "../signed-headers";
import type { Served } from "./lookups-per-second";

/** Reads a snapshot to its end: how large it is, how many lines it has, and how long it took. */
export async function takeSnapshot({ baseUrl, appKey, secret }: Served): Promise<{
  readonly byteCount: number;
  readonly lineCount: number;
  readonly seconds: number;
}> {
  const path = platformPath.snapshot;
  const headers = signedHeaders({ appKey, secret, method: "GET", path, body: "" });
  const startMs = performance.now();
  const answer = await fetch(new URL(path, baseUrl), { headers });
  if (answer.status !== 200 || answer.body === null) throw new Error("There is no snapshot.");
  let [byteCount, lineCount] = [0, 0];
  for await (const chunk of answer.body) {
    byteCount += chunk.length;
    for (const byte of chunk) if (byte === 10) lineCount += 1;
  }
  return { byteCount, lineCount, seconds: (performance.now() - startMs) / 1_000 };
}
