import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { decide } from "../../src/decision/decide";
import type { Decision } from "../../src/decision/decision";
import type { Facts, Finding, Matter, Stage } from "../../src/decision/facts";
import type { ListRecord } from "../../src/lists/list-record";
import { addDays } from "../../src/time/calendar-date";
import { anyCase, type Case } from "./arbitraries";
import { oracle } from "./oracle";
import { verdictOf } from "./verdict";

/** YINGCHA_RUNS asks for more; 1,000,000 take some minutes. */
const runsCount = Number(process.env["YINGCHA_RUNS"] ?? 100_000);
const fewer = { numRuns: Math.ceil(runsCount / 20) };
const timeout = 60_000 + runsCount * 5;

const decideCase = ({ facts, matter, context }: Case): Decision => decide(facts, matter, context);
const rank = { proceed: 0, review: 1, stop: 2, undetermined: 3 } as const;

function withRecords(finding: Finding, change: (records: readonly ListRecord[]) => ListRecord[]): Finding {
  if (finding.kind === "failed" || finding.standing.kind === "unknown") return finding;
  return {
    kind: "found",
    standing: { ...finding.standing, records: change(finding.standing.records) },
  };
}

/** A record that is like no other, under an id that no record has, though a watch record may name it. */
const anotherRecord = fc.record({
  recordId: fc.constantFrom("r4", "r9"),
  list: fc.constantFrom("red", "black", "watch"),
  daysAgoCount: fc.integer({ min: 0, max: 1_500 }),
  authority: fc.constantFrom("甲局", "乙局"),
  follows: fc.constantFrom("r0", "r1", undefined),
  objection: fc.boolean(),
});
type AnotherRecord = typeof anotherRecord extends fc.Arbitrary<infer T> ? T : never;

function recordIn({ context }: Case, shape: AnotherRecord, status: ListRecord["status"]): ListRecord {
  return {
    recordId: shape.recordId,
    subject: { kind: "uscc", code: "S0" },
    list: shape.list as ListRecord["list"],
    field: { id: "f1", title: "领域" },
    scope: "nation",
    listedAs: "self",
    traits: [],
    authority: { name: shape.authority },
    provider: { name: shape.authority },
    bases: [{ title: "决定书" }],
    listedOn: addDays(context.date, -shape.daysAgoCount),
    term: { kind: "indefinite" },
    status,
    ...(shape.objection
      ? { verification: { kind: "under-verification", grounds: { kind: "objection" } } as const }
      : {}),
    ...(shape.list === "watch" && shape.follows !== undefined
      ? { followsFrom: { recordId: shape.follows, exitWay: "repaired" } as const }
      : {}),
  };
}

function adding(one: Case, record: ListRecord): Case {
  const finding = withRecords(one.facts.finding, (records) => [
    ...records.filter(({ recordId }) => recordId !== record.recordId),
    record,
  ]);
  return { ...one, facts: { ...one.facts, finding } };
}

function isFollowed({ facts: { finding } }: Case, recordId: string): boolean {
  if (finding.kind === "failed" || finding.standing.kind === "unknown") return false;
  return finding.standing.records.some(({ followsFrom }) => followsFrom?.recordId === recordId);
}

function without(one: Case, recordId: string): Case {
  const finding = withRecords(one.facts.finding, (records) =>
    records.filter((record) => record.recordId !== recordId),
  );
  return { ...one, facts: { ...one.facts, finding } };
}

