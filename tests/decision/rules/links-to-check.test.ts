import { describe, expect, test } from "vitest";
import type { RelatedFacts } from "../../../src/decision/facts";
import { linksToCheck } from "../../../src/decision/rules/links-to-check";
import {
  aConstraint,
  anUnknownStanding,
  aRecord,
  aRedRecord,
  aStanding,
  company,
  constraintsOf,
  decideOn,
  factsOf,
  ownConstraints,
  ownIncentives,
  parent,
  person,
  relatedBy,
  theCatalogue,
  underObjection,
} from "../fixtures";

const taxed = { field: { id: "tax", title: "税收" } };
const legal = { kind: "responsible-person", role: "legal-representative" } as const;
const ofParent = (over = {}) =>
  relatedBy(
    { kind: "parent" },
    aStanding({ subject: parent, records: [aRecord({ subject: parent, ...over })] }),
  );
const ofPerson = (over = {}) =>
  relatedBy(
    legal,
    aStanding({
      subject: person,
      subjectType: "natural-person",
      records: [aRecord({ subject: person, listedAs: "legal-representative", ...over })],
    }),
  );
type How = NonNullable<Parameters<typeof decideOn>[1]>;
const withRelated = (related: RelatedFacts, how: How = {}) =>
  decideOn(factsOf(aStanding({ records: [aRedRecord()] }), { related: [related] }), how);

describe("who is checked with the subject", () => {
  const links = [
    { kind: "parent", subject: parent, name: "总公司" },
    { kind: "operator", subject: person, name: "某某" },
    { kind: "responsible-person", role: "legal-representative", subject: person, name: "某某" },
    { kind: "responsible-person", role: "shareholder", subject: person, name: "某某" },
  ] as const;

  test("R16: responsible persons only where a measure of the matter falls on their role, 三(二) 三(六)", () => {
    const standing = aStanding({ links, subjectType: "branch" });
    const kinds = (roles: ("legal-representative" | "director")[]) =>
      linksToCheck(standing, new Set(roles)).map((link) => ("role" in link ? link.role : link.kind));
    expect(kinds(["legal-representative"])).toEqual(["parent", "legal-representative"]);
    expect(kinds([])).toEqual(["parent"]);
  });

  test.each([
    ["branch", ["parent"]],
    ["individual-business", ["operator"]],
    ["legal-person", []],
    ["unincorporated-organization", []],
    ["natural-person", []],
  ] as const)(
    "R29: of the type %s, whoever is tied to it as %j and as nothing else, 三(二)",
    (subjectType, kinds) => {
      const checked = linksToCheck(aStanding({ links, subjectType }), new Set());
      expect(checked.map(({ kind }) => kind)).toEqual(kinds);
    },
  );

  test("R29: a subsidiary, and the company of a former trader, answer for themselves: nobody need be among the facts, 三(二)", () => {
    const [toParent, toOperator] = links;
    for (const link of [toParent, toOperator])
      expect(decideOn(factsOf(aStanding({ links: [link] }))).outcome).toBe("proceed");
  });

  test("R21: whoever must be checked and is not among the facts leaves the subject unestablished, 五(三)", () => {
    const outcomeOf = (over: object, related: readonly RelatedFacts[] = [], how: How = {}) =>
      decideOn(factsOf(aStanding(over), { related }), how);
    const [toParent, , toLegal, toShareholder] = links;
    const incomplete = { outcome: "undetermined", reason: { code: "answer-incomplete" } };
    const branch = { subjectType: "branch", links: [toParent] } as const;
    expect(outcomeOf(branch)).toMatchObject(incomplete);
    expect(
      outcomeOf(branch, [relatedBy({ kind: "operator" }, aStanding({ subject: parent }))]),
    ).toMatchObject(incomplete);
    expect(outcomeOf(branch, [relatedBy({ kind: "parent" }, aStanding({ subject: parent }))]).outcome).toBe(
      "proceed",
    );

    const market = { matterType: "market-entry" };
    const aPerson = aStanding({ subject: person, subjectType: "natural-person" });
    expect(outcomeOf({ links: [toLegal] }, [], market)).toMatchObject(incomplete);
    const asPrincipal = relatedBy({ kind: "responsible-person", role: "principal" }, aPerson);
    expect(outcomeOf({ links: [toLegal] }, [asPrincipal], market)).toMatchObject(incomplete);
    expect(outcomeOf({ links: [toLegal] }, [relatedBy(legal, aPerson)], market).outcome).toBe("proceed");
    expect(outcomeOf({ links: [toShareholder] }, [], market).outcome).toBe("proceed");
  });

  test("R29: a branch of a branch, or of itself, is checked with no legal person, and so not established, 三(二)", () => {
    const incomplete = { outcome: "undetermined", reason: { code: "answer-incomplete" } };
    const [toParent] = links;
    const branch = { subjectType: "branch", links: [toParent] } as const;
    const middle = aStanding({
      subject: parent,
      subjectType: "branch",
      links: [{ kind: "parent", subject: person, name: "更上一级" }],
    });
    const related = [relatedBy({ kind: "parent" }, middle)];
    expect(decideOn(factsOf(aStanding(branch), { related }))).toMatchObject(incomplete);
    const self = { subjectType: "branch", links: [{ ...toParent, subject: company }] } as const;
    expect(decideOn(factsOf(aStanding(self)))).toMatchObject({
      ...incomplete,
      inconsistencies: [{ kind: "parent-link-missing" }],
    });
  });

  test("R20: a parent's disputed record holds the branch's incentives, 五(六)", () => {
    const disputed = withRelated(ofParent({ verification: underObjection }));
    expect(disputed.outcome).toBe("proceed");
    expect(new Set(ownIncentives(disputed).map(({ state }) => state))).toEqual(new Set(["held"]));
  });

  test("R21: of one whom the platform does not know, nobody", () => {
    expect(linksToCheck(anUnknownStanding(), new Set(["principal"]))).toEqual([]);
  });
});

