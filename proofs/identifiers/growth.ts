import type { Extent } from "../proof";
import { timeRatio } from "../time-ratio";
import type { IdentifierReader } from "./identifier-reader";
import { standardKinds } from "./standard";

/** A code may have 64 characters: both sides of that, and far beyond. */
const codeLengths = [6, 60, 600, 6_000, 60_000];
/** A name may have 400 as written. */
const nameLengths = [40, 400, 4_000];
const pieces = {
  short: ["9", " ", "*", "\u0323\u0301"],
  full: ["9", " ", "*", "-", "９", "ﷺ", "\u0301", "\u0323\u0301", "a\u0301", "\u200b", "\ud800", "中"],
} as const;

/** The greatest factor by which ten times the input takes longer, over hostile shapes of codes and names. */
export async function identifierGrowth(
  reader: IdentifierReader,
  say: (line: string) => void,
  { enough, extent }: { readonly enough: number; readonly extent: Extent },
): Promise<number> {
  let worst = 0;
  for (const piece of pieces[extent]) {
    const text = (length: number) => piece.repeat(length / piece.length);
    const runs = (what: string, lengths: readonly number[], run: (text: string) => void) =>
      lengths.slice(1).map((length) => ({ what, length, short: text(length / 10), long: text(length), run }));
    for (const { what, length, short, long, run } of [
      ...runs("a code", codeLengths, (code) => quietly(() => reader.parseSubject(code))),
      ...runs("a name", nameLengths, (name) =>
        quietly(() => reader.parseSubject({ kind: "uscc", code: "91350500PDY00001XT", name })),
      ),
      ...runs("a code at every parser", [60_000], (code) => {
        for (const kind of standardKinds) quietly(() => reader.parsers[kind](code));
      }),
      ...runs("a code to mask", [600, 60_000], (code) => reader.maskCode("uscc", code)),
    ]) {
      const ratio = await timeRatio(
        () => run(short),
        () => run(long),
        // In the short form no ratio is too great.
        extent === "short" ? { enough: Number.MAX_VALUE, sampleCount: 3 } : { enough },
      );
      if (extent === "full" && ratio > enough / 2)
        say(`${what} of ${length} times ${JSON.stringify(piece)} takes ${ratio.toFixed(1)} times as long.`);
      worst = Math.max(worst, ratio);
    }
  }
  return worst;
}

function quietly(run: () => unknown): void {
  try {
    run();
  } catch {
    // Whether it is refused rightly is for the judge; here it is timed.
  }
}
