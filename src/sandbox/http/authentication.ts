import { z } from "zod";
import { requestSignature, timestampToleranceMs } from "../../contract/request-signature";
import { signatureHeader } from "../../contract/signature-header";
import { equalInConstantTime } from "../../integrity/equal-in-constant-time";
import type { Clock } from "../../time/clock";
import type { Application } from "../access/application";

const timestampSchema = z.iso.datetime({ offset: true });

/** A request as it arrived. */
export interface ArrivedRequest {
  readonly method: string;
  /** From the base URL on, with the query, without a leading slash. */
  readonly path: string;
  readonly body: string;
  header(name: string): string | undefined;
}

/** Who asks, and the nonce that the answer must be signed over. */
export type Authentication =
  | {
      readonly kind: "known";
      readonly application: Application;
      /** That of the application's with which the request is signed, and so its answer. */
      readonly secret: string;
      readonly nonce: string;
    }
  | { readonly kind: "refused" };

/**
 * Makes what tells known applications from everybody else.
 *
 * Unknown key, wrong signature, timestamp off by more than five minutes or none of RFC 3339, nonce repeated, under
 * whichever key, or short: all are refused alike. Nonces are kept here and nowhere else, so another process, or this
 * one after a restart, accepts a request again while its timestamp is timely.
 *
 * @param applications who may ask
 * @param clock for timestamps, and for forgetting nonces
 * @returns a function that authenticates one request
 * @example
 * const authenticate = createAuthentication([application], systemClock)
 */
export function createAuthentication(
  applications: readonly Application[],
  clock: Clock,
): (request: ArrivedRequest) => Authentication {
  const known = new Map(applications.map((application) => [application.appKey, application]));
  const nonces = new Map<string, number>();

  function isFirstUse(nonce: string, nowMs: number): boolean {
    // Oldest first, since a Map keeps the order of insertion. At its last instant a timestamp is still timely.
    for (const [seen, forgetMs] of nonces) {
      if (forgetMs >= nowMs) break;
      nonces.delete(seen);
    }
    if (nonces.has(nonce)) return false;
    nonces.set(nonce, nowMs + 2 * timestampToleranceMs);
    return true;
  }

  return ({ method, path, body, header }) => {
    const appKey = header(signatureHeader.appKey) ?? "";
    const timestamp = header(signatureHeader.timestamp) ?? "";
    const nonce = header(signatureHeader.nonce) ?? "";
    const application = known.get(appKey);
    const secret = application?.secret ?? "";
    const expected = requestSignature({ appKey, timestamp, nonce, method, path, body }, secret);
    const signed = equalInConstantTime(header(signatureHeader.signature) ?? "", expected);
    const nowMs = clock.wallMs();
    const timely =
      timestampSchema.safeParse(timestamp).success &&
      Math.abs(nowMs - Date.parse(timestamp)) <= timestampToleranceMs;
    if (application === undefined || !signed || !timely || nonce.length < 16 || !isFirstUse(nonce, nowMs))
      return { kind: "refused" };
    return { kind: "known", application, secret, nonce };
  };
}
