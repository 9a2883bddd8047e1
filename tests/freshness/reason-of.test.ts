import { expect, test } from "vitest";
import { InputError, SourceError } from "../../src/errors/yingcha-error";
import { reasonOf } from "../../src/freshness/reason-of";

test("R21: what was caught is the reason, with when to ask again where the source said so, 五(三)", () => {
  const retryAt = "2026-11-24T02:00:00.000Z";
  expect(reasonOf(new SourceError("request-throttled", undefined, { retryAt }), "rule-failed")).toEqual({
    code: "request-throttled",
    retryAt,
  });
  expect(reasonOf(new InputError("guard-closed"), "rule-failed")).toEqual({ code: "guard-closed" });
});

test("R21: what is no error of ours, or bears our brand with a code unknown here, is the code given", () => {
  const branded = { [Symbol.for("yingcha.error")]: true, code: "of-another-copy" };
  for (const caught of [new RangeError("text-marker"), undefined, branded, { ...branded, code: 7 }])
    expect(reasonOf(caught, "rule-failed")).toEqual({ code: "rule-failed" });
});
