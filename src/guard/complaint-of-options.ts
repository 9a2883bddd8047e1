import type { z } from "zod";

/**
 * Says in a sentence which option does not hold and what it must be, never what it was. Pure.
 *
 * @param issues what the schema found
 * @param whole how the options as a whole are called
 * @returns one sentence about the first finding
 * @example
 * complaintOfOptions(parsed.error.issues, "how") // "how.stage must be one of acceptance, review, decision."
 */
export function complaintOfOptions(issues: readonly z.core.$ZodIssue[], whole: string): string {
  const [issue] = issues;
  const path = issue?.path.join(".") ?? "";
  const place = path === "" ? whole : path;
  switch (issue?.code) {
    case "unrecognized_keys":
      return `${place} does not know ${issue.keys.map(shownKey).join(", ")}.`;
    case "too_small":
    case "too_big": {
      const bound = issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      return `${place} must be ${bound}${unitOf(issue.origin)}.`;
    }
    case "invalid_type":
      return `${place} must be ${article(issue.expected)}.`;
    case "invalid_value":
      return `${place} must be one of ${issue.values.join(", ")}.`;
    case "invalid_format":
      return `${place} must be ${formatOf(issue)}.`;
    case "custom":
      return `${place} ${issue.message}.`;
    default:
      return `${place} does not hold.`;
  }
}

/** A key may be anything the caller had at hand, a person's number among it. */
function shownKey(key: string): string {
  return /^[A-Za-z]{1,40}$/.test(key) ? key : "a property of another name";
}

function unitOf(origin: string): string {
  if (origin === "string") return " characters long";
  return origin === "array" ? " items long" : "";
}

function article(expected: string): string {
  if (expected === "int") return "a whole number";
  return expected === "object" || expected === "array" ? `an ${expected}` : `a ${expected}`;
}

function formatOf(issue: z.core.$ZodIssueInvalidStringFormat): string {
  return issue.pattern?.includes("A-Za-z0-9") === true
    ? "made of letters, digits and ._:/-, beginning with a letter or digit"
    : "a text without control or invisible characters";
}
