import { afterEach, describe, expect, it } from "vitest";
import { anyIdentifier } from "../../proofs/identifiers/any-identifier";
import { countCheckCharacters } from "../../proofs/identifiers/check-characters";
import { type IdentifierReader, identifierReader } from "../../proofs/identifiers/identifier-reader";
import { proveIdentifiers } from "../../proofs/identifiers/identifiers";
import { identifierJudge } from "../../proofs/identifiers/judge-identifier";
import { countSingleErrors } from "../../proofs/identifiers/single-errors";
import { standardKinds } from "../../proofs/identifiers/standard";
import { isWithinBound } from "../../proofs/proof";
import { InputError } from "../../src/errors/yingcha-error";
import { subjectKinds } from "../../src/subject/subject-kind";

const { parseSubject } = identifierReader;

/** The faults that the judge finds in a thousand inputs, each named once. */
function faultsOf(fault: Partial<IdentifierReader>): readonly string[] {
  const judge = identifierJudge({ ...identifierReader, ...fault });
  const seeds = Array.from({ length: 1_000 }, (_, index) => index + 1);
  return [...new Set(seeds.flatMap((seed) => judge(anyIdentifier(seed)).faults))].sort();
}

const blind: IdentifierReader = {
  ...identifierReader,
  parseSubject: (input) => ({ ...parseSubject(input), checksum: "match" }),
};

function ignore(): void {}

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, "polluted");
});

describe("the proof of identifiers", () => {
  it("knows every kind there is, and a seed makes one input for ever", () => {
    expect([...standardKinds].sort()).toEqual([...subjectKinds].sort());
    const twins = () => JSON.stringify([2, 3, 5, 7, 11, 13].map((seed) => anyIdentifier(seed).twin));
    expect(twins()).toBe(twins());
  });

  it("finds no fault where there is none", () => {
    expect(faultsOf({})).toEqual([]);
  });

  it("sees a wrong check character that is called right", () => {
    expect(faultsOf(blind)).toContain("disagreed");
  });

  it("sees a parser that takes what is not in the one spelling", () => {
    const uscc = (code: string) => identifierReader.parsers.uscc(code.trim().toUpperCase());
    expect(faultsOf({ parsers: { ...identifierReader.parsers, uscc } })).toEqual(["disagreed"]);
  });

  it("sees an error that has no code of the table", () => {
    const faults = faultsOf({
      parseSubject: (input) => {
        if (Array.isArray(input)) throw new TypeError("An array.");
        return parseSubject(input);
      },
    });
    expect(faults).toEqual(["crashed"]);
  });

  it("sees a kind that is guessed, 三(三)", () => {
    const faults = faultsOf({
      parseSubject: (input) => {
        const isPersonLike = typeof input === "string" && /^[1-9]\d{16}[\dX]$/.test(input);
        return parseSubject(isPersonLike ? { kind: "resident-id", code: input } : input);
      },
    });
    expect(faults).toContain("disagreed");
  });

  it("sees a message that tells the code, house rule 9", () => {
    const faults = faultsOf({
      parseSubject: (input) => {
        try {
          return parseSubject(input);
        } catch (error) {
          if (typeof input !== "string") throw error;
          throw new InputError(
            error instanceof InputError ? error.code : "code-malformed",
            `${input} is no code.`,
          );
        }
      },
    });
    expect(faults).toEqual(["told"]);
  });

  it("sees a mask that shows too much, 四(四)", () => {
    expect(faultsOf({ maskCode: (_, code) => `${code.slice(0, -1)}*` })).toEqual(["unmasked"]);
  });

  it("sees one check character that is never accepted, in as many prefixes as there are", () => {
    const reader: IdentifierReader = {
      ...identifierReader,
      parseSubject: (input) => {
        const subject = parseSubject(input);
        if (subject.kind === "uscc" && subject.code.endsWith("Y")) throw new InputError("code-malformed");
        return subject;
      },
    };
    expect(countCheckCharacters(reader, ignore)).toMatchObject({
      falselyRefusedCount: 31 * 31,
      missedCount: 0,
    });
  });

  it("sees a single error that is read as a right code, and calls unseen only what a standard cannot see", () => {
    for (const kind of ["uscc", "resident-id"] as const) {
      const { substitutions, swaps } = countSingleErrors(blind, kind, 2, ignore);
      for (const count of [substitutions, swaps]) {
        expect(count.undetectedCount).toBeGreaterThan(10);
        expect(count.unseenCount).toBe(0);
      }
    }
    const { substitutions } = countSingleErrors(identifierReader, "organization-code", 20, ignore);
    expect(substitutions.undetectedCount).toBe(substitutions.unseenCount);
    expect(substitutions.unseenCount).toBeGreaterThan(0);
  });

  it("counts in its figures what was found, and a prototype that was written to", async () => {
    const polluting: IdentifierReader = {
      ...blind,
      maskCode: (kind, code) => {
        Object.assign(Object.prototype, { polluted: 1 });
        return identifierReader.maskCode(kind, code);
      },
    };
    const figures = await proveIdentifiers(polluting, "short", ignore, { inputCount: 300, codeCount: 2 });
    const short = figures.filter((figure) => !isWithinBound(figure)).map(({ what }) => what);
    for (const part of [
      /^disagreements/,
      /wrong characters, USCC/,
      /neighbours, resident/,
      /^pilot/,
      /prototypes/,
    ])
      expect(short).toContainEqual(expect.stringMatching(part));
  });
});
