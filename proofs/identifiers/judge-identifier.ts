import { isDeepStrictEqual } from "node:util";
import { errorCodes } from "../../src/errors/error-code";
import { InputError } from "../../src/errors/yingcha-error";
import { processorMs } from "../processor-ms";
import type { AnyIdentifier } from "./any-identifier";
import { expectedReading, type Reading } from "./expected-reading";
import type { IdentifierReader } from "./identifier-reader";
import { type StandardKind, standardCode, standardKinds } from "./standard";

/** What can be wrong with how an input was read. */
export type IdentifierFault = "crashed" | "disagreed" | "unsettled" | "told" | "unmasked";

export interface IdentifierJudgement {
  readonly outcome: "accepted" | "refused" | "crashed";
  readonly faults: readonly IdentifierFault[];
  /** How long the reading itself took; where that was long, the least processor time of three more runs. */
  readonly readingMs: number;
}

const longMs = 5;

/** Makes the judge of a reader; what its messages say of every code alike is asked of it first. */
export function identifierJudge(
  reader: IdentifierReader,
): (identifier: AnyIdentifier) => IdentifierJudgement {
  const saidAnyway = standardKinds
    .flatMap((kind) =>
      ["~", "*", null].map((code) => read(() => reader.parseSubject({ kind, code })).message),
    )
    .join("\n");

  function timed(input: unknown): number {
    const startedMs = processorMs();
    read(() => reader.parseSubject(input));
    return processorMs() - startedMs;
  }

  return ({ seed, input, twin }) => {
    const startedMs = performance.now();
    const { reading, message } = read(() => reader.parseSubject(input));
    const firstMs = performance.now() - startedMs;
    const readingMs =
      firstMs < longMs ? firstMs : Math.min(firstMs, timed(input), timed(input), timed(input));
    const faults: IdentifierFault[] = [];
    if (reading === "crashed") return { outcome: "crashed", faults: ["crashed"], readingMs };
    if (!isDeepStrictEqual({ ...reading }, expectedReading(twin))) faults.push("disagreed");
    if (!("refusedBy" in reading)) {
      if (!isSettled(reading)) faults.push("unsettled");
      if (!isMasked(reading.kind, reading.code)) faults.push("unmasked");
    } else if (codesIn(twin).some((code) => tells(message, code, saidAnyway))) faults.push("told");

    // The parsers behind the door take the one spelling only, and must refuse every other.
    const code = typeof twin === "object" && twin !== null && "code" in twin ? twin.code : twin;
    if (typeof code === "string")
      for (const kind of [kindOf(twin), standardKinds[seed % standardKinds.length] ?? "uscc"]) {
        const parsed = read(() => reader.parsers[kind](code)).reading;
        const expected = standardCode(kind, code) ?? { refusedBy: "code-malformed" };
        if (parsed === "crashed") faults.push("crashed");
        else if (!isDeepStrictEqual({ ...parsed }, expected)) faults.push("disagreed");
      }
    return { outcome: "refusedBy" in reading ? "refused" : "accepted", faults, readingMs };
  };

  /** Read again, a subject is the same; only a resident ID given as 15 digits has its check character from then on. */
  function isSettled(first: Accepted): boolean {
    const again = read(() => reader.parseSubject({ ...first })).reading;
    const checksum = first.kind === "resident-id" && first.checksum === "none" ? "match" : first.checksum;
    return again !== "crashed" && isDeepStrictEqual({ ...again }, { ...first, checksum });
  }

  /** Little shows, no birth date does, and what is masked can never be checked by. */
  function isMasked(kind: StandardKind, code: string): boolean {
    const masked = reader.maskCode(kind, code);
    const shown = [...masked].filter((character) => character !== "*").length;
    const isPerson = !["uscc", "organization-code", "registration-number"].includes(kind);
    const shownMax = isPerson ? code.length / 3 : (code.length * 5) / 9;
    const isAligned = [...masked].every(
      (character, at) => character === "*" || character === code.charAt(at),
    );
    const birth = kind === "resident-id" ? masked.slice(6, 14) : "********";
    const isHidden = masked.length === code.length && shown <= shownMax && isAligned && birth === "********";
    const back = read(() => reader.parseSubject({ kind, code: masked })).reading;
    const isRefused = back !== "crashed" && "refusedBy" in back && back.refusedBy === "code-masked";
    return isHidden && isRefused;
  }
}

type Accepted = Exclude<Reading, { readonly refusedBy: string }>;

function read(run: () => unknown): { readonly reading: Reading | "crashed"; readonly message: string } {
  try {
    return { reading: run() as Reading, message: "" };
  } catch (error) {
    if (!(error instanceof InputError) || !Object.hasOwn(errorCodes, error.code))
      return { reading: "crashed", message: "" };
    const refusedBy = error.code as Extract<Reading, { refusedBy: string }>["refusedBy"];
    return { reading: { refusedBy }, message: `${String(error)} ${error.cause ?? ""}` };
  }
}

function kindOf(twin: unknown): StandardKind {
  const kind = typeof twin === "object" && twin !== null && "kind" in twin ? twin.kind : "uscc";
  return standardKinds.find((one) => one === kind) ?? "uscc";
}

/** The strings that a message must not tell. */
function codesIn(twin: unknown): readonly string[] {
  if (typeof twin === "string") return [twin];
  if (typeof twin !== "object" || twin === null) return [];
  return Object.values(twin).filter((value) => typeof value === "string");
}

const tellingCount = 6;

/** Whether any six characters on end of a code stand in a message that does not say them of every code. */
function tells(message: string, code: string, saidAnyway: string): boolean {
  for (let at = 0; at + tellingCount <= Math.min(code.length, 80); at += 1) {
    const piece = code.slice(at, at + tellingCount);
    if (message.includes(piece) && !saidAnyway.includes(piece)) return true;
  }
  return false;
}
