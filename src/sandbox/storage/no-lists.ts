import { InputError } from "../../errors/yingcha-error";

/**
 * Refuses a place where lists are required and none are kept. Pure.
 *
 * @returns the error, to be thrown
 * @example
 * throw noLists()
 */
export function noLists(): InputError {
  return new InputError(
    "options-invalid",
    "No lists are kept there: look at --database and DATABASE_URL. yingcha platform makes the tables at its first start.",
  );
}
