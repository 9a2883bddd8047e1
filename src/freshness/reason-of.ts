import type { UnestablishedReason } from "../decision/facts";
import { type ErrorCode, errorCodes } from "../errors/error-code";
import { isYingchaError, SourceError } from "../errors/yingcha-error";

/**
 * Makes of whatever was caught the reason why something could not be established. Pure.
 *
 * @param error anything that was caught
 * @param otherwise the code for what is no error of this SDK, or of another copy with a code unknown here
 * @returns code and, where the source said so, when to ask again; nothing of the error's own text
 * @source 五(三) (R21)
 * @example
 * reasonOf(error, "answer-invalid").code
 */
export function reasonOf(error: unknown, otherwise: ErrorCode): UnestablishedReason {
  if (!isYingchaError(error) || !Object.hasOwn(errorCodes, error.code)) return { code: otherwise };
  const retryAt = error instanceof SourceError ? error.retryAt : undefined;
  return { code: error.code, ...(retryAt === undefined ? {} : { retryAt }) };
}
