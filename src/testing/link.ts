import type { ResponsibleRole } from "../lists/list-record";
import type { Link } from "../lists/standing";
import { parseSubject, type SubjectInput, type SubjectRef } from "../subject/subject";

/**
 * Ties a responsible person to an organization. Pure.
 *
 * @param person who answers for it, as `platform.registerPerson` gave it
 * @param how `role`: default `legal-representative`; `name`: default a fictitious one
 * @returns the link, for `platform.register`
 * @throws InputError for what is no subject
 * @source 三(二), 三(六) (R16)
 * @example
 * platform.register({ links: [responsiblePersonLink(platform.registerPerson())] });
 */
export function responsiblePersonLink(
  person: SubjectInput,
  how: { readonly role?: ResponsibleRole; readonly name?: string } = {},
): Link {
  const { role = "legal-representative", name = "示例某（虚构）" } = how;
  return { kind: "responsible-person", role, subject: refOf(person), name };
}

/**
 * Ties a branch to the organization it belongs to. Pure.
 *
 * @param parent whose branch it is, as `platform.register` gave it
 * @param how `name`: default a fictitious one
 * @returns the link, for `platform.register`
 * @throws InputError for what is no subject
 * @source 三(二) (R29)
 * @example
 * platform.register({ subjectType: "branch", links: [parentLink(platform.register())] });
 */
export function parentLink(parent: SubjectInput, how: { readonly name?: string } = {}): Link {
  return { kind: "parent", subject: refOf(parent), name: how.name ?? "示例总公司（虚构）" };
}

/**
 * Ties an individual business to the person who runs it. Pure.
 *
 * @param operator who runs it, as `platform.registerPerson` gave it
 * @param how `name`: default a fictitious one
 * @returns the link, for `platform.register`
 * @throws InputError for what is no subject
 * @source 三(二) (R29)
 * @example
 * platform.register({ subjectType: "individual-business", links: [operatorLink(platform.registerPerson())] });
 */
export function operatorLink(operator: SubjectInput, how: { readonly name?: string } = {}): Link {
  return { kind: "operator", subject: refOf(operator), name: how.name ?? "示例某（虚构）" };
}

function refOf(input: SubjectInput): SubjectRef {
  const { kind, code } = parseSubject(input);
  return { kind, code };
}
