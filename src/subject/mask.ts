import { type SubjectKind, subjectKindTable } from "./subject-kind";

interface Window {
  readonly head: number;
  readonly tail: number;
}

const windows: Readonly<Record<SubjectKind, Window>> = {
  uscc: { head: 8, tail: 2 },
  "organization-code": { head: 3, tail: 1 },
  "registration-number": { head: 6, tail: 2 },
  "resident-id": { head: 2, tail: 1 },
  passport: { head: 2, tail: 1 },
  "hong-kong-permit": { head: 2, tail: 1 },
  "macao-permit": { head: 2, tail: 1 },
  "taiwan-permit": { head: 2, tail: 1 },
};

// A person's number passed as a bare string counts as a USCC; under no kind, nor with a character too many, may it
// show its birth date.
const personLike = /\d{17}[\dX]/;

// Bounds the length and bars line breaks, so that a code from the wire cannot forge a log line.
const showable = /^[0-9A-Z]{1,64}$/;

/**
 * Masks a code for display: the only road from an identifier to a log or a message.
 *
 * Pure. The length is kept. Of an organization's code at most five ninths show, of a person's at most a
 * third and never a digit of the birth date.
 *
 * @param kind the kind of the code, which decides how much may show
 * @param code the canonical code
 * @returns the code with its middle as `*`; for what is not spelt as a canonical code, what
 *   {@link maskUnparsed} says of it
 * @source 四(四), 三(五)
 * @example
 * maskCode("uscc", "91350500PDY00001XT") // "91350500********XT"
 */
export function maskCode(kind: SubjectKind, code: string): string {
  if (!showable.test(code)) return maskUnparsed(code);
  const shownAs = personLike.test(code) ? "resident-id" : kind;
  const window = windows[shownAs];
  const share = subjectKindTable[shownAs].holder === "person" ? 1 / 3 : 5 / 9;
  const shownMax = Math.floor(code.length * share);
  const head = Math.min(window.head, shownMax);
  const tail = Math.min(window.tail, shownMax - head);
  const tailAt = code.length - tail;
  return code.slice(0, head) + "*".repeat(tailAt - head) + code.slice(tailAt);
}

/**
 * Masks the code of a subject; its name is left out.
 *
 * Pure.
 *
 * @param subject a subject, or the `{ kind, code }` of a record
 * @returns what {@link maskCode} makes of its code
 * @source 四(四), 三(五)
 * @example
 * maskSubject({ kind: "resident-id", code: "350502188001010014" }) // "35***************4"
 */
export function maskSubject(subject: { readonly kind: SubjectKind; readonly code: string }): string {
  return maskCode(subject.kind, subject.code);
}

/**
 * Describes a value that could not be parsed, without any of its content.
 *
 * Pure.
 *
 * @param value anything a caller passed
 * @returns the sort of the value in words; for a string its length too
 * @source 四(四), 三(五)
 * @example
 * maskUnparsed("9135050") // "a string of 7 characters"
 */
export function maskUnparsed(value: unknown): string {
  if (typeof value === "string") return `a string of ${value.length} characters`;
  if (value === null || value === undefined) return String(value);
  if (typeof value !== "object") return `a ${typeof value}`;
  return isArray(value) ? "an array" : "an object";
}

function isArray(value: object): boolean {
  // It throws for a proxy that was revoked.
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}
