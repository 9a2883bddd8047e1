import { InputError } from "../errors/yingcha-error";
import { codeMalformed } from "./code-malformed";
import { maskUnparsed } from "./mask";
import { type SubjectKind, subjectKindTable } from "./subject-kind";

// No identifier is half as long; the bound keeps normalization from being fed megabytes.
const rawLengthMax = 64;

const maskCharacters = /[*•●○█■□×]/;
const printableAscii = /^[!-~]+$/;

/**
 * Brings a code into its one spelling: NFKC, trimmed, upper case, and nothing guessed.
 *
 * Pure. O is never read as 0 nor I as 1. Only an organization code loses a hyphen, the one before its check
 * character. Whether the result has the shape of its kind is for the parser of that kind.
 *
 * @param kind the kind of the code, named in errors
 * @param value what the caller gave as the code; at most 64 UTF-16 units
 * @returns printable ASCII in upper case, at least one character
 * @throws {InputError} `subject-malformed` when the value is no string; `code-masked` when it holds `*` or
 *   another masking character; `code-malformed` when it is too long, empty, or holds white space within,
 *   control, direction or zero-width characters, or any that is not ASCII after NFKC
 * @source R22; domain facts §7
 * @example
 * canonicalCode("uscc", " ９1350500pdy00001xt ") // "91350500PDY00001XT"
 */
export function canonicalCode(kind: SubjectKind, value: unknown): string {
  if (typeof value !== "string") {
    throw new InputError("subject-malformed", `A code is a string; given was ${maskUnparsed(value)}.`);
  }
  if (value.length > rawLengthMax) {
    throw codeMalformed(kind, value, `has at most ${rawLengthMax} characters`);
  }
  if (isCanonical(value)) return value;

  const text = value.normalize("NFKC").trim();
  if (maskCharacters.test(text)) {
    const { title } = subjectKindTable[kind];
    throw new InputError("code-masked", `The ${kind} (${title}) is masked: ${maskUnparsed(value)}.`);
  }
  if (!printableAscii.test(text)) {
    throw codeMalformed(kind, value, "is written without inner white space, invisible or foreign characters");
  }
  // After the ASCII check, so that no letter of another script becomes a Latin one (ı → I, ß → SS).
  const code = text.toUpperCase();
  return kind === "organization-code" && code.length === 10 && code.charAt(8) === "-"
    ? code.slice(0, 8) + code.slice(9)
    : code;
}

// Nearly every code arrives canonical, and normalization costs more than all the rest of a parse. The few signs
// between 9 and A stay as they are too; no mask and no hyphen is among them.
function isCanonical(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i);
    if (unit < 48 || unit > 90) return false;
  }
  return value.length > 0;
}
