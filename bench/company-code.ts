import { syntheticUscc } from "../src/sandbox/synthetic";

/** Of an enterprise first, as that is what a city lists most; each has 99,999 codes that nobody bears. */
const prefixes = ["91", "92", "93", "11", "12", "13", "51", "52", "53", "19", "59"] as const;
const serialCount = 99_999;

/** The code of the company at a place, from 0, on the lists of a platform that is timed; there are a million. */
export function companyCode(place: number): string {
  return syntheticUscc(1 + (place % serialCount), prefixes[Math.floor(place / serialCount)]);
}
