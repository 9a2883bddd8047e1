import { organizationCodeCheckCharacter } from "../subject/organization-code";
import { registrationNumberCheckDigit } from "../subject/registration-number";
import { residentIdCheckCharacter } from "../subject/resident-id";
import { usccCheckCharacter } from "../subject/uscc";
import { addDays, parseCalendarDate } from "../time/calendar-date";

/**
 * Makes the organization code of a subject that cannot exist.
 *
 * @param serial 1 to 99,999
 * @returns nine characters from PDY00001 to PDY99999, the private range of GB 11714, with their check character
 * @source GB 11714-1997
 * @example
 * syntheticOrganizationCode(1) // "PDY00001X"
 */
export function syntheticOrganizationCode(serial: number): string {
  const body = `PDY${digits(serial, 5)}`;
  return body + organizationCodeCheckCharacter(body);
}

/**
 * Makes the USCC of an organization that cannot exist.
 *
 * @param serial 1 to 99,999
 * @param prefix registering authority and kind: `91` an enterprise, `92` an individual business
 * @returns a code of Quanzhou with all check characters right
 * @source GB 32100-2015
 * @example
 * syntheticUscc(1) // "91350500PDY00001XT"
 */
export function syntheticUscc(serial: number, prefix = "91"): string {
  const body = `${prefix}350500${syntheticOrganizationCode(serial)}`;
  return body + usccCheckCharacter(body);
}

/**
 * Makes the registration number of an organization that cannot exist.
 *
 * @param serial 1 to 99,999,999
 * @returns 15 digits of Quanzhou with their check digit
 * @source 工商行政管理市场主体注册号编制规则
 * @example
 * syntheticRegistrationNumber(1)
 */
export function syntheticRegistrationNumber(serial: number): string {
  const body = `350500${digits(serial, 8)}`;
  return body + registrationNumberCheckDigit(body);
}

const firstBirthDate = parseCalendarDate("1880-01-01");
const birthsPerDay = 999;

/**
 * Makes the resident ID number of a person who cannot exist: born in 1880.
 *
 * @param serial 1 to 99,999; up to 999 were born on the first day of the year, the next on the day after
 * @returns 18 characters with their check character
 * @source GB 11643-1999
 * @example
 * syntheticResidentId(1)
 */
export function syntheticResidentId(serial: number): string {
  const birthDate = addDays(firstBirthDate, Math.floor((serial - 1) / birthsPerDay)).replaceAll("-", "");
  const body = `350502${birthDate}${digits(((serial - 1) % birthsPerDay) + 1, 3)}`;
  return body + residentIdCheckCharacter(body);
}

function digits(serial: number, length: number): string {
  return String(serial).padStart(length, "0");
}
