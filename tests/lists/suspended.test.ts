import { expect, test } from "vitest";
import { isSuspended } from "../../src/lists/suspended";
import { aRecord } from "../decision/fixtures";

type Verification = NonNullable<Parameters<typeof aRecord>[0]>["verification"];
const suspended = (verification: Verification) => isSuspended(aRecord({ verification }));
const by = (grounds: { kind: "objection" } | { kind: "complaint" }) =>
  suspended({ kind: "under-verification", grounds });
const doubt = (confirmation: "pending" | "confirmed") =>
  suspended({ kind: "under-verification", grounds: { kind: "doubt", confirmation } });

test("R3: the subject's objection or complaint suspends while it is verified, 五(六)", () => {
  expect(by({ kind: "objection" })).toBe(true);
  expect(by({ kind: "complaint" })).toBe(true);
});

test("R3: a department's own doubt suspends once a second officer has confirmed it, 五(六)", () => {
  expect(doubt("pending")).toBe(false);
  expect(doubt("confirmed")).toBe(true);
});

test("R5: verified right its measures resume, corrected it binds as corrected, 五(六)", () => {
  expect(suspended({ kind: "rejected", closedOn: "2026-11-20" })).toBe(false);
  expect(suspended({ kind: "corrected", closedOn: "2026-11-20" })).toBe(false);
});

test("R3: what nobody questions is not suspended", () => {
  expect(suspended(undefined)).toBe(false);
});
