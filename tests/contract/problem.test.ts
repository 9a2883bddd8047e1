import { expect, test } from "vitest";
import { type ProblemRefusal, problemSchema } from "../../src/contract/problem";
import { problemOf } from "../../src/contract/problem-of";

const problem = {
  type: "urn:yingcha:problem:path-unknown",
  title: "没有这个接口",
  status: 404,
  code: "path-unknown",
};

test("a problem document tells the refusal by a word, RFC 9457, and may hold members to come", () => {
  expect(problemSchema.parse({ ...problem, later: "later" })).toEqual(problem);
});

test.each([
  { status: 200 },
  { status: 399 },
  { status: 600 },
  { status: "404" },
  { code: "subject-unknown" },
  { code: undefined },
  { code: "transition-refused" },
  { refusal: "record-ended" },
  { code: "catalogue-refused", refusal: "record-ended" },
  { code: "catalogue-refused" },
  { code: "response-refused", refusal: "version-unknown" },
  { code: "transition-refused", refusal: "record-lost" },
  { title: "x".repeat(201) },
  { type: "x".repeat(201) },
])("what is no refusal, or too long a one, is no problem document: %j", (change) => {
  expect(problemSchema.safeParse({ ...problem, ...change }).success).toBe(false);
});

test("a refused transition has its reason beside it", () => {
  const refused = { ...problem, code: "transition-refused", status: 409, refusal: "record-ended" };
  expect(problemSchema.parse(refused)).toEqual(refused);
});

test.each(problemSchema.shape.code.options)("%s has a status of its own kind and a Chinese title", (code) => {
  const reasons: Readonly<Record<string, ProblemRefusal>> = {
    "transition-refused": "record-ended",
    "catalogue-refused": "version-unknown",
    "response-refused": "response-unowed",
  };
  const refusal = reasons[code];
  const made = problemOf(code, refusal === undefined ? {} : { refusal });
  expect(problemSchema.parse(made)).toEqual(made);
  expect(made.type).toBe(`urn:yingcha:problem:${code}`);
  expect(made.title).toMatch(/^\p{Script=Han}/u);
});
