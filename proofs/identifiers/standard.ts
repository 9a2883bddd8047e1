/*
 * The identifiers as the standards define them, in plain arithmetic: GB 32100-2015, GB 11714-1997, GB 11643-1999
 * and the MOD 11,10 of ISO 7064. Nothing here is imported from what it judges.
 */

export const standardKinds = [
  "uscc",
  "organization-code",
  "registration-number",
  "resident-id",
  "passport",
  "hong-kong-permit",
  "macao-permit",
  "taiwan-permit",
] as const;
export type StandardKind = (typeof standardKinds)[number];
export type ChecksummedKind = Extract<
  StandardKind,
  "uscc" | "organization-code" | "registration-number" | "resident-id"
>;

export interface StandardCode {
  readonly code: string;
  readonly checksum: "match" | "mismatch" | "none";
}

const digits = "0123456789";
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The characters in which a code of a kind may be miswritten. */
export const alphabetOf: Readonly<Record<ChecksummedKind, string>> = {
  uscc: "0123456789ABCDEFGHJKLMNPQRTUWXY",
  "organization-code": digits + letters,
  "registration-number": digits,
  "resident-id": `${digits}X`,
};

/** The check character that completes a body of the right length and alphabet. */
export const checkCharacterOf: Readonly<Record<ChecksummedKind, (body: string) => string>> = {
  uscc: (body) => {
    const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    const check = 31 - (weightedSum(weights, body, alphabetOf.uscc) % 31);
    return alphabetOf.uscc.charAt(check === 31 ? 0 : check);
  },
  "organization-code": (body) => {
    const check = 11 - (weightedSum([3, 7, 9, 10, 5, 8, 4, 2], body, digits + letters) % 11);
    if (check === 10) return "X";
    return check === 11 ? "0" : String(check);
  },
  "registration-number": (body) => {
    // The check digit is the one with which the whole number comes to 1 modulo 10.
    let carried = 10;
    for (const digit of body) {
      const sum = carried + Number(digit);
      const reduced = sum % 10 === 0 ? 10 : sum % 10;
      carried = (reduced * 2) % 11;
    }
    return [...digits].find((digit) => (carried + Number(digit)) % 10 === 1) ?? "";
  },
  "resident-id": (body) => {
    // The weight of a place is a power of 2, and the whole number comes to 1 modulo 11.
    let sum = 0n;
    for (const [index, digit] of [...body].entries()) sum += BigInt(digit) * 2n ** BigInt(17 - index);
    return [...`${digits}X`].find((_, value) => (sum + BigInt(value)) % 11n === 1n) ?? "";
  },
};

/** What the standard says of a string in the one spelling; undefined for what cannot be a code of the kind. */
export function standardCode(kind: StandardKind, text: string): StandardCode | undefined {
  // No code is longer than a passport's.
  if (text.length > 20) return undefined;
  switch (kind) {
    case "uscc": {
      const region = text.slice(2, 8);
      if (text.length !== 18 || !isOf(text, alphabetOf.uscc) || !isOf(region, digits)) return undefined;
      return Number(region) === 0 ? undefined : checked(kind, text);
    }
    case "organization-code":
      if (text.length !== 9 || !isOf(text.slice(0, 8), digits + letters)) return undefined;
      if (text.slice(0, 8) === "00000000" || !isOf(text.slice(8), `${digits}X`)) return undefined;
      return checked(kind, text);
    case "registration-number":
      if (!isOf(text, digits) || Number(text.slice(0, 6)) === 0) return undefined;
      if (text.length === 13) return { code: text, checksum: "none" };
      return text.length === 15 ? checked(kind, text) : undefined;
    case "resident-id":
      return residentId(text);
    case "passport":
      return isOf(text, digits + letters) && text.length >= 5 && text.length <= 20
        ? unchecked(text)
        : undefined;
    case "hong-kong-permit":
    case "macao-permit": {
      const number = text.slice(1);
      if (text.slice(0, 1) !== (kind === "macao-permit" ? "M" : "H") || !isOf(number, digits))
        return undefined;
      return number.length === 8 || number.length === 10 ? unchecked(text) : undefined;
    }
    case "taiwan-permit": {
      const [number, rest] = [text.slice(0, 10), text.slice(10)];
      if (text.length === 8) return isOf(text, digits) ? unchecked(text) : undefined;
      if (number.length !== 10 || !isOf(number, digits)) return undefined;
      if (rest === "") return unchecked(text);
      const letter =
        rest.length === 3 && rest.startsWith("(") && rest.endsWith(")") ? rest.slice(1, 2) : rest;
      return letter.length === 1 && isOf(letter, letters) ? unchecked(number + letter) : undefined;
    }
  }
}

function residentId(text: string): StandardCode | undefined {
  const isOld = text.length === 15;
  const body = isOld ? `${text.slice(0, 6)}19${text.slice(6)}` : text.slice(0, 17);
  if (body.length !== 17 || !isOf(body, digits) || body.startsWith("0")) return undefined;
  const [year, month, day] = [
    Number(body.slice(6, 10)),
    Number(body.slice(10, 12)),
    Number(body.slice(12, 14)),
  ];
  const birth = new Date(Date.UTC(year, month - 1, day));
  const exists = birth.getUTCMonth() === month - 1 && birth.getUTCDate() === day;
  if (!exists || birth.getUTCFullYear() !== year || year < 1800 || year > 2099) return undefined;
  if (isOld) return unchecked(body + checkCharacterOf["resident-id"](body));
  if (text.length !== 18 || !isOf(text.slice(17), `${digits}X`)) return undefined;
  return checked("resident-id", text);
}

function checked(kind: ChecksummedKind, text: string): StandardCode {
  const right = checkCharacterOf[kind](text.slice(0, -1)) === text.slice(-1);
  return { code: text, checksum: right ? "match" : "mismatch" };
}

function unchecked(code: string): StandardCode {
  return { code, checksum: "none" };
}

function weightedSum(weights: readonly number[], body: string, alphabet: string): number {
  return weights.reduce((sum, weight, index) => sum + weight * alphabet.indexOf(body.charAt(index)), 0);
}

function isOf(text: string, alphabet: string): boolean {
  for (const character of text) if (!alphabet.includes(character)) return false;
  return true;
}
