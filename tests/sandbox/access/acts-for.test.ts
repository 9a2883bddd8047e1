import { describe, expect, test } from "vitest";
import { actsFor } from "../../../src/sandbox/access/acts-for";

const tax = { name: "示例市税务局", code: "350500-SW" };
const court = { name: "示例市中级人民法院", code: "350500-FY" };
const application = { actsFor: [tax] };

describe("in whose name an application acts, 四(四) 五(一)", () => {
  test("its own department's, named with its code or without", () => {
    expect(actsFor(application, tax)).toBe(true);
    expect(actsFor(application, { name: tax.name })).toBe(true);
  });

  test.each([
    ["another department", court],
    ["its own code under another's name", { name: court.name, code: tax.code }],
    ["its own name with another's code", { name: tax.name, code: court.code }],
    ["a name like its own", { name: `${tax.name} ` }],
  ])("not %s", (_, department) => {
    expect(actsFor(application, department)).toBe(false);
  });

  test("a portal passes on what every department does", () => {
    expect(actsFor({ actsFor: "every-department" }, court)).toBe(true);
  });

  test("an application of no department acts in no name", () => {
    expect(actsFor({ actsFor: [] }, tax)).toBe(false);
  });
});
