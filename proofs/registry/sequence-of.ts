import fc from "fast-check";
import { command } from "./command";
import { importNames } from "./imported-records";
import type { Sequence } from "./run-sequence";

const commandMaxCount = 40;

/** The sequence of a seed, the same for ever. */
export function sequenceOf(seed: number): Sequence {
  const [one = { imports: [], commands: [] }] = fc.sample(sequence, { seed, numRuns: 1 });
  return one;
}

/** Every sequence there may be. */
export const sequence: fc.Arbitrary<Sequence> = fc.record({
  imports: fc.subarray([...importNames]),
  // "max", since most of fast-check's own sizes are of some ten elements.
  commands: fc.array(command, { minLength: 10, maxLength: commandMaxCount, size: "max" }),
});