describe("decide, on random facts", { timeout }, () => {
  test("R1 to R30: it says what a naive reading of the rules says", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const verdict = verdictOf(decideCase(one));
        const expected = oracle(one.facts, one.matter, one.context);
        // Comparing texts is many times faster; the matcher is for the message.
        if (JSON.stringify(verdict) !== JSON.stringify(expected)) expect(verdict).toEqual(expected);
      }),
      { numRuns: runsCount },
    );
  });

  test("R25: the same inputs give the same decision, byte for byte, and stay as they were", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const before = JSON.stringify(one.facts);
        const first = JSON.stringify(decideCase(one));
        expect(JSON.stringify(decideCase(one))).toBe(first);
        expect(JSON.stringify(one.facts)).toBe(before);
      }),
      fewer,
    );
  });

  test("R25: facts that were written down and read again give the same decision", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const facts = JSON.parse(JSON.stringify(one.facts)) as Facts;
        expect(JSON.stringify(decideCase({ ...one, facts }))).toBe(JSON.stringify(decideCase(one)));
      }),
      fewer,
    );
  });

  test("R28: the stage is no part of what decides, so the outcome is the same at every stage", () => {
    expectTypeOf<Facts>().not.toHaveProperty("stage");
    expectTypeOf<Matter>().not.toHaveProperty("stage");
    fc.assert(
      fc.property(anyCase, fc.constantFrom<Stage>("acceptance", "review", "decision"), (one, stage) => {
        const staged: Case = {
          ...one,
          facts: { ...one.facts, stage } as Facts,
          matter: { ...one.matter, stage } as Matter,
        };
        expect(JSON.stringify(decideCase(staged))).toBe(JSON.stringify(decideCase(one)));
      }),
      fewer,
    );
  });

  test("R5: a record that was listed by mistake changes nothing but the evidence, 六(三)", () => {
    fc.assert(
      fc.property(anyCase, anotherRecord, (one, shape) => {
        const on = one.context.date;
        const record = recordIn(one, shape, { kind: "exited", way: "mis-listed", on });
        const { evidence: _, ...before } = verdictOf(decideCase(without(one, record.recordId)));
        const { evidence: __, ...after } = verdictOf(decideCase(adding(one, record)));
        expect(after).toEqual(before);
      }),
      fewer,
    );
  });

  test("R3: records under verification alone ask nothing and forbid nothing, 五(六)", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const dispute = (records: readonly ListRecord[]): ListRecord[] =>
          records.map((record) => ({
            ...record,
            verification: { kind: "under-verification", grounds: { kind: "objection" } },
          }));
        const facts: Facts = {
          ...one.facts,
          finding: withRecords(one.facts.finding, dispute),
          related: one.facts.related.map((entry) => ({
            ...entry,
            finding: withRecords(entry.finding, dispute),
          })),
        };
        const decision = decideCase({ ...one, facts });
        expect(decision.outcome).not.toBe("stop");
        if (decision.outcome === "review")
          expect(decision.obligations.every(({ kind }) => kind === "verify-identity")).toBe(true);
      }),
      fewer,
    );
  });

  test("五(三): one record more never makes the outcome lighter, unless it is disputed and another rests on it", () => {
    fc.assert(
      fc.property(anyCase, anotherRecord, (one, shape) => {
        const record = recordIn(one, shape, { kind: "listed" });
        fc.pre(!shape.objection || !isFollowed(one, record.recordId));
        const before = decideCase(without(one, record.recordId)).outcome;
        const after = decideCase(adding(one, record)).outcome;
        expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
      }),
      fewer,
    );
  });

  test("三(二): an undisputed black record of the subject is never passed over, whatever the department", () => {
    fc.assert(
      fc.property(anyCase, anotherRecord, (one, shape) => {
        const record = recordIn(one, { ...shape, list: "black", objection: false }, { kind: "listed" });
        const { evaluatedOn: _, ...matter } = one.matter;
        const { implementers: __, ...unansweredBlack } = one.context.catalogue.unansweredBlack;
        const catalogue = { ...one.context.catalogue, unansweredBlack };
        const { facts } = adding(one, record);
        fc.pre(facts.finding.kind === "found" && facts.finding.standing.kind === "known");
        expect(decide(facts, matter, { ...one.context, catalogue }).outcome).not.toBe("proceed");
      }),
      fewer,
    );
  });

  test("the order in which the platform lists the records does not matter", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const finding = withRecords(one.facts.finding, (records) => [...records].reverse());
        const reversed = decideCase({ ...one, facts: { ...one.facts, finding } });
        expect(verdictOf(reversed)).toEqual(verdictOf(decideCase(one)));
      }),
      fewer,
    );
  });
});
