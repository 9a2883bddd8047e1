import { expect, test } from "vitest";
import { tiesOf } from "../../src/guard/ties-of";
import { anUnknownStanding, aStanding, failedFacts, person, theCatalogue } from "../decision/fixtures";

const role = "legal-representative" as const;
const rules = theCatalogue().matters.get("market-entry");
const linked = {
  kind: "found",
  standing: aStanding({ links: [{ kind: "responsible-person", role, subject: person, name: "某某" }] }),
} as const;
const named = (name?: string) => ({ role, subject: name === undefined ? person : { ...person, name } });
const namesOf = (finding: Parameters<typeof tiesOf>[0], persons: readonly ReturnType<typeof named>[]) =>
  rules && tiesOf(finding, { responsiblePersons: persons }, rules).map(({ subject }) => subject.name);

test("R16: whom the platform links and the caller names is one, with the caller's name to compare, 三(六)", () => {
  expect(namesOf(linked, [])).toEqual([undefined]);
  expect(namesOf(linked, [named()])).toEqual([undefined]);
  expect(namesOf(linked, [named("甲")])).toEqual(["甲"]);
  expect(namesOf(linked, [named("甲"), named("甲")])).toEqual(["甲"]);
});

test("R16: two names for one person are both compared, in whatever order", () => {
  expect(namesOf(linked, [named("甲"), named("乙")])).toEqual(["甲", "乙"]);
  expect(namesOf(linked, [named("乙"), named("甲")])).toEqual(["乙", "甲"]);
});

test("R16: whom the caller names is checked also where the platform links nobody", () => {
  expect(namesOf({ kind: "found", standing: anUnknownStanding() }, [named("甲")])).toEqual(["甲"]);
  expect(namesOf(failedFacts.finding, [named("甲")])).toEqual(["甲"]);
});
