import { maskCode } from "../../src/subject/mask";
import { parseOrganizationCode } from "../../src/subject/organization-code";
import { parsePersonDocument } from "../../src/subject/person-document";
import { parseRegistrationNumber } from "../../src/subject/registration-number";
import { parseResidentId } from "../../src/subject/resident-id";
import { parseSubject } from "../../src/subject/subject";
import { parseUscc } from "../../src/subject/uscc";
import type { StandardCode, StandardKind } from "./standard";

/** What is judged: it can be replaced, so that the judge itself can be put to the test. */
export interface IdentifierReader {
  readonly parseSubject: (
    input: unknown,
  ) => StandardCode & { readonly kind: StandardKind; readonly name?: string };
  readonly parsers: Readonly<Record<StandardKind, (canonical: string) => StandardCode>>;
  readonly maskCode: (kind: StandardKind, code: string) => string;
}

export const identifierReader: IdentifierReader = {
  parseSubject,
  parsers: {
    uscc: parseUscc,
    "organization-code": parseOrganizationCode,
    "registration-number": parseRegistrationNumber,
    "resident-id": parseResidentId,
    passport: (canonical) => parsePersonDocument("passport", canonical),
    "hong-kong-permit": (canonical) => parsePersonDocument("hong-kong-permit", canonical),
    "macao-permit": (canonical) => parsePersonDocument("macao-permit", canonical),
    "taiwan-permit": (canonical) => parsePersonDocument("taiwan-permit", canonical),
  },
  maskCode,
};
