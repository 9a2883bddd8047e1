import { expect, test } from "vitest";
import { implementersOf } from "../../src/catalogue/implementers-of";

test("R30: a row is its implementers' where the catalogue names them, and anyone's where it names nobody, 五(一)", () => {
  const row = { implementers: ["350500-CZ", "350500-ZJ"] };
  expect(implementersOf(row, "350500-ZJ")).toBe("itself");
  expect(implementersOf(row, "350500-SW")).toBe("others");
  expect(implementersOf(row, undefined)).toBe("others");
  expect(implementersOf({}, "350500-SW")).toBe("anyone");
  expect(implementersOf({}, undefined)).toBe("anyone");
});
