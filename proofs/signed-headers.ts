import { requestSignature } from "../src/contract/request-signature";
import { signatureHeader } from "../src/contract/signature-header";
import { randomNonce } from "../src/integrity/nonce";

/** Who sends a request, and what is in it. */
interface SignedRequest {
  readonly appKey: string;
  readonly secret: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body: string;
  /** In milliseconds since 1970. Default: now. */
  readonly atMs?: number;
}

/** The headers by which a platform knows who asks. */
export function signedHeaders({ secret, atMs = Date.now(), ...request }: SignedRequest): {
  readonly [name: string]: string;
} {
  const [timestamp, nonce] = [new Date(atMs).toISOString(), randomNonce()];
  return {
    [signatureHeader.appKey]: request.appKey,
    [signatureHeader.timestamp]: timestamp,
    [signatureHeader.nonce]: nonce,
    [signatureHeader.signature]: requestSignature({ ...request, timestamp, nonce }, secret),
  };
}
