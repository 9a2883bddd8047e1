import { describe, expect, it } from "vitest";
import { subjectParticularsSchema } from "../../src/sandbox/registered-subject";
import { syntheticResidentId, syntheticUscc } from "../../src/sandbox/synthetic";

const code = syntheticUscc(1);
const company = {
  subject: { kind: "uscc", code },
  subjectType: "legal-person",
  name: "示例有限公司（虚构）",
};
const person = { kind: "resident-id", code: syntheticResidentId(1) };
const read = (change: object) => subjectParticularsSchema.safeParse({ ...company, ...change });
const faultOf = (change: object) => read(change).error?.issues[0]?.path.join(".");

describe("who a subject is, as it is delivered", () => {
  it("is its code, its type and its name, and what else is told of it, 三(三)", () => {
    const whole = {
      ...company,
      formerNames: ["示例旧名（虚构）"],
      links: [
        { kind: "responsible-person", role: "legal-representative", subject: person, name: "示例人员" },
      ],
      cleanSinceOn: "2020-01-01",
      recognitions: [
        {
          recognitionId: "HONOR-1",
          title: "示例守信典型",
          authority: { name: "示例部门" },
          recognizedOn: "2026-01-01",
          term: { kind: "indefinite" },
        },
      ],
    };
    expect(subjectParticularsSchema.parse(company)).toEqual(company);
    expect(subjectParticularsSchema.parse(whole)).toEqual(whole);
  });

  it("comes under the one spelling of its code and of the codes tied to it, so that it is found, 三(三) (R22)", () => {
    const parent = (code: string) => [{ kind: "parent", subject: { kind: "uscc", code }, name: "示例" }];
    const { data } = read({
      subject: { kind: "uscc", code: ` ${code.toLowerCase()}` },
      subjectType: "branch",
      links: parent(syntheticUscc(2).toLowerCase()),
    });
    expect(data).toEqual({ ...company, subjectType: "branch", links: parent(syntheticUscc(2)) });
  });

  it.each([
    [{ subject: { kind: "uscc", code: "91350500" } }, "subject.code"],
    [{ subject: { kind: "uscc", code: `${code.slice(0, 8)}********XT` } }, "subject.code"],
    [
      {
        subjectType: "individual-business",
        links: [{ kind: "operator", subject: { ...person, code: "35050218" }, name: "示例" }],
      },
      "links.0.subject.code",
    ],
    [{ subject: person }, "subjectType"],
    [{ subjectType: "natural-person" }, "subjectType"],
    [{ name: "" }, "name"],
    [{ name: "示例\u202e" }, "name"],
    [{ formerNames: null }, "formerNames"],
    [{ cleanSinceOn: "2026-02-30" }, "cleanSinceOn"],
  ])("is nothing where it cannot be so: %j", (change, path) => {
    expect(faultOf(change)).toBe(path);
  });

  it.each([
    ["legal-person", "parent", "only a branch has a parent"],
    ["individual-business", "parent", "only a branch has a parent"],
    ["legal-person", "operator", "only an individual business has an operator"],
    ["branch", "operator", "only an individual business has an operator"],
  ])(
    "R29: of the type %s has no %s, by whose listing it would be restricted, 三(二)",
    (subjectType, kind, message) => {
      const subject = { kind: "uscc", code: syntheticUscc(2) };
      const led = { kind: "responsible-person", role: "principal", subject: person, name: "示例人员" };
      expect(
        read({ subjectType, links: [led, { kind, subject, name: "示例" }] }).error?.issues,
      ).toMatchObject([{ message, path: ["links", 1, "kind"] }]);
    },
  );

  it.each(["records", "missingSource", "formerName"])(
    "holds no %s: what nobody reads would be lost without a word, and a record comes by a transition",
    (field) => {
      expect(read({ [field]: [] }).error?.issues).toMatchObject([{ code: "unrecognized_keys" }]);
    },
  );
});
