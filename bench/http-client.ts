import ky from "ky";
import { createNodeSender } from "../src/client/node-sender";
import { createPlatformHttp } from "../src/client/platform-http";
import { platformPath } from "../src/contract/platform-path";
import { randomNonce } from "../src/integrity/nonce";
import { syntheticUscc } from "../src/sandbox/synthetic";
import { systemClock } from "../src/time/clock";
import type { Benchmark } from "./benchmark";
import { concurrent } from "./concurrent";
import { servePlatform } from "./served-platform";

/** P9: how much does it cost to ask safely? */
export const httpClient: readonly Benchmark[] = [
  {
    id: "P9",
    what: "one lookup of one subject over loopback HTTP, 16 at a time: ours signs, caps, verifies and retries; plain ky over the global fetch does none of it",
    async prepare() {
      const { baseUrl, appKey, secret, close } = await servePlatform("signing");
      const json = { subjects: [{ kind: "uscc", code: syntheticUscc(1) }] };
      const body = JSON.stringify(json);
      const http = createPlatformHttp({
        baseUrl: new URL(baseUrl),
        appKey,
        secret,
        deadlineMs: 60_000,
        answerMaxBytes: 8_388_608,
        fetch: createNodeSender() ?? globalThis.fetch,
        clock: systemClock,
        nonce: randomNonce,
      });
      const url = new URL(platformPath.lookups, baseUrl);
      const ours = async () => {
        const answer = await http.send({ method: "POST", path: platformPath.lookups, body });
        return answer.kind === "content" ? answer.value : undefined;
      };
      const plain = () => ky.post(url, { json }).json();
      if (JSON.stringify(await ours()) !== JSON.stringify(await plain()))
        throw new Error("The two were answered differently.");
      return {
        ours: concurrent(ours),
        peers: [
          {
            peer: "ky over fetch",
            goal: { kind: "peer-to-ours", atLeast: 1.5 },
            ...concurrent(plain),
          },
        ],
        count: 1_600,
        roundCount: 15,
        close,
      };
    },
  },
];
