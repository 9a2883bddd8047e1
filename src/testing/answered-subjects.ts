import { readJson } from "../client/read-json";
import { createRemoteSource } from "../client/remote-source";
import { answerSignature } from "../contract/answer-signature";
import { platformPath } from "../contract/platform-path";
import { requestSignature } from "../contract/request-signature";
import { signatureHeader } from "../contract/signature-header";
import { unestablished } from "../decision/rules/unestablished";
import type { SubjectRef } from "../subject/subject";
import type { Clock } from "../time/clock";

/** As old as the lists may be for a guard that was told nothing else. */
const asOfMaxAgeMs = 86_400_000;

/** A lookup as it reached the platform. */
interface ArrivedLookup {
  /** Its body may be read already. */
  readonly request: Request;
  readonly body: string;
  readonly subjects: readonly SubjectRef[];
}

/** An answer whose body was read to its end. */
interface ReadAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/**
 * Tells of whom a lookup was answered: asked with the right secret, and answered by a signed message of the lists from
 * which a guard can establish something about that very subject.
 *
 * A refusal, garbage, an answer whose signature does not match, one about somebody else, one that leaves the subject,
 * a list or a source out and one for which nobody waited any more are none.
 *
 * @param lookup the request, its body, and whom it asks about
 * @param answer what it got
 * @param how `secret`: what right signatures are made with; `clock`: the platform's
 * @returns those of the subjects about whom whoever asked could learn something
 * @source 五(三) (R21)
 * @example
 * noted.answered(await answeredSubjects({ request, body, subjects }, { status, headers, bytes }, { secret, clock }));
 */
export async function answeredSubjects(
  { request, body, subjects }: ArrivedLookup,
  { status, headers, bytes }: ReadAnswer,
  { secret, clock }: { readonly secret: string; readonly clock: Clock },
): Promise<readonly SubjectRef[]> {
  const { signal } = request;
  if (status !== 200) return [];
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
  if (sent(signatureHeader.signature) !== asked) return [];
  const etag = headers.get("etag") ?? "";
  const given = answerSignature({ nonce, status, etag, body: bytes }, secret);
  if (headers.get(signatureHeader.answerSignature) !== given) return [];
  const source = createRemoteSource(
    {
      send: async ({ valueMaxCount = Number.POSITIVE_INFINITY }) => ({
        kind: "content",
        value: await readJson(bytes, { valueMaxCount, signal }),
        etag,
      }),
    },
    { clock, asOfMaxAgeMs, watchList: "if-told" },
  );
  const answers = await source.find(subjects, { maxAgeMs: 0 });
  if (signal.aborted) return [];
  return answers.flatMap(({ finding }, place) => {
    const subject = subjects[place];
    return subject === undefined || unestablished(finding) !== undefined ? [] : [subject];
  });
}
