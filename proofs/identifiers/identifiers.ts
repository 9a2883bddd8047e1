import type { Extent, Figure, Proof } from "../proof";
import { prototypeSnapshot } from "../prototype-snapshot";
import { anyIdentifier } from "./any-identifier";
import { countCheckCharacters } from "./check-characters";
import { identifierGrowth } from "./growth";
import { type IdentifierReader, identifierReader } from "./identifier-reader";
import { type IdentifierFault, identifierJudge } from "./judge-identifier";
import { countSingleErrors } from "./single-errors";
import { type ChecksummedKind, checkCharacterOf } from "./standard";

export const identifiers: Proof = {
  name: "identifiers",
  what: "Whatever is passed as an identifier is read as its standard says, or refused with a coded error.",
  run: (extent, say) => proveIdentifiers(identifierReader, extent, say),
};

const sizes = {
  full: { inputCount: 1_000_000, codeCount: 1_000 },
  short: { inputCount: 8_000, codeCount: 20 },
} as const;
const slowestMaxMs = 50;
const growthMax = 15;
const toldMaxCount = 20;
const none = (what: string, measured: number): Figure => ({ what, measured, bound: { atMost: 0 } });
const titles: Readonly<Record<ChecksummedKind, readonly [substitutions: string, swaps: string]>> = {
  uscc: ["USCC", "USCC"],
  "resident-id": ["resident ID", "resident ID"],
  "registration-number": ["registration number", "registration number, of which MOD 11,10 cannot see some"],
  "organization-code": [
    "organization code, of which modulo 11 cannot see some",
    "organization code, of which modulo 11 cannot see some",
  ],
};
const faultTitles: Readonly<Record<IdentifierFault, string>> = {
  crashed: "crashes: anything thrown but an InputError of the table",
  disagreed: "disagreements with the standards' plain arithmetic",
  unsettled: "codes that are another when read again",
  told: "messages that tell the code",
  unmasked: "masks that show too much or can be checked by",
};

/** Proves it of a reader; the fuzz's seeds are 1 on. */
export async function proveIdentifiers(
  reader: IdentifierReader,
  extent: Extent,
  say: (line: string) => void,
  { inputCount, codeCount }: { readonly inputCount: number; readonly codeCount: number } = sizes[extent],
): Promise<readonly Figure[]> {
  const unchanged = prototypeSnapshot();
  const fuzz = fuzzed(reader, inputCount, say);
  const checks = countCheckCharacters(reader, say);
  const figures: Figure[] = [
    {
      what: "identifiers tried",
      measured: fuzz.acceptedCount + fuzz.refusedCount,
      bound: { atLeast: extent === "full" ? 1_000_000 : inputCount },
    },
    { what: "of them accepted", measured: fuzz.acceptedCount, bound: { atLeast: inputCount / 10 } },
    { what: "of them refused", measured: fuzz.refusedCount, bound: { atLeast: inputCount / 10 } },
    ...Object.entries(faultTitles).map(([fault, what]) => none(what, fuzz.counts[fault as IdentifierFault])),
    {
      what: "right codes, every prefix with every check character",
      measured: checks.codeCount,
      bound: { atLeast: 46_037 },
    },
    none("prefixes with a check character that no code was found for", checks.missedCount),
    none("false refusals among them", checks.falselyRefusedCount),
  ];
  for (const kind of ["uscc", "resident-id", "registration-number", "organization-code"] as const) {
    const { substitutions, swaps } = countSingleErrors(reader, kind, codeCount, say);
    for (const [what, count] of [
      [`single wrong characters, ${titles[kind][0]}`, substitutions],
      [`swaps of unlike neighbours, ${titles[kind][1]}`, swaps],
    ] as const)
      figures.push({
        what: `undetected among ${count.triedCount.toLocaleString("en-US")} ${what}`,
        measured: count.undetectedCount,
        bound: { atMost: count.unseenCount },
      });
  }
  const growth = await identifierGrowth(reader, say, { enough: growthMax, extent });
  figures.push(
    none("pilot codes not looked up as a mismatch, R22", misreadPilots(reader)),
    none("resident IDs as a bare string whose kind was guessed, R22", guessedKinds(reader, say)),
    none("changes of the built-in prototypes", unchanged() ? 0 : 1),
  );
  // Beside other tests no time says anything.
  if (extent === "full")
    figures.push(
      { what: "slowest input", measured: fuzz.slowestMs, unit: "ms", bound: { atMost: slowestMaxMs } },
      { what: "time for ten times the input", measured: growth, unit: "times", bound: { atMost: growthMax } },
    );
  return figures;
}

function fuzzed(reader: IdentifierReader, inputCount: number, say: (line: string) => void) {
  const judge = identifierJudge(reader);
  const counts = { crashed: 0, disagreed: 0, unsettled: 0, told: 0, unmasked: 0 };
  let [acceptedCount, refusedCount, slowestMs, toldCount] = [0, 0, 0, 0];
  for (let seed = 1; seed <= inputCount; seed += 1) {
    const identifier = anyIdentifier(seed);
    const { faults, outcome, readingMs } = judge(identifier);
    if (outcome === "accepted") acceptedCount += 1;
    else refusedCount += 1;
    for (const fault of faults) counts[fault] += 1;
    slowestMs = Math.max(slowestMs, readingMs);
    if ((faults.length > 0 || readingMs > slowestMaxMs) && toldCount < toldMaxCount) {
      toldCount += 1;
      say(
        `anyIdentifier(${seed}), ${identifier.family}: ${faults.join(", ")} in ${readingMs.toFixed(1)} ms.`,
      );
    }
    if (seed % 200_000 === 0) say(`${seed.toLocaleString("en-US")} identifiers tried.`);
  }
  return { counts, acceptedCount, refusedCount, slowestMs };
}

/** Codes of the pilot years in Fujian fail GB 32100 and are those of real companies' kind. */
function misreadPilots(reader: IdentifierReader): number {
  return ["91350100M0001TGQXM"].filter((code) => {
    const { kind, checksum } = reader.parseSubject(code);
    return kind !== "uscc" || checksum !== "mismatch";
  }).length;
}

function guessedKinds(reader: IdentifierReader, say: (line: string) => void): number {
  let [guessedCount, passingCount] = [0, 0];
  for (let serial = 0; serial < 1_000; serial += 1) {
    const body = `35050218800101${String(serial).padStart(3, "0")}`;
    const code = body + checkCharacterOf["resident-id"](body);
    const { kind, checksum } = reader.parseSubject(code);
    if (kind !== "uscc") guessedCount += 1;
    if (checksum === "match") passingCount += 1;
  }
  say(`${passingCount} of 1,000 resident IDs pass the check of a USCC too.`);
  return guessedCount;
}
