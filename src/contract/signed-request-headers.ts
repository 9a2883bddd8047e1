import { requestSignature, type SignedRequest } from "./request-signature";
import { signatureHeader } from "./signature-header";

/**
 * Writes the headers by which the platform knows who asks, when, and that nothing was changed. Pure.
 *
 * @param request what is sent; its nonce must be new for each request
 * @param secret the application's secret
 * @returns the four headers that authenticate the request, by their names
 * @example
 * signedRequestHeaders({ appKey, timestamp, nonce, method: "POST", path: "v1/lookups", body }, secret)
 */
export function signedRequestHeaders(
  request: SignedRequest,
  secret: string,
): Readonly<Record<string, string>> {
  return {
    [signatureHeader.appKey]: request.appKey,
    [signatureHeader.timestamp]: request.timestamp,
    [signatureHeader.nonce]: request.nonce,
    [signatureHeader.signature]: requestSignature(request, secret),
  };
}
