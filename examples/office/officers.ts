import { createHash, randomBytes } from "node:crypto";
import { Problem } from "./problem";

/** Tells who asks, or refuses: checks are for the department only, 四(四). */
export type OfficerOf = (authorization: string | undefined) => string;

/** Knows officers by a bearer token. A real office has its single sign-on here. */
export function createOfficers(tokens: Readonly<Record<string, string>>): OfficerOf {
  // By digest, so that the time a comparison takes tells nothing of a token.
  const officers = new Map(
    Object.entries(tokens).map(([officerId, token]) => [digest(`Bearer ${token}`), officerId]),
  );
  return (authorization) => {
    const officerId = officers.get(digest(authorization ?? ""));
    if (officerId === undefined) throw new Problem(401, "officer-unknown", "请以经办人员身份办理");
    return officerId;
  };
}

/** A token for an office that was given none. */
export function freshToken(): string {
  return randomBytes(24).toString("base64url");
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
