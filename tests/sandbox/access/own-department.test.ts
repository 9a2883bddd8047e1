import { describe, expect, test } from "vitest";
import { ownDepartment } from "../../../src/sandbox/access/own-department";

const tax = { name: "示例市税务局", code: "350500-SW" };
const court = { name: "示例市中级人民法院", code: "350500-FY" };
const application = { actsFor: [tax] };

describe("in whose name an application acts, 四(四) 五(一)", () => {
  test("its own department's, which is the same however it is named", () => {
    expect(ownDepartment(application, tax)).toEqual(tax);
    expect(ownDepartment(application, { name: tax.name })).toEqual(tax);
    expect(ownDepartment(application, { code: tax.code })).toEqual(tax);
  });

  test.each([
    ["another department", court],
    ["its own code under another's name", { name: court.name, code: tax.code }],
    ["its own name with another's code", { name: tax.name, code: court.code }],
    ["a name like its own", { name: `${tax.name} ` }],
  ])("not %s", (_, department) => {
    expect(ownDepartment(application, department)).toBeUndefined();
  });

  test("a name that several of its departments have says which only where one of them has no code", () => {
    const county = { name: tax.name, code: "350503-SW" };
    expect(ownDepartment({ actsFor: [tax, county] }, { name: tax.name })).toBeUndefined();
    expect(ownDepartment({ actsFor: [tax, county] }, county)).toEqual(county);
    expect(ownDepartment({ actsFor: [tax, { name: tax.name }] }, { name: tax.name })).toEqual({
      name: tax.name,
    });
  });

  test("a portal passes on what every department does, as it names it", () => {
    expect(ownDepartment({ actsFor: "every-department" }, court)).toEqual(court);
    expect(ownDepartment({ actsFor: "every-department" }, { name: court.name })).toEqual({
      name: court.name,
    });
    expect(ownDepartment({ actsFor: "every-department" }, { code: court.code })).toMatchObject({
      code: court.code,
    });
  });

  test("an application of no department acts in no name", () => {
    expect(ownDepartment({ actsFor: [] }, tax)).toBeUndefined();
  });
});
