import { describe, expect, it } from "vitest";
import { createRegistry } from "../../src/sandbox/registry";
import { scenarioRecords } from "../../src/sandbox/scenario-records";
import { syntheticUscc } from "../../src/sandbox/synthetic";
import { createManualClock } from "../../src/testing/manual-clock";
import { parseCalendarDate } from "../../src/time/calendar-date";
import { dateOf, listBlack } from "./storage/world";

const subject = { kind: "uscc", code: syntheticUscc(1) } as const;
const entry = { subject, subjectType: "legal-person", name: "示例有限公司（虚构）" } as const;
const record = { ...scenarioRecords(parseCalendarDate("2026-11-24")).black("B-1"), subject };

describe("the registry", () => {
  it("answers in the order asked, and says completely that it does not know a subject (R21)", () => {
    const registry = createRegistry();
    registry.register(entry);
    const unknown = { kind: "uscc", code: syntheticUscc(2) } as const;
    const { standings } = registry.lookUp([unknown, subject]);
    expect(standings.map(({ kind, subject: { code } }) => [kind, code])).toEqual([
      ["unknown", unknown.code],
      ["known", subject.code],
    ]);
    for (const { sources } of standings) {
      expect(sources.every(({ state }) => state === "answered")).toBe(true);
      expect(new Set(sources.flatMap(({ lists }) => lists))).toEqual(new Set(["red", "black", "watch"]));
    }
  });

  it("raises its list version with every change, and keeps it for every answer between", () => {
    const registry = createRegistry();
    const version = () => registry.lookUp([subject]).listVersion;
    const first = version();
    expect(version()).toBe(first);
    registry.register(entry);
    expect(version()).toBe(first + 1);
    registry.list(record);
    expect(version()).toBe(first + 2);
    const [standing] = registry.lookUp([subject]).standings;
    expect(standing?.kind === "known" && standing.records).toEqual([record]);
  });

  it("holds what it is reseeded with and nothing else, at a version that rises all the same", () => {
    const registry = createRegistry();
    registry.register(entry);
    const other = { kind: "uscc", code: syntheticUscc(2) } as const;
    const { listVersion } = registry.lookUp([subject]);
    registry.reseed([{ ...entry, subject: other }]);
    const after = registry.lookUp([subject, other]);
    expect(after.standings.map(({ kind }) => kind)).toEqual(["unknown", "known"]);
    expect(after.listVersion).toBe(listVersion + 1);
  });

  it.each([
    ["day by day", ["2026-03-05", "2026-03-06", "2026-03-08", "2026-03-21"]],
    ["once, long after", ["2026-03-21"]],
  ])(
    "a red record brought in beside a black one falls with the watch record's first day, asked %s, 六(二) (R6)",
    (_, days) => {
      const clock = createManualClock("2026-03-02T09:00:00+08:00");
      const registry = createRegistry(clock);
      registry.register(entry);
      const term = { kind: "until", lastOn: dateOf("2026-03-05") } as const;
      registry.apply(listBlack(subject, "B-1", { term, watchDays: 5 }));
      const { red } = scenarioRecords(dateOf("2026-03-02"));
      registry.list({ ...red("R-1"), subject, term: { kind: "indefinite" } });
      registry.list({ ...red("R-2"), subject, term: { kind: "until", lastOn: "2026-03-08" } });
      for (const day of days) {
        clock.stepWall({ ms: Date.parse(`${day}T09:00:00+08:00`) - clock.wallMs() });
        registry.lookUp([subject]);
      }
      for (const recordId of ["R-1", "R-2"])
        expect(registry.findRecord(recordId)?.status).toEqual({
          ...{ kind: "exited", way: "adverse-listed" },
          on: "2026-03-06",
        });
    },
  );

  it("lists nobody whom it does not know", () => {
    expect(() => createRegistry().list(record)).toThrow("register it first");
  });

  it("names the source that kept silent", () => {
    const registry = createRegistry();
    registry.register({ ...entry, missingSource: "national-lists" });
    const [standing] = registry.lookUp([subject]).standings;
    expect(standing?.sources.filter(({ state }) => state === "missing").map(({ id }) => id)).toEqual([
      "national-lists",
    ]);
  });
});
