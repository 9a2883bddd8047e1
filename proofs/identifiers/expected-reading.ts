import { type StandardCode, type StandardKind, standardCode, standardKinds } from "./standard";

/** What must come of an input: the subject it names, or the error code that refuses it. */
export type Reading =
  | ({ readonly kind: StandardKind; readonly name?: string } & StandardCode)
  | { readonly refusedBy: "code-malformed" | "code-masked" | "subject-malformed" };

const malformed = { refusedBy: "subject-malformed" } as const;
const known: readonly string[] = ["kind", "code", "name", "checksum"];

/** Reads an input by the rules as they are written (R22), a naive step at a time. */
export function expectedReading(input: unknown): Reading {
  if (typeof input === "string") return readingOfCode("uscc", input);
  if (typeof input !== "object" || input === null || Array.isArray(input)) return malformed;
  for (const key of Object.keys(input)) if (!known.includes(key)) return malformed;
  const fields = new Map<string, unknown>(
    known.flatMap((key) => {
      const property = Object.getOwnPropertyDescriptor(input, key);
      return property === undefined ? [] : [[key, property.value] as const];
    }),
  );
  const kind = standardKinds.find((one) => one === fields.get("kind"));
  if (kind === undefined) return malformed;
  const reading = readingOfCode(kind, fields.get("code"));
  if ("refusedBy" in reading || fields.get("name") === undefined) return reading;
  const name = nameOf(fields.get("name"));
  return name === undefined ? malformed : { ...reading, name };
}

function readingOfCode(kind: StandardKind, value: unknown): Reading {
  if (typeof value !== "string") return malformed;
  if (value.length > 64) return { refusedBy: "code-malformed" };
  const folded = value.normalize("NFKC").trim();
  if ([..."*•●○█■□×"].some((mark) => folded.includes(mark))) return { refusedBy: "code-masked" };
  let text = "";
  for (const character of folded) {
    const point = character.codePointAt(0) ?? 0;
    if (point <= 32 || point >= 127) return { refusedBy: "code-malformed" };
    text += point >= 97 && point <= 122 ? String.fromCharCode(point - 32) : character;
  }
  if (kind === "organization-code" && text.length === 10 && text.charAt(8) === "-")
    text = text.slice(0, 8) + text.slice(9);
  const code = standardCode(kind, text);
  return code === undefined ? { refusedBy: "code-malformed" } : { kind, ...code };
}

function nameOf(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > 400) return undefined;
  // UAX #15: no text in a stream-safe form has more than 30 marks on one letter.
  if (value.split(/\P{M}/u).some((marks) => [...marks].length > 30)) return undefined;
  const name = value.normalize("NFKC").trim();
  if (name.length === 0 || name.length > 200) return undefined;
  for (const character of name) if (/\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u.test(character)) return undefined;
  return name;
}
