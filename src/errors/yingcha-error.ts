import { type ErrorCode, type ErrorCodeOf, errorCodes } from "./error-code";

const brand = Symbol.for("yingcha.error");

/**
 * What every error of this SDK has in common.
 *
 * The message says what happened and what to do next. Neither it nor `cause` ever holds a secret, an
 * identifier (other than masked) or a fact of the watch list (四(四)).
 */
export abstract class YingchaError<C extends ErrorCode = ErrorCode> extends Error {
  abstract override readonly name: string;
  readonly code: C;
  /** Whether the same call may succeed later without a change on the caller's side. */
  readonly retryable: boolean;
  readonly [brand] = true;

  constructor(code: C, detail?: string) {
    const row = errorCodes[code];
    super(`${detail ?? row.meaning.en} ${row.remedy.en} [${code}]`);
    this.code = code;
    this.retryable = row.retryable;
  }
}

/** The caller's own fault: a malformed code, an unknown matter type, options that do not hold. */
export class InputError extends YingchaError<ErrorCodeOf<"InputError">> {
  override readonly name = "InputError";
}

/** A catalogue that cannot be used. */
export class CatalogueError extends YingchaError<ErrorCodeOf<"CatalogueError">> {
  override readonly name = "CatalogueError";
}

/** The platform, the network or a mirror did not give a usable answer. */
export class SourceError extends YingchaError<ErrorCodeOf<"SourceError">> {
  override readonly name = "SourceError";
  /** When the source asked to be asked again (RFC 3339), if it said so. */
  readonly retryAt?: string;

  constructor(code: ErrorCodeOf<"SourceError">, detail?: string, how?: { readonly retryAt?: string }) {
    super(code, detail);
    if (how?.retryAt !== undefined) this.retryAt = how.retryAt;
  }
}

/** A key or a signature does not hold. */
export class IntegrityError extends YingchaError<ErrorCodeOf<"IntegrityError">> {
  override readonly name = "IntegrityError";
}

/**
 * Tells whether a thrown value is an error of this SDK, across ESM and CJS copies of it.
 *
 * @param value anything that was caught
 * @returns true for any error class of this SDK, whichever copy threw it
 * @example
 * try { await guard.checkBeforeApprove(code, "administrative-license") }
 * catch (error) { if (isYingchaError(error)) console.error(error.code) }
 */
export function isYingchaError(value: unknown): value is YingchaError {
  return (
    typeof value === "object" &&
    value !== null &&
    brand in value &&
    "code" in value &&
    typeof value.code === "string"
  );
}
