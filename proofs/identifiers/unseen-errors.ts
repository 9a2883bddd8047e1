import type { ChecksummedKind } from "./standard";

interface WeightedSum {
  readonly modulus: number;
  /** Of every place, the check character's own included. */
  readonly weights: readonly number[];
  readonly valueAt: (character: string, at: number) => number;
}

const digitsAndX = "0123456789X";
const weightedSums: Readonly<Record<Exclude<ChecksummedKind, "registration-number">, WeightedSum>> = {
  uscc: {
    modulus: 31,
    weights: [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1],
    valueAt: (character) => "0123456789ABCDEFGHJKLMNPQRTUWXY".indexOf(character),
  },
  "organization-code": {
    modulus: 11,
    weights: [3, 7, 9, 10, 5, 8, 4, 2, 1],
    // An X among the first eight is a letter, worth 33; as the check character it is worth 10.
    valueAt: (character, at) =>
      at < 8 ? "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(character) : digitsAndX.indexOf(character),
  },
  "resident-id": {
    modulus: 11,
    weights: [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1],
    valueAt: (character) => digitsAndX.indexOf(character),
  },
};

/**
 * Whether a miswritten code looks right to the arithmetic of its standard, from the difference alone.
 *
 * A sum with weights cannot see a change whose weighted difference is a multiple of the modulus. MOD 11,10 carries
 * a state from place to place and cannot see a change after which the state is the same as before.
 */
export function isSameToStandard(kind: ChecksummedKind, right: string, wrong: string): boolean {
  if (kind === "registration-number") return stateAfter(right) === stateAfter(wrong);
  const { modulus, weights, valueAt } = weightedSums[kind];
  let difference = 0;
  for (const [at, weight] of weights.entries())
    difference += weight * (valueAt(wrong.charAt(at), at) - valueAt(right.charAt(at), at));
  return difference % modulus === 0;
}

/** The state of MOD 11,10 behind the last digit, the check digit included: 1 behind every right number. */
function stateAfter(number: string): number {
  let state = 10;
  for (const [at, character] of [...number].entries()) {
    const sum = (state + Number(character)) % 10;
    if (at === number.length - 1) return sum;
    state = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return state;
}
