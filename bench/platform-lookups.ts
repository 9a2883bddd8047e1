import { Agent, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { platformPath } from "../src/contract/platform-path";
import { requestSignature } from "../src/contract/request-signature";
import { signatureHeader } from "../src/contract/signature-header";
import { randomNonce } from "../src/integrity/nonce";
import { syntheticUscc } from "../src/sandbox/synthetic";
import type { Benchmark, Peer, Prepared } from "./benchmark";
import { concurrency, concurrent } from "./concurrent";
import { type ServedPlatform, type ServedSort, servePlatform } from "./served-platform";

const singleCount = 800;
const batchCount = 1_000;
const codes = Array.from({ length: batchCount }, (_, index) => syntheticUscc(1_001 + index));

/** What does the platform cost that answers lookups, over what HTTP costs, and what does a batch spare? */
export const platformLookups: readonly Benchmark[] = [
  overBareServer("memory"),
  overBareServer("sqlite"),
  batchOverSingle("memory"),
  batchOverSingle("sqlite"),
];

function overBareServer(sort: ServedSort): Benchmark {
  return {
    id: "lookups",
    what: `the platform over ${sort} answers a lookup of one subject, 16 at a time over loopback HTTP: it verifies, looks up and signs; a bare node:http server answers the same bytes`,
    async prepare() {
      const [platform, bare] = [await servePlatform(sort), await servePlatform("bare")];
      const [askPlatform, askBare] = [asker(platform), asker(bare)];
      const subjects = (place: number) => [codes[place % codes.length] ?? ""];
      const answered = await askPlatform(platformPath.lookups, subjects(0));
      await askBare("", answered);
      if (!answered.equals(await askBare(platformPath.lookups, subjects(0))))
        throw new Error("The bare server does not answer the same bytes.");
      return {
        ours: concurrent((place) => askPlatform(platformPath.lookups, subjects(place))),
        peers: [
          {
            peer: "bare node:http",
            goal: { kind: "ours-to-peer", atMost: sort === "memory" ? 3 : 4 },
            ...concurrent((place) => askBare(platformPath.lookups, subjects(place))),
          },
        ],
        count: singleCount,
        roundCount: 11,
        close: async () => void (await Promise.all([platform.close(), bare.close()])),
      };
    },
  };
}

function batchOverSingle(sort: ServedSort): Benchmark {
  return {
    id: "lookups",
    what: `the platform over ${sort} answers 1,000 subjects in one lookup, for each of them, against lookups of one, 16 at a time`,
    async prepare(): Promise<Prepared> {
      const { close, ...platform } = await servePlatform(sort);
      const ask = asker(platform);
      const single: Peer = {
        peer: "single lookups",
        goal: { kind: "ours-to-peer", atMost: 1 / 30 },
        count: singleCount,
        ...concurrent((place) => ask(platformPath.lookups, [codes[place % codes.length] ?? ""])),
      };
      const batch = JSON.parse((await ask(platformPath.lookups, codes)).toString()).standings;
      for (const place of [0, 1, batchCount - 1]) {
        const alone = JSON.parse((await ask(platformPath.lookups, [codes[place] ?? ""])).toString());
        if (JSON.stringify(batch[place]) !== JSON.stringify(alone.standings[0]))
          throw new Error("A subject is answered otherwise in a batch than alone.");
      }
      return {
        ours: {
          async run(count) {
            for (let done = 0; done < count; done += batchCount) await ask(platformPath.lookups, codes);
          },
        },
        peers: [single],
        count: 5 * batchCount,
        roundCount: 11,
        close,
      };
    },
  };
}

/** Sends signed lookups over kept connections and reads the bytes; it does not verify, so that all are asked alike. */
function asker({ baseUrl, appKey, secret }: ServedPlatform) {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  return (path: string, content: readonly string[] | Buffer): Promise<Buffer> => {
    const body = Buffer.isBuffer(content)
      ? content.toString()
      : JSON.stringify({ subjects: content.map((code) => ({ kind: "uscc", code })) });
    const timestamp = new Date().toISOString();
    const nonce = randomNonce();
    const signed = { appKey, timestamp, nonce, method: "POST", path, body };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, baseUrl), {
        agent,
        method: "POST",
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          [signatureHeader.appKey]: appKey,
          [signatureHeader.timestamp]: timestamp,
          [signatureHeader.nonce]: nonce,
          [signatureHeader.signature]: requestSignature(signed, secret),
        },
      });
      sent.once("error", reject);
      sent.once("response", (answer) => void buffer(answer).then(resolve, reject));
      sent.end(body);
    });
  };
}
