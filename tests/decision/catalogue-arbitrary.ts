import fc from "fast-check";
import { type ActiveCatalogue, compileCatalogue } from "../../src/catalogue/active-catalogue";
import type {
  CatalogueDocument,
  CatalogueEntry,
  RuleParameters,
} from "../../src/catalogue/catalogue-document";
import type { Constraint, Incentive } from "../../src/catalogue/measure";
import { quanzhou201851 } from "../../src/catalogue/packs/quanzhou-2018-51";
import type { PolicyPack } from "../../src/catalogue/policy-pack";
import { aConstraint, aDocument, anIncentive, theCatalogue } from "./fixtures";

const implementers = fc.constantFrom<readonly string[] | undefined>(undefined, undefined, ["D1"], ["D2"]);

// A pack of few measures, so that rows meet records and each other often.
const constraintShape = fc.record({
  executedBy: fc.constantFrom("approving-department", "approving-department", "market"),
  implementers,
  matterTypes: fc.constantFrom<Constraint["matterTypes"]>("every", ["m1"], ["m1", "m2"], ["m2"]),
  force: fc.constantFrom("stop", "stop", "mandatory", "recommended"),
  lists: fc.constantFrom<Constraint["lists"]>(["black"], ["watch"], ["black", "watch"]),
  fields: fc.constantFrom<Constraint["fields"]>("every", "every", ["f1"], ["f2", "tax"]),
  severities: fc.constantFrom<Constraint["severities"]>(
    undefined,
    undefined,
    ["serious"],
    ["minor", "considerable"],
  ),
  traits: fc.constantFrom<readonly string[]>([], [], ["t1"], ["t1", "t2"]),
  fallsOn: fc.constantFrom<Constraint["fallsOn"]>(
    ["self"],
    ["self", "legal-representative"],
    ["principal"],
    ["self", "legal-representative", "principal"],
  ),
  onOrganization: fc.constantFrom("bears", "shown"),
});

const entryShape = fc.record({
  of: fc.nat({ max: 3 }),
  matterTypes: fc.constantFrom<readonly string[]>(["m1"], ["m1", "m2"], ["m2"]),
  force: fc.constantFrom("stop", "stop", "mandatory", "recommended"),
  lists: fc.constantFrom<Constraint["lists"]>(["black"], ["watch"], ["black", "watch"]),
  fields: fc.constantFrom(["f1"], ["f2"], ["f1", "f2", "tax", "construction"]),
  severities: fc.constantFrom<Constraint["severities"]>(undefined, undefined, ["serious"]),
  traits: fc.constantFrom<readonly string[]>([], [], ["t2"]),
  implementers,
  onOrganization: fc.constantFrom(undefined, "bears", "shown"),
});

const incentiveShape = fc.record({
  executedBy: fc.constantFrom("approving-department", "approving-department", "society"),
  implementers,
  grounds: fc.constantFrom<Incentive["grounds"]>(
    ["red", "recognition", "clean-years"],
    ["red", "recognition"],
    ["red"],
    ["clean-years"],
  ),
  conditions: fc.constantFrom("none", "accept-with-gaps"),
});

const parameters = fc.record<RuleParameters>({
  cleanYearsCount: fc.constantFrom(3, 3, 1, 2),
  verificationWorkingDaysCount: fc.constantFrom(20, 20, 1),
  watchAfterExit: fc.constantFrom("unconstrained", "unconstrained", "constrained"),
  parentRecord: fc.constantFrom("bears", "bears", "shown"),
  operatorRecord: fc.constantFrom("bears", "bears", "shown"),
  unansweredBlackMeasure: fc.constant("key-supervision"),
});

const ofForce = {
  stop: { binding: "mandatory", effect: "stop" },
  mandatory: { binding: "mandatory", effect: "review" },
  recommended: { binding: "recommended", effect: "review" },
} as const;

/** A pack with a catalogue over it, before they are made one. */
export interface CatalogueParts {
  readonly pack: PolicyPack;
  readonly document: CatalogueDocument;
}

/** Small random ones, in which rows meet records and each other often. Some of them no platform would take. */
export const anyCatalogueParts: fc.Arbitrary<CatalogueParts> = fc
  .record({
    constraints: fc.array(constraintShape, { minLength: 1, maxLength: 3 }),
    entries: fc.array(entryShape, { maxLength: 3 }),
    incentives: fc.array(incentiveShape, { maxLength: 2 }),
    supervisors: implementers,
    parameters,
  })
  .map((shape) => {
    const constraints = [
      aConstraint({
        measureId: "key-supervision",
        matterTypes: ["m2"],
        nature: "stricter-review",
        ...stated({ implementers: shape.supervisors }),
      }),
      ...shape.constraints.map(({ force, implementers, severities, ...row }, index) =>
        aConstraint({
          measureId: `c${index}`,
          ...row,
          ...ofForce[force as keyof typeof ofForce],
          ...stated({ implementers, severities }),
        } as Partial<Constraint>),
      ),
    ];
    const pack: PolicyPack = {
      ...quanzhou201851,
      measures: [
        ...constraints,
        ...shape.incentives.map(({ implementers, ...row }, index) =>
          anIncentive({
            measureId: `i${index}`,
            matterTypes: "every",
            ...row,
            ...stated({ implementers }),
          } as Partial<Incentive>),
        ),
      ],
      matterTypes: [
        { id: "m1", title: "一", afterEvaluation: "binds" },
        { id: "m2", title: "二", afterEvaluation: "shown" },
      ],
      parameters: shape.parameters,
    };
    const entries = shape.entries.map(
      ({ of, force, onOrganization, ...entry }, index): CatalogueEntry => ({
        ...entry,
        ...stated({ onOrganization: onOrganization as CatalogueEntry["onOrganization"] }),
        entryId: `e${index}`,
        measureId: constraints[of % constraints.length]?.measureId ?? "",
        bases: constraints[0]?.bases ?? [],
        ...ofForce[force as keyof typeof ofForce],
      }),
    );
    return { pack, document: { ...aDocument(), entries } };
  });

const randomCatalogue = anyCatalogueParts.map(({ pack, document }) => compileCatalogue(pack, document));

/** The values that are there, since an absent one has no property. */
export function stated<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Small random catalogues, in which rows meet records and each other often, and now and then the pack's own. */
export const anyCatalogue: fc.Arbitrary<ActiveCatalogue> = fc.oneof(
  { weight: 4, arbitrary: randomCatalogue },
  { weight: 1, arbitrary: fc.constantFrom(theCatalogue()) },
);
