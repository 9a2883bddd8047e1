import type { Department } from "../../lists/list-record";
import type { Application } from "./application";

/**
 * Finds the department in whose name an application sends a message. Pure.
 *
 * Whatever the message gives of name and code must be the department's own: records may name an authority by either,
 * and whoever could pair its own code with another's name would pass for both.
 *
 * @param application who sends it
 * @param named the name, the code or both, as the message gives them
 * @returns the department with name and code, however it was named, so that it is one department wherever it is kept;
 *   undefined for one that is not the application's, and for a name that several of its departments have. An
 *   application of every department names whom it likes
 * @source 四(四), 五(一)
 * @example
 * ownDepartment(application, transition.by)
 */
export function ownDepartment(
  { actsFor }: Pick<Application, "actsFor">,
  { name, code }: { readonly name?: string | undefined; readonly code?: string | undefined },
): Department | undefined {
  if (actsFor === "every-department") {
    const called = name ?? code;
    return called === undefined ? undefined : { name: called, ...(code === undefined ? {} : { code }) };
  }
  const meant = actsFor.filter(
    (own) => (name === undefined || own.name === name) && (code === undefined || own.code === code),
  );
  return meant.length === 1 ? meant[0] : meant.find((own) => own.code === code);
}
