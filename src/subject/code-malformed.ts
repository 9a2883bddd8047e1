import { InputError } from "../errors/yingcha-error";
import { maskUnparsed } from "./mask";
import { type SubjectKind, subjectKindTable } from "./subject-kind";

/**
 * Makes the error for a value that cannot be a code of its kind.
 *
 * Pure; it returns the error and does not throw it. The value itself never enters the message.
 *
 * @param kind the kind the caller named
 * @param value what was given; only its sort and length are told
 * @param expected what such a code looks like, to follow "is" or "has"
 * @returns an `InputError` with the code `code-malformed`
 * @source 五(三) (R22); masked by 四(四), 三(五)
 * @example
 * throw codeMalformed("hong-kong-permit", code, "is H and 8 or 10 digits")
 */
export function codeMalformed(kind: SubjectKind, value: string, expected: string): InputError {
  const { title } = subjectKindTable[kind];
  return new InputError(
    "code-malformed",
    `A ${kind} (${title}) ${expected}; given was ${maskUnparsed(value)}.`,
  );
}
