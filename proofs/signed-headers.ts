import { signedRequestHeaders } from "../src/contract/signed-request-headers";
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
export function signedHeaders({ secret, atMs = Date.now(), ...request }: SignedRequest) {
  const [timestamp, nonce] = [new Date(atMs).toISOString(), randomNonce()];
  return signedRequestHeaders({ ...request, timestamp, nonce }, secret);
}
