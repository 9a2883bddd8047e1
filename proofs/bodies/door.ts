import { isDeepStrictEqual } from "node:util";
import { createPlatformHttp } from "../../src/client/platform-http";
import { answerSignature } from "../../src/contract/answer-signature";
import { signatureHeader } from "../../src/contract/signature-header";
import { randomNonce } from "../../src/integrity/nonce";
import { systemClock } from "../../src/time/clock";
import { type AnswerReader, sourceOver } from "./answer-reader";
import { mutatedAnswer } from "./mutant";

const secret = "a-secret-of-the-proof";

/**
 * Lets mutated answers, rightly signed, through the real door and counts those that come out otherwise than by the
 * short way on which all the others are tried.
 *
 * @param count how many, every hundredth seed
 */
export async function doorDisagreements(
  reader: AnswerReader,
  count: number,
  say: (line: string) => void,
): Promise<number> {
  let otherwiseCount = 0;
  for (let seed = 100; seed <= count * 100; seed += 100) {
    const { answer, bytes } = mutatedAnswer(seed);
    const answers = await sourceOver(doorTo(bytes)).find(answer.asked, { maxAgeMs: 0 });
    if (isDeepStrictEqual(answers, await reader.readAnswer(bytes, answer.asked))) continue;
    otherwiseCount += 1;
    say(`mutatedAnswer(${seed}) comes through the door otherwise.`);
  }
  return otherwiseCount;
}

function doorTo(bytes: Uint8Array) {
  return createPlatformHttp({
    baseUrl: new URL("http://platform.invalid/"),
    appKey: "proof",
    secret,
    deadlineMs: 60_000,
    answerMaxBytes: 8_388_608,
    clock: systemClock,
    nonce: randomNonce,
    fetch: async (_, init) => {
      const nonce = new Headers(init?.headers).get(signatureHeader.nonce) ?? "";
      const signature = answerSignature({ nonce, status: 200, etag: "", body: bytes }, secret);
      return new Response(Buffer.from(bytes), { headers: { [signatureHeader.answerSignature]: signature } });
    },
  });
}
