import { describe, expect, test } from "vitest";
import { isWatchWithheld } from "../../src/lists/watch-withheld";
import { allSources, anUnknownStanding, aStanding } from "../decision/fixtures";

const [red, black, watch] = allSources;

describe("the watch list, for departments alone, 四(四)", () => {
  test("R10: is withheld where a source says so, known subject or not", () => {
    const sources = [red, black, { ...watch, state: "withheld" as const }];
    expect(isWatchWithheld(aStanding({ sources }))).toBe(true);
    expect(isWatchWithheld(anUnknownStanding({ sources }))).toBe(true);
  });

  test("R10: is not withheld where it was told, or is missing", () => {
    expect(isWatchWithheld(aStanding())).toBe(false);
    expect(isWatchWithheld(aStanding({ sources: [red, black, { ...watch, state: "missing" }] }))).toBe(false);
    expect(isWatchWithheld(aStanding({ sources: [] }))).toBe(false);
  });
});
