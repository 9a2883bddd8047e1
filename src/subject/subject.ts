import { InputError } from "../errors/yingcha-error";
import { canonicalCode } from "./canonical-code";
import { maskUnparsed } from "./mask";
import { parseOrganizationCode } from "./organization-code";
import type { Checksum, ParsedCode, SubjectCode } from "./parsed-code";
import { parsePersonDocument } from "./person-document";
import { parseRegistrationNumber } from "./registration-number";
import { parseResidentId } from "./resident-id";
import { isSubjectKind, type SubjectKind, subjectKinds } from "./subject-kind";
import { parseUscc } from "./uscc";

/** How a caller names a subject: a bare string is always a USCC; all else says its kind. */
export type SubjectInput =
  | string
  | { readonly kind: SubjectKind; readonly code: string; readonly name?: string };

/** Who is checked 主体: kind and canonical code identify it, the name is a cross-check. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly code: SubjectCode;
  /** What the check character says; `mismatch` is shown and looked up all the same (R22). */
  readonly checksum: Checksum;
  /** The name the caller expects, in NFKC; absent when the caller gave none. */
  readonly name?: string;
}

/** A subject as records and messages refer to it. */
export interface SubjectRef {
  readonly kind: SubjectKind;
  /** The canonical code. */
  readonly code: string;
}

const nameLengthMax = 200;
// A decomposed spelling is longer than its NFKC form, yet nobody's name needs more than this.
const rawNameLengthMax = 2 * nameLengthMax;
// Normalizing sorts the marks on one letter in quadratic time; 30 are the bound of UAX #15 for text in a stream.
const heapedMarks = /\p{M}{31}/u;
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

// `checksum` is let in so that a parsed subject can be passed again; it is computed anew.
const fieldNames: readonly string[] = ["kind", "code", "name", "checksum"];

const parsers: Readonly<Record<SubjectKind, (canonical: string) => ParsedCode>> = {
  uscc: parseUscc,
  "organization-code": parseOrganizationCode,
  "registration-number": parseRegistrationNumber,
  "resident-id": parseResidentId,
  passport: (canonical) => parsePersonDocument("passport", canonical),
  "hong-kong-permit": (canonical) => parsePersonDocument("hong-kong-permit", canonical),
  "macao-permit": (canonical) => parsePersonDocument("macao-permit", canonical),
  "taiwan-permit": (canonical) => parsePersonDocument("taiwan-permit", canonical),
};

/**
 * Reads what a caller passed as the subject of a check.
 *
 * Pure. A bare string is a USCC always: about 3 % of resident identity numbers pass the USCC check, so the
 * kind is never guessed. Of an object only its own properties count.
 *
 * @param input a {@link SubjectInput}; `name` is 1 to 200 characters, and its absence means that no name is
 *   compared
 * @returns the subject with its canonical code and what its check character says
 * @throws {InputError} `subject-malformed` when it is neither form, the kind is unknown, a property is
 *   unknown or the name does not hold; `code-masked` and `code-malformed` when the code cannot be one
 * @source 三(三) (R22): the kind is given, never guessed
 * @example
 * parseSubject("91350500PDY00001XT") // { kind: "uscc", code: "91350500PDY00001XT", checksum: "match" }
 */
export function parseSubject(input: unknown): Subject {
  if (typeof input === "string") return parseCode("uscc", input);
  const fields = readFields(input);
  if (typeof fields === "string") throw new InputError("subject-malformed", fields);
  const { kind, code, name } = fields;
  if (!isSubjectKind(kind)) {
    throw new InputError("subject-malformed", `The kind of a subject is one of ${subjectKinds.join(", ")}.`);
  }
  const subject = parseCode(kind, code);
  return name === undefined ? subject : { ...subject, name: parseName(name) };
}

/**
 * Gives the key under which a subject is found in maps and stores.
 *
 * Pure. Two subjects are one exactly when their keys are equal; the key holds the identifier in clear and is
 * never logged.
 *
 * @param subject a subject, or a reference whose code is canonical
 * @returns kind and code joined by a colon, which no kind holds
 * @source 三(三): the code is the index
 * @example
 * subjectKey({ kind: "uscc", code: "91350500PDY00001XT" }) // "uscc:91350500PDY00001XT"
 */
export function subjectKey(subject: SubjectRef): string {
  return `${subject.kind}:${subject.code}`;
}

/**
 * Tells whether two references name the same subject.
 *
 * Pure. Strict equality of kind and code: canonical codes have one spelling.
 *
 * @param a one subject
 * @param b the other
 * @returns true only when both kind and code are equal
 * @source 三(三) (R21)
 * @example
 * isSameSubject(record.subject, subject)
 */
export function isSameSubject(a: SubjectRef, b: SubjectRef): boolean {
  return a.kind === b.kind && a.code === b.code;
}

function parseCode(kind: SubjectKind, value: unknown): Subject {
  const { code, checksum } = parsers[kind](canonicalCode(kind, value));
  return { kind, code, checksum };
}

interface Fields {
  readonly kind: unknown;
  readonly code: unknown;
  readonly name: unknown;
}

/** The fields, each read once; or in a sentence why there are none. */
function readFields(input: unknown): Fields | string {
  // A getter or a proxy may throw anything, and a revoked proxy does so even at Array.isArray.
  try {
    if (typeof input !== "object" || input === null || Array.isArray(input))
      return `A subject is a string or { kind, code, name? }; given was ${maskUnparsed(input)}.`;
    if (!Object.keys(input).every((key) => fieldNames.includes(key)))
      return "A subject holds kind, code and name, and no other property.";
    return { kind: readOwn(input, "kind"), code: readOwn(input, "code"), name: readOwn(input, "name") };
  } catch {
    return "The properties of the subject cannot be read.";
  }
}

function readOwn(input: object, field: keyof Fields): unknown {
  return Object.hasOwn(input, field) ? (input as Partial<Fields>)[field] : undefined;
}

function parseName(value: unknown): string {
  if (typeof value === "string" && value.length <= rawNameLengthMax && !heapedMarks.test(value)) {
    const name = value.normalize("NFKC").trim();
    if (name.length >= 1 && name.length <= nameLengthMax && !unprintable.test(name)) return name;
  }
  throw new InputError(
    "subject-malformed",
    `The name of a subject is 1 to ${nameLengthMax} printable characters; given was ${maskUnparsed(value)}.`,
  );
}
