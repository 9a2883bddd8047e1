import { platformPath } from "../src/contract/platform-path";
import type { Benchmark, Extent } from "./benchmark";
import { companyCode } from "./company-code";
import { concurrent } from "./concurrent";
import { asker } from "./lookup-asker";
import { type ServedSort, servePlatform } from "./served-platform";

/** How many companies are listed, each with a record: in the longest lists, then in those that they are held to. */
const listedCounts: Readonly<Record<Extent, readonly [number, ...number[]]>> = {
  full: [1_000_000, 100_000, 10_000],
  short: [300, 200, 100],
};
const batchCount = 1_000;

/** Do lookups take longer where the lists are longer? */
export const growth: readonly Benchmark[] = [
  byLength("sqlite", "single"),
  byLength("sqlite", "batch"),
  byLength("postgres", "single"),
  byLength("postgres", "batch"),
];

function byLength(sort: ServedSort, how: "single" | "batch"): Benchmark {
  const what = how === "single" ? "one subject, 16 at a time," : "1,000 subjects in one lookup";
  return {
    id: "growth",
    what: `the platform over ${sort} answers ${what} from lists of 1,000,000 records, each time other subjects from all over them`,
    onlyByName: true,
    async prepare(extent) {
      const lengths = await Promise.all(
        listedCounts[extent].map(async (count) => {
          const platform = await servePlatform(sort, { count, withRecords: true });
          const ask = asker(platform);
          const codesFrom = (place: number) => codesOf(place, Math.min(batchCount, count), count);
          const told = JSON.parse((await ask(platformPath.lookups, codesFrom(1))).toString());
          for (const one of told.standings)
            if (one.records.length !== 1) throw new Error("A subject is answered without its record.");
          const single = concurrent((place) => ask(platformPath.lookups, codesOf(place, 1, count)));
          let batch = 0;
          const batches = {
            async run(times: number) {
              for (let done = 0; done < times; done += batchCount) {
                batch += 1;
                await ask(platformPath.lookups, codesFrom(batch * batchCount));
              }
            },
          };
          return { count, close: platform.close, contestant: how === "single" ? single : batches };
        }),
      );
      const [longest, ...shorter] = lengths;
      if (longest === undefined) throw new Error("There are no lists.");
      return {
        ours: longest.contestant,
        peers: shorter.map(({ count, contestant }) => ({
          peer: `${count.toLocaleString("en-US")} records`,
          goal: { kind: "ours-to-peer", atMost: 2 },
          ...contestant,
        })),
        count: how === "single" ? 800 : 10 * batchCount,
        roundCount: 11,
        close: async () => void (await Promise.all(lengths.map(({ close }) => close()))),
      };
    },
  };
}

/** Codes far from each other on the lists; a prime step meets all of them before any comes again. */
function codesOf(place: number, codeCount: number, listedCount: number): readonly string[] {
  return Array.from({ length: codeCount }, (_, index) =>
    companyCode(((place + index) * 7_919) % listedCount),
  );
}
