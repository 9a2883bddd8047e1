import { seededRandom } from "../seeded-random";
import type { IdentifierReader } from "./identifier-reader";
import { alphabetOf, type ChecksummedKind, standardCode } from "./standard";
import { isSameToStandard } from "./unseen-errors";
import { validCode } from "./valid-code";

export interface ErrorCount {
  readonly triedCount: number;
  /** Errors that were read as right codes. */
  readonly undetectedCount: number;
  /** Errors that the standard's own arithmetic cannot see. */
  readonly unseenCount: number;
}

export interface SingleErrorCounts {
  readonly substitutions: ErrorCount;
  readonly swaps: ErrorCount;
}

/**
 * Makes every change of one character, and every swap of unlike neighbours, in right codes of a kind.
 *
 * @param codeCount how many codes, drawn from the seeds from 1 on
 */
export function countSingleErrors(
  reader: IdentifierReader,
  kind: ChecksummedKind,
  codeCount: number,
  say: (line: string) => void,
): SingleErrorCounts {
  const substitutions = { triedCount: 0, undetectedCount: 0, unseenCount: 0 };
  const swaps = { triedCount: 0, undetectedCount: 0, unseenCount: 0 };
  const tryOne = (count: typeof swaps, right: string, wrong: string) => {
    count.triedCount += 1;
    const unseen = standardCode(kind, wrong) !== undefined && isSameToStandard(kind, right, wrong);
    if (unseen) count.unseenCount += 1;
    if (!isRead(reader, kind, wrong)) return;
    count.undetectedCount += 1;
    if (!unseen) say(`The ${kind} ${wrong}, miswritten from ${right}, is read as a right one.`);
  };
  for (const code of rightCodes(kind, codeCount))
    for (let at = 0; at < code.length; at += 1) {
      const [before, character, after] = [code.slice(0, at), code.charAt(at), code.slice(at + 1)];
      for (const other of alphabetOf[kind])
        if (other !== character) tryOne(substitutions, code, before + other + after);
      const next = after.charAt(0);
      if (next !== "" && next !== character) tryOne(swaps, code, before + next + character + after.slice(1));
    }
  return { substitutions, swaps };
}

function rightCodes(kind: ChecksummedKind, count: number): readonly string[] {
  const codes: string[] = [];
  for (let seed = 1; codes.length < count; seed += 1) {
    const code = validCode(kind, seededRandom(seed));
    if (standardCode(kind, code)?.checksum === "match") codes.push(code);
  }
  return codes;
}

function isRead(reader: IdentifierReader, kind: ChecksummedKind, code: string): boolean {
  try {
    return reader.parseSubject({ kind, code }).checksum === "match";
  } catch {
    return false;
  }
}
