import { cappedBody } from "../client/capped-body";
import type { Sender } from "../client/sender";
import { answerSignature } from "../contract/answer-signature";
import { catalogueRefusalSchema } from "../contract/catalogue-publication";
import { catalogueRefusalMeanings } from "../contract/catalogue-refusal-meaning";
import { problemSchema } from "../contract/problem";
import { signatureHeader } from "../contract/signature-header";
import { signedRequestHeaders } from "../contract/signed-request-headers";
import { equalInConstantTime } from "../integrity/equal-in-constant-time";
import { randomNonce } from "../integrity/nonce";
import type { Clock } from "../time/clock";

/** A platform that runs, and the application in whose name it is asked. */
export interface SignedConnection {
  readonly baseUrl: URL;
  readonly appKey: string;
  readonly secret: string;
  readonly fetch: Sender;
  readonly clock: Pick<Clock, "wallMs">;
}

const deadlineMs = 30_000;
const answerMaxBytes = 8_388_608;

/**
 * Sends one request to a platform, once, and takes no answer that the platform did not sign.
 *
 * @param connection the platform and the application
 * @param request the path below the address, with its query, and the text of the body
 * @returns what was answered, read from JSON
 * @throws {Error} for a refusal, in the platform's words, and for an answer of somebody else
 * @source 五(三); T3
 * @example
 * await signedRequest(connection, { method: "GET", path: "v1/catalogues" })
 */
export async function signedRequest(
  { baseUrl, appKey, secret, fetch, clock }: SignedConnection,
  {
    method,
    path,
    body = "",
  }: { readonly method: "GET" | "POST"; readonly path: string; readonly body?: string },
): Promise<unknown> {
  const nonce = randomNonce();
  const timestamp = new Date(clock.wallMs()).toISOString();
  const signal = AbortSignal.timeout(deadlineMs);
  const answer = await fetch(new URL(path, baseUrl), {
    method,
    ...(method === "POST" ? { body } : {}),
    headers: {
      ...signedRequestHeaders({ appKey, timestamp, nonce, method, path, body }, secret),
      ...(method === "POST" ? { "content-type": "application/json" } : {}),
    },
    redirect: "manual",
    signal,
  });
  const { status } = answer;
  const bytes = await cappedBody(answer, answerMaxBytes, signal);
  const etag = answer.headers.get("etag") ?? "";
  const expected = answerSignature({ nonce, status, etag, body: bytes }, secret);
  if (!equalInConstantTime(answer.headers.get(signatureHeader.answerSignature) ?? "", expected))
    throw new Error(unsignedText(status));
  const value: unknown = JSON.parse(Buffer.from(bytes).toString());
  if (status !== 200) throw new Error(refusalText(status, value));
  return value;
}

function unsignedText(status: number): string {
  return status === 401
    ? "平台不认识该应用，或密钥、本机时钟不对。The platform does not know the application, or its secret or this machine's clock is wrong. (401)"
    : `应答没有平台的签名。The answer is not signed by the platform. (${status})`;
}

function refusalText(status: number, value: unknown): string {
  const problem = problemSchema.safeParse(value).data;
  if (problem === undefined) return `平台不予办理。The platform refused it. (${status})`;
  const { title, code, detail } = problem;
  const refusal = catalogueRefusalSchema.safeParse(problem.refusal).data;
  const meaning = refusal && catalogueRefusalMeanings[refusal];
  const why = meaning === undefined ? "" : `：${meaning.zh}。${meaning.en}.`;
  return `${title}${why} (${status} ${refusal ?? code})${detail === undefined ? "" : `\n  ${detail}`}`;
}
