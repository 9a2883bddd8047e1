import { answerSignature } from "../contract/answer-signature";
import { lookupEnvelopeSchema } from "../contract/lookup";
import { platformPath } from "../contract/platform-path";
import { requestSignature } from "../contract/request-signature";
import { signatureHeader } from "../contract/signature-header";

/**
 * Tells whether a lookup was answered: asked with the right secret, and answered by a signed message of the lists.
 *
 * A refusal, garbage, an answer whose signature does not match and one for which nobody waited any more are none.
 *
 * @param lookup the request, whose body may be read already, and that body
 * @param response what it got; it can still be read afterwards
 * @param secret what right signatures are made with
 * @returns true when whoever asked could learn something from it
 * @source 五(三) (R21)
 * @example
 * if (await answersLookup({ request, body }, response, secret)) noted.answered();
 */
export async function answersLookup(
  { request, body }: { readonly request: Request; readonly body: string },
  response: Response,
  secret: string,
): Promise<boolean> {
  if (response.status !== 200 || response.bodyUsed || request.signal.aborted) return false;
  const sent = (name: string) => request.headers.get(name) ?? "";
  const nonce = sent(signatureHeader.nonce);
  const asked = requestSignature(
    {
      appKey: sent(signatureHeader.appKey),
      timestamp: sent(signatureHeader.timestamp),
      nonce,
      method: request.method,
      path: platformPath.lookups,
      body,
    },
    secret,
  );
  if (sent(signatureHeader.signature) !== asked) return false;
  const text = await response.clone().text();
  const etag = response.headers.get("etag") ?? "";
  const given = answerSignature({ nonce, status: 200, etag, body: text }, secret);
  return response.headers.get(signatureHeader.answerSignature) === given && isLookupAnswer(text);
}

function isLookupAnswer(text: string): boolean {
  try {
    return lookupEnvelopeSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
