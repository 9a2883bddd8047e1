import { describe, expect, test } from "vitest";
import { lookupAnswerSchema, lookupEnvelopeSchema, lookupRequestSchema } from "../../src/contract/lookup";
import { lookupMaxCount } from "../../src/contract/platform-path";
import { subjectKinds } from "../../src/subject/subject-kind";
import { wireAnswer, wireStanding } from "../client/wire-standing";

const holds = (schema: typeof lookupRequestSchema | typeof lookupAnswerSchema, value: unknown) =>
  schema.safeParse(value).success;
const asked = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ kind: "uscc", code: `C${index}` }));

describe("a lookup request, R21,", () => {
  test("asks for 1 to 1,000 subjects", () => {
    expect(lookupMaxCount).toBe(1_000);
    expect(
      [0, 1, 1_000, 1_001].map((count) => holds(lookupRequestSchema, { subjects: asked(count) })),
    ).toEqual([false, true, true, false]);
  });

  test.each(subjectKinds)("may name a subject by its %s", (kind) => {
    expect(holds(lookupRequestSchema, { subjects: [{ kind, code: "A" }] })).toBe(true);
  });

  test.each([
    ["without a kind, which is never guessed", { code: "A" }],
    ["of an unknown kind", { kind: "phone", code: "A" }],
    ["of a kind that every object has", { kind: "constructor", code: "A" }],
    ["without a code", { kind: "uscc" }],
    ["with an empty code", { kind: "uscc", code: "" }],
    ["with a code of 65 characters", { kind: "uscc", code: "A".repeat(65) }],
    ["with a code that is a number", { kind: "uscc", code: 913_505 }],
    ["as a bare string", "91350500PDY00001XT"],
    ["that is null", null],
  ])("is refused with a subject %s", (_, subject) => {
    expect(holds(lookupRequestSchema, { subjects: [subject] })).toBe(false);
  });

  test.each([null, [], "subjects", {}, { subjects: null }, { subjects: {} }])("is refused as %j", (value) => {
    expect(holds(lookupRequestSchema, value)).toBe(false);
  });

  test("may hold fields to come, which are dropped", () => {
    const parsed = lookupRequestSchema.parse({ subjects: [{ kind: "uscc", code: "A", later: 1 }], later: 1 });
    expect(parsed).toEqual({ subjects: [{ kind: "uscc", code: "A" }] });
  });
});

describe("a lookup answer, R21,", () => {
  test("may hold fields to come, which are dropped", () => {
    const parsed = lookupAnswerSchema.parse(wireAnswer([wireStanding({ later: 1 })], { later: 1 }));
    expect(parsed).toEqual(wireAnswer());
  });

  test("may be about nobody, which the asker counts", () => {
    expect(holds(lookupAnswerSchema, wireAnswer([]))).toBe(true);
  });

  test.each([
    ["listVersion", [undefined, null, "7", -1, 1.5, 2 ** 53]],
    ["catalogueVersion", [undefined, null, "3", 0, 1.5]],
    ["asOf", [undefined, null, 0, "", "2026-11-24", "2026-11-24T09:00:00", "2026-02-30T09:00:00Z", "now"]],
    ["standings", [undefined, null, {}, "[]"]],
  ])("is refused when %s is wrong, standings unread or read", (field, wrongs) => {
    for (const wrong of wrongs) {
      const answer = wireAnswer([], { [field]: wrong });
      expect([wrong, lookupEnvelopeSchema.safeParse(answer).success]).toEqual([wrong, false]);
      expect([wrong, holds(lookupAnswerSchema, answer)]).toEqual([wrong, false]);
    }
  });

  test("of more than 1,000 standings is refused", () => {
    const many = (count: number) => wireAnswer(Array.from({ length: count }, () => null));
    expect(lookupEnvelopeSchema.safeParse(many(1_000)).success).toBe(true);
    expect(lookupEnvelopeSchema.safeParse(many(1_001)).success).toBe(false);
  });

  test("leaves each standing unread in its envelope, so that one spoils no other, R21", () => {
    const answer = wireAnswer([null, { kind: "clean" }, wireStanding()]);
    expect(lookupEnvelopeSchema.parse(answer).standings).toEqual(answer["standings"]);
    expect(holds(lookupAnswerSchema, answer)).toBe(false);
  });
});
