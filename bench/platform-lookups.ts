import { platformPath } from "../src/contract/platform-path";
import type { Benchmark, Peer, Prepared } from "./benchmark";
import { companyCode } from "./company-code";
import { concurrent } from "./concurrent";
import { asker } from "./lookup-asker";
import { type ServedSort, servePlatform } from "./served-platform";

const singleCount = 800;
const batchCount = 1_000;
const codes = Array.from({ length: batchCount }, (_, index) => companyCode(index));

/** What does the platform cost that answers lookups, over what HTTP costs, and what does a batch spare? */
export const platformLookups: readonly Benchmark[] = [
  overBareServer("memory"),
  overBareServer("sqlite"),
  overBareServer("postgres"),
  batchOverSingle("memory"),
  batchOverSingle("sqlite"),
  batchOverSingle("postgres"),
];

const overBareMax: Readonly<Partial<Record<ServedSort, number>>> = { memory: 2, sqlite: 3, postgres: 4.5 };

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
            goal: { kind: "ours-to-peer", atMost: overBareMax[sort] ?? 0 },
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
        goal: { kind: "ours-to-peer", atMost: 1 / 25 },
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
