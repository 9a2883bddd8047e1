import { z } from "zod";
import { nonceLength, requestSignatures, timestampToleranceMs } from "../../contract/request-signature";
import { signatureHeader } from "../../contract/signature-header";
import { equalInConstantTime } from "../../integrity/equal-in-constant-time";
import { randomSecret } from "../../integrity/random-secret";
import type { Clock } from "../../time/clock";
import type { Application } from "../access/application";
import type { FindApplication } from "../access/find-application";

/** A schema would take longer over a timestamp that is none than over one that is. */
const timestampForm = z.regexes.datetime({ offset: true });

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
 * whichever key, or of another length: all are refused alike, and after the same work. For that two signatures are made for
 * everybody, with secrets of nobody's where there are none, and whatever is found nothing is left out. Nonces are kept
 * in this process, for ten minutes and as they are: at 500 requests a second 300,000 of them, some 30 MB with
 * the SDK's 22 characters. Those of what changes something are claimed for every process, elsewhere.
 *
 * @param find who may ask
 * @param clock for timestamps, and for forgetting nonces
 * @returns a function that authenticates one request; it rejects where nobody can tell who may ask
 * @source CWE-208 (observable timing discrepancy), CWE-204 (observable response discrepancy)
 * @example
 * const authenticate = createAuthentication(fixedApplications([application]), systemClock)
 */
export function createAuthentication(
  find: FindApplication,
  clock: Clock,
): (request: ArrivedRequest) => Promise<Authentication> {
  const decoy = {
    ...{ secret: randomSecret(), earlierSecret: randomSecret() },
    ...{ timestamp: new Date(0).toISOString(), nonce: "0".repeat(nonceLength.min) },
  };
  const nonces = new Map<string, number>();

  function isUsed(nonce: string, nowMs: number): boolean {
    // Oldest first, since a Map keeps the order of insertion. At its last instant a timestamp is still timely.
    for (const [seen, forgetMs] of nonces) {
      if (forgetMs >= nowMs) break;
      nonces.delete(seen);
    }
    return nonces.has(nonce);
  }

  return async ({ method, path, body, header }) => {
    const appKey = header(signatureHeader.appKey) ?? "";
    const sentTimestamp = header(signatureHeader.timestamp) ?? "";
    const sentNonce = header(signatureHeader.nonce) ?? "";
    const signature = header(signatureHeader.signature) ?? "";
    const application = await find(appKey);
    const isWritten = timestampForm.test(sentTimestamp);
    const isSized = sentNonce.length >= nonceLength.min && sentNonce.length <= nonceLength.max;
    // What is none would take longer to sign, and to read, than what is one.
    const timestamp = isWritten ? sentTimestamp : decoy.timestamp;
    const nonce = isSized ? sentNonce : decoy.nonce;
    const { secret, earlierSecret = decoy.earlierSecret } = application ?? decoy;
    const [latest, earlier] = requestSignatures({ appKey, timestamp, nonce, method, path, body }, [
      secret,
      earlierSecret,
    ]);
    const isLatest = equalInConstantTime(latest, signature);
    const isEarlier = equalInConstantTime(earlier, signature);
    const nowMs = clock.wallMs();
    // Of a day that there is not it is NaN, which lies within nothing.
    const isNear = Math.abs(nowMs - Date.parse(timestamp)) <= timestampToleranceMs;
    const isFresh = !isUsed(nonce, nowMs);
    const isTimely = isWritten && isNear;
    if (application === undefined || !(isLatest || isEarlier) || !isTimely || !isFresh || !isSized)
      return { kind: "refused" };
    nonces.set(nonce, nowMs + 2 * timestampToleranceMs);
    return { kind: "known", application, secret: isLatest ? secret : earlierSecret, nonce };
  };
}
