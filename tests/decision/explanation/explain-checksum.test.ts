import { expect, test } from "vitest";
import { explainChecksum } from "../../../src/decision/explanation/explain-checksum";
import { parseSubject } from "../../../src/subject/subject";

test("R22: a wrong check character is said, masked, and asks for a comparison, 五(三)", () => {
  const [only] = explainChecksum(parseSubject("91350500PDY00001X0"));
  expect(only?.clause).toBe("五(三)");
  expect(only?.zh).toContain("代码 91350500********X0 的校验位不符");
});

test("R22: nothing is said of a right one, nor of a code that has none", () => {
  expect(explainChecksum(parseSubject("91350500PDY00001XT"))).toEqual([]);
  expect(explainChecksum(parseSubject({ kind: "passport", code: "E12345678" }))).toEqual([]);
});
