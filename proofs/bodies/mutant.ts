import { type SeededRandom, seededRandom } from "../seeded-random";
import { mutateBytes, mutateText } from "./mutated-bytes";
import { mutateValue } from "./mutated-value";
import { type ValidAnswer, validAnswers, validCatalogueText } from "./valid-bodies";

/** A body that is not what the platform would have sent, and how it came to be. */
export interface Mutant {
  readonly seed: number;
  readonly bytes: Uint8Array;
}

export interface MutatedAnswer extends Mutant {
  readonly answer: ValidAnswer;
}

const encoder = new TextEncoder();
const bytesOf = new Map<string, Uint8Array>();
const valuesOf = new Map<string, object>();

/** Makes the mutated answer of a seed. */
export function mutatedAnswer(seed: number): MutatedAnswer {
  const random = seededRandom(seed);
  const answer = random.pick(validAnswers);
  return { seed, answer, bytes: mutated(answer.text, random.pick(validAnswers).text, random) };
}

/** Makes the mutated catalogue document of a seed. */
export function mutatedCatalogue(seed: number): Mutant {
  const random = seededRandom(seed);
  return { seed, bytes: mutated(validCatalogueText, random.pick(validAnswers).text, random) };
}

/** One to three changes; as value, then as text, then as bytes, and never none. */
function mutated(text: string, other: string, random: SeededRandom): Uint8Array {
  for (;;) {
    const way = random.pick(["value", "value", "text", "bytes", "all"]);
    let changed = text;
    if (way === "value" || way === "all") {
      const value: object = JSON.parse(text);
      for (let count = 1 + random.below(3); count > 0; count -= 1)
        mutateValue(value, parsedOnce(other), random);
      changed = JSON.stringify(value);
    }
    if (way === "text" || way === "all")
      for (let count = 1 + random.below(2); count > 0; count -= 1) changed = mutateText(changed, random);
    let bytes = encoder.encode(changed);
    if (way === "bytes" || way === "all") {
      for (let count = 1 + random.below(2); count > 0; count -= 1)
        bytes = new Uint8Array(mutateBytes(bytes, encodedOnce(other), random));
    }
    if (changed !== text || !isEqual(bytes, encodedOnce(text))) return bytes;
  }
}

function encodedOnce(text: string): Uint8Array {
  const known = bytesOf.get(text) ?? encoder.encode(text);
  bytesOf.set(text, known);
  return known;
}

function parsedOnce(text: string): object {
  const known = valuesOf.get(text) ?? JSON.parse(text);
  valuesOf.set(text, known);
  return known;
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(b);
}