describe("a related subject's record", () => {
  test("R29: the parent's bears on the branch, and may forbid, 二(四)", () => {
    const decision = withRelated(ofParent(taxed), { matterType: "government-procurement" });
    expect(decision).toMatchObject({
      outcome: "stop",
      prohibitions: [
        {
          entryId: "procurement-ban",
          related: { relation: { kind: "parent" }, subject: parent, bearing: "bears" },
        },
      ],
    });
  });

  test("R29: whether the parent's or the operator's bears is a parameter of the catalogue", () => {
    const parentShown = theCatalogue({ parameters: { parentRecord: "shown" } });
    const operatorShown = theCatalogue({ parameters: { operatorRecord: "shown" } });
    const ofOperator = { ...ofParent(), relation: { kind: "operator" } as const };

    const shown = withRelated(ofParent(), { catalogue: parentShown });
    expect(shown.outcome).toBe("proceed");
    expect(ownConstraints(shown)).toMatchObject([
      { entryId: "strict-review", state: "in-force", related: { bearing: "shown" } },
    ]);
    expect(withRelated(ofParent(), { catalogue: operatorShown }).outcome).toBe("review");
    expect(withRelated(ofOperator, { catalogue: operatorShown }).outcome).toBe("proceed");
    expect(withRelated(ofOperator, { catalogue: parentShown }).outcome).toBe("review");
    expect(withRelated(ofOperator).outcome).toBe("review");
  });

  test("三(二): a black record of the parent that no own measure answers is said, too", () => {
    const decision = withRelated(ofParent(), { matterType: "public-service" });
    expect(decision.outcome).toBe("review");
    expect(ownConstraints(decision)).toMatchObject([
      { entryId: "key-supervision", related: { relation: { kind: "parent" }, bearing: "bears" } },
    ]);
  });

  test("R16: a responsible person's is shown as related and decides nothing by itself, 三(六)", () => {
    const decision = withRelated(ofPerson(), { matterType: "market-entry" });
    expect(decision.outcome).toBe("proceed");
    expect(ownConstraints(decision)).toMatchObject([
      { entryId: "market-ban", related: { relation: legal, subject: person, bearing: "shown" } },
      { entryId: "responsible-person-punishment", related: { bearing: "shown" } },
    ]);
    expect(decision.evidence.map(({ subject, relation }) => [subject, relation])).toEqual([
      [aStanding().subject, undefined],
      [person, legal],
    ]);
  });

  test("R16: where the catalogue says that it bears, it asks for review, and never forbids", () => {
    const measures = [
      aConstraint({
        binding: "mandatory",
        effect: "stop",
        fields: ["construction"],
        fallsOn: ["legal-representative"],
        onOrganization: "bears",
      }),
    ];
    const decision = withRelated(ofPerson(), { catalogue: theCatalogue({ measures }) });
    expect(decision).toMatchObject({
      outcome: "review",
      obligations: [{ kind: "carry-out", measure: { entryId: "own-constraint", effect: "stop" } }],
    });
  });

  test("三(二): that nothing answers a black record is not said of responsible persons", () => {
    const decision = withRelated(ofPerson({ listedAs: "shareholder" }), { matterType: "public-service" });
    expect(constraintsOf(decision).filter(({ duty }) => duty === "own")).toEqual([]);
    expect(decision.outcome).toBe("proceed");
  });

  test("R3: is suspended while it is under verification, 五(六)", () => {
    const decision = withRelated(ofParent({ verification: underObjection }));
    expect(decision.outcome).toBe("proceed");
    expect(ownConstraints(decision)).toMatchObject([{ state: "suspended", related: { bearing: "bears" } }]);
  });

  test("R16: measures run from the organization to its persons, incentives not at all", () => {
    const red = aStanding({ subject: parent, records: [aRedRecord({ subject: parent })] });
    const decision = decideOn(factsOf(aStanding(), { related: [relatedBy({ kind: "parent" }, red)] }));
    expect(ownIncentives(decision)).toEqual([]);
  });

  test("R2: does not void the subject's own red record", () => {
    const decision = withRelated(ofPerson(), { matterType: "administrative-license" });
    expect(decision.inconsistencies).toEqual([]);
    expect(ownIncentives(decision).map(({ state }) => state)).toEqual([
      "available",
      "available",
      "available",
    ]);
  });
});
