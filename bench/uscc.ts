import { validate as validateUscc } from "stdnum/lib/cjs/cn/uscc.js";
import { isSocialCreditCode } from "util-helpers";
import { parseUscc, usccCheckCharacter } from "../src/subject/uscc";
import type { Benchmark, Contestant, Peer } from "./benchmark";

const alphabet = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
/** How many of the right codes below stdnum refuses: those with a letter in front, and the check character 0. */
const stdnumRefusesCount = 26_791;
const codeCount = 1_000;

const isRight = (code: string): boolean => parseUscc(code).checksum === "match";
const peers = [
  { peer: "util-helpers", goal: { kind: "peer-to-ours", atLeast: 15 }, isRight: isSocialCreditCode },
  {
    peer: "stdnum",
    goal: { kind: "peer-to-ours", atLeast: 40 },
    isRight: (code: string) => validateUscc(code).isValid,
  },
] as const;

/** P10: is it a unified social credit code, and does its check character fit? */
export const usccChecks: readonly Benchmark[] = [
  {
    id: "P10",
    what: `one USCC check, of 1,000 codes one in twenty mistyped; stdnum refuses ${stdnumRefusesCount} of 29,791 right codes (letters in front, check character 0) and is timed on others only`,
    async prepare() {
      refuseFalseRejections();
      const codes = codesOf(codeCount);
      return prepared(codes);
    },
  },
];

function prepared(codes: readonly string[]) {
  for (const code of codes)
    for (const peer of peers)
      if (peer.isRight(code) !== isRight(code))
        throw new Error(`${peer.peer} says of ${code}: ${peer.isRight(code)}.`);
  return {
    ours: checking(codes, isRight),
    peers: peers.map(
      ({ peer, goal, isRight }): Peer => ({ peer, goal, count: 10_000, ...checking(codes, isRight) }),
    ),
    count: 200_000,
    roundCount: 31,
  };
}

/** Every prefix with every check character: the seventeenth place runs through all of them. */
function refuseFalseRejections(): void {
  let refused = 0;
  for (const first of alphabet)
    for (const second of alphabet) {
      const checks = new Set<string>();
      for (const last of alphabet) {
        const body = `${first}${second}350500PDY00001${last}`;
        const check = usccCheckCharacter(body);
        checks.add(check);
        const code = body + check;
        if (!isRight(code) || !isSocialCreditCode(code)) throw new Error(`${code} is refused.`);
        if (!validateUscc(code).isValid) refused += 1;
      }
      if (checks.size !== alphabet.length)
        throw new Error(`Not every check character after ${first}${second}.`);
    }
  if (refused !== stdnumRefusesCount) throw new Error(`stdnum refuses ${refused} right codes.`);
}

/** Codes as they come: registered bodies under the prefixes in use, one in twenty with a character mistyped. */
function codesOf(count: number): readonly string[] {
  const prefixes = ["91", "91", "91", "92", "92", "93", "11", "12", "51", "52", "53"];
  const codes: string[] = [];
  for (let serial = 1; codes.length < count; serial += 1) {
    const region = String(110_000 + ((serial * 7_919) % 549_999));
    const owner = (serial * 104_729 + 12_345_678).toString(31).padStart(9, "0").slice(-9);
    const body = `${prefixes[serial % prefixes.length]}${region}${[...owner].map(letterOf).join("")}`;
    const check = usccCheckCharacter(body);
    if (check === "0") continue;
    const mistyped = body.slice(0, 12) + (body[12] === "7" ? "1" : "7") + body.slice(13);
    codes.push((serial % 20 === 0 ? mistyped : body) + check);
  }
  // As they would be read from a file: one flat string each.
  return JSON.parse(JSON.stringify(codes));
}

function letterOf(digit: string): string {
  return alphabet[Number.parseInt(digit, 31)] ?? "0";
}

function checking(codes: readonly string[], isRight: (code: string) => boolean): Contestant {
  return {
    run(count) {
      let rightCount = 0;
      for (let done = 0, place = 0; done < count; done += 1) {
        const code = codes[place];
        if (code !== undefined && isRight(code)) rightCount += 1;
        place = place + 1 === codes.length ? 0 : place + 1;
      }
      if (rightCount === 0) throw new Error("No code was right.");
    },
  };
}
