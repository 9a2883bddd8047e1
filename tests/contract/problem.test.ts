import { expect, test } from "vitest";
import { problemSchema } from "../../src/contract/problem";

const problem = {
  type: "urn:yingcha:problem:path-unknown",
  title: "没有这个接口",
  status: 404,
  code: "path-unknown",
};

test("a problem document tells the refusal by a word, RFC 9457, and may hold members to come", () => {
  expect(problemSchema.parse({ ...problem, detail: "later" })).toEqual(problem);
});

test.each([
  { status: 200 },
  { status: 399 },
  { status: 600 },
  { status: "404" },
  { code: "subject-unknown" },
  { code: undefined },
  { title: "x".repeat(201) },
  { type: "x".repeat(201) },
])("what is no refusal, or too long a one, is no problem document: %j", (change) => {
  expect(problemSchema.safeParse({ ...problem, ...change }).success).toBe(false);
});
