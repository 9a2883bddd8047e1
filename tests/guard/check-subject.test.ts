import { describe, expect, it } from "vitest";
import { quanzhou201851 } from "../../src/catalogue/packs/quanzhou-2018-51";
import { InputError, SourceError } from "../../src/errors/yingcha-error";
import { createCatalogueKeeper } from "../../src/freshness/catalogue-keeper";
import { createManualClock } from "../../src/testing/manual-clock";
import { chinaWorkingDays } from "../../src/time/china-working-days";
import { createHonestClock } from "../../src/time/honest-clock";
import {
  aRecord,
  aStanding,
  aWatchRecord,
  company,
  parent,
  person,
  smallCatalogue,
  theCatalogue,
  underObjection,
} from "../decision/fixtures";
import { guardBench } from "./guard-bench";

const legalRepresentative = {
  kind: "responsible-person",
  role: "legal-representative",
  subject: person,
  name: "某某",
} as const;

describe("what a check asks for", () => {
  it("R1: a subject without any record is asked for before it may proceed, 五(三)", async () => {
    const { guard, put, asked } = guardBench();
    put(aStanding());
    const check = await guard.checkBeforeApprove(company.code, "subsidy");
    expect(check.outcome).toBe("proceed");
    expect(asked).toEqual([[`uscc:${company.code}`]]);
    expect(check.freshness).toEqual({
      source: "platform",
      asOf: aStanding().asOf,
      listVersion: aStanding().listVersion,
      catalogueVersion: smallCatalogue.version,
      requestedAt: "2026-11-24T02:00:00.000Z",
    });
  });

  it("R16: a responsible person is asked for where a measure of the matter falls on the role, and only there, 三(二)", async () => {
    const { guard, put, asked } = guardBench();
    put(aStanding({ links: [legalRepresentative] }));
    await guard.checkBeforeApprove(company.code, "subsidy");
    expect(asked.flat()).toEqual([`uscc:${company.code}`]);
    await guard.checkBeforeApprove(company.code, "market-entry");
    expect(asked.flat()).toEqual([`uscc:${company.code}`, `resident-id:${person.code}`]);
  });

  it("R29: what is remembered of an individual business ends with the first newer answer about its operator", async () => {
    const { guard, put } = guardBench();
    const operator = { kind: "operator", subject: person, name: "某某" } as const;
    put(aStanding({ subjectType: "individual-business", links: [operator] }));
    const owner = { subject: person, subjectType: "natural-person", name: "某某" } as const;
    put(aStanding(owner));
    const first = await guard.checkBeforeApprove(company.code, "subsidy");
    expect(first.outcome).toBe("proceed");
    expect(guard.peek(company.code, "subsidy")).toBe(first);

    put(aStanding({ ...owner, records: [aRecord({ subject: person })] }));
    await guard.checkBeforeApprove(person, "subsidy", { maxAgeMs: 0 });
    expect(guard.peek(company.code, "subsidy")).toBeUndefined();
    expect((await guard.checkBeforeApprove(company.code, "subsidy")).outcome).toBe("review");
  });

  it("R16: a person whom both the platform and the host name is asked for once, with the name to compare, 三(六)", async () => {
    const { guard, put, asked } = guardBench();
    put(aStanding({ links: [legalRepresentative] }));
    put(aStanding({ subject: person, subjectType: "natural-person", name: "某某" }));
    const check = await guard.checkBeforeApprove(company.code, "market-entry", {
      responsiblePersons: [
        { role: "legal-representative", subject: { ...person, name: "另某" } },
        { role: "shareholder", subject: { kind: "passport", code: "E12345678" } },
      ],
    });
    expect(asked).toEqual([[`uscc:${company.code}`], [`resident-id:${person.code}`]]);
    expect(check.outcome === "review" && check.obligations).toEqual([
      { kind: "verify-identity", subject: person, why: "name-mismatched" },
    ]);
  });

  it("R29: a branch is checked with its parent, 三(二)", async () => {
    const { guard, put, asked } = guardBench();
    put(aStanding({ subjectType: "branch", links: [{ kind: "parent", subject: parent, name: "总公司" }] }));
    put(aStanding({ subject: parent, records: [aRecord({ subject: parent })] }));
    const check = await guard.checkBeforeApprove(company.code, "administrative-license");
    expect(asked.flat()).toContain(`uscc:${parent.code}`);
    expect(check.outcome).toBe("review");
  });

  it("R28: the outcome is the same at acceptance, review and decision, 五(三)", async () => {
    const { guard, put } = guardBench();
    put(aStanding({ records: [aRecord()] }));
    const outcomes = await Promise.all(
      (["acceptance", "review", "decision"] as const).map(async (stage) => {
        const check = await guard.checkBeforeApprove(company.code, "administrative-license", { stage });
        return [check.stage, check.outcome];
      }),
    );
    expect(outcomes).toEqual([
      ["acceptance", "review"],
      ["review", "review"],
      ["decision", "review"],
    ]);
  });
});

describe("what could not be established", () => {
  it("R23: a platform out of reach is undetermined, with when to try again, and never an exception", async () => {
    const { guard, fail } = guardBench();
    fail(company, { code: "platform-unreachable", retryAt: "2026-11-24T02:05:00.000Z" });
    const check = await guard.checkBeforeApprove(company.code, "subsidy");
    expect(check.outcome === "undetermined" && check.reason).toEqual({
      code: "platform-unreachable",
      retryAt: "2026-11-24T02:05:00.000Z",
    });
    expect(check.freshness).toEqual({ source: "platform", catalogueVersion: smallCatalogue.version });
  });

  it("R21: a person who cannot be established leaves the organization undetermined, and its own records shown, 五(三)", async () => {
    const { guard, put, fail } = guardBench();
    put(aStanding({ links: [legalRepresentative], records: [aRecord()] }));
    fail(person, { code: "answer-invalid" });
    const check = await guard.checkBeforeApprove(company.code, "market-entry");
    expect(check.outcome === "undetermined" && check.reason.code).toBe("answer-invalid");
    expect(check.measures.map((measure) => measure.measureId)).toContain("market-ban");
  });

  it("the deadline of a check covers all it asks, and what had come by then is shown", async () => {
    const { guard, put, stall } = guardBench({ deadlineMs: 40 });
    put(aStanding({ links: [legalRepresentative], records: [aRecord()] }));
    const release = stall(person);
    const check = await guard.checkBeforeApprove(company.code, "market-entry");
    release();
    expect(check.outcome === "undetermined" && check.reason).toEqual({ code: "deadline-exceeded" });
    expect(check.evidence.map(({ found }) => found.kind)).toEqual(["standing", "nothing"]);
    expect(check.measures.length).toBeGreaterThan(0);
  });

  it("an undetermined check is not remembered: the next one asks again", async () => {
    const { guard, put, fail, asked } = guardBench();
    fail(company, { code: "platform-failed" });
    await guard.checkBeforeApprove(company.code, "subsidy");
    put(aStanding());
    expect((await guard.checkBeforeApprove(company.code, "subsidy")).outcome).toBe("proceed");
    expect(asked).toHaveLength(2);
  });

  it("R14: without any catalogue nothing is established, and the records found are shown by the pack alone, 五(四)", async () => {
    const keeper = { active: undefined, current: () => Promise.reject(new SourceError("platform-failed")) };
    const { guard, put } = guardBench({ keeper });
    put(aStanding({ records: [aRecord()] }));
    const check = await guard.checkBeforeApprove(company.code, "administrative-license");
    expect(check.outcome === "undetermined" && check.reason.code).toBe("platform-failed");
    expect(check.measures.map((measure) => measure.measureId)).toContain("strict-review");
    expect(check.derivedFrom).toMatchObject({ catalogueId: "quanzhou-2018-51", catalogueVersion: 0 });
    expect(check.freshness.catalogueVersion).toBeUndefined();
  });

  it("R14: without any catalogue an id that the pack does not know is undetermined too, since a department's own may know it", async () => {
    const keeper = { active: undefined, current: () => Promise.reject(new SourceError("platform-failed")) };
    const { guard, put } = guardBench({ keeper });
    put(aStanding());
    expect((await guard.checkBeforeApprove(company.code, "its-own-matter")).outcome).toBe("undetermined");
  });

  it("a fault that nobody foresaw in a rule, a source or a catalogue is undetermined, not clear", async () => {
    const keeper = { active: undefined, current: () => Promise.reject(new RangeError("not ours")) };
    const { guard, put } = guardBench({ keeper });
    put(aStanding());
    const check = await guard.checkBeforeApprove(company.code, "subsidy");
    expect(check.outcome === "undetermined" && check.reason.code).toBe("rule-failed");
  });
});

describe("when one answer leads to the next", () => {
  it("the first is asked for again if it grew past the bound meanwhile, R1 五(三)", async () => {
    const { guard, put, stall, clock, asked } = guardBench({ deadlineMs: 1_000 });
    put(aStanding({ links: [legalRepresentative] }));
    put(aStanding({ subject: person, subjectType: "natural-person" }));
    await guard.checkBeforeApprove(company.code, "subsidy");
    clock.advance(59_000);
    const release = stall(person);
    const checking = guard.checkBeforeApprove(company.code, "market-entry");
    await new Promise(setImmediate);
    put(aStanding({ links: [legalRepresentative], records: [aRecord()] }));
    clock.advance(2_000);
    release();
    expect((await checking).outcome).toBe("review");
    expect(asked.map(([first]) => first)).toEqual([
      `uscc:${company.code}`,
      `resident-id:${person.code}`,
      `uscc:${company.code}`,
    ]);
  });

  it("a newer catalogue that only the last one names decides all the same, 五(四)", async () => {
    let version = 3;
    const clock = createHonestClock(createManualClock(Date.parse("2026-11-24T10:00:00+08:00")));
    const source = {
      find: () =>
        Promise.resolve({ kind: "document" as const, document: { ...smallCatalogue, version }, etag: "" }),
    };
    const { guard, put } = guardBench({
      keeper: createCatalogueKeeper(source, quanzhou201851, clock),
      answersCatalogueVersion: () => version,
    });
    put(aStanding({ links: [legalRepresentative] }));
    await guard.checkBeforeApprove(company.code, "subsidy");
    version = 4;
    put(aStanding({ subject: person, subjectType: "natural-person" }));
    const check = await guard.checkBeforeApprove(company.code, "market-entry");
    expect(check.derivedFrom.catalogueVersion).toBe(4);
    clock.close();
  });

  it("a catalogue that the last one names and that cannot be had leaves the check undetermined, 五(四)", async () => {
    let version = 3;
    const clock = createHonestClock(createManualClock(Date.parse("2026-11-24T10:00:00+08:00")));
    const source = {
      find: () =>
        version === 3
          ? Promise.resolve({ kind: "document" as const, document: smallCatalogue, etag: "" })
          : Promise.reject(new SourceError("platform-failed")),
    };
    const { guard, put } = guardBench({
      keeper: createCatalogueKeeper(source, quanzhou201851, clock),
      answersCatalogueVersion: () => version,
    });
    put(aStanding({ links: [legalRepresentative] }));
    await guard.checkBeforeApprove(company.code, "subsidy");
    version = 4;
    put(aStanding({ subject: person, subjectType: "natural-person" }));
    const check = await guard.checkBeforeApprove(company.code, "market-entry");
    expect(check.outcome === "undetermined" && check.reason.code).toBe("platform-failed");
    clock.close();
  });
});

describe("a rule that throws", () => {
  it("is not skipped: the check is undetermined, and the caller gets no exception", async () => {
    const calendar = {
      ...chinaWorkingDays,
      get holidays(): never {
        throw new RangeError("a broken calendar");
      },
    };
    const { guard, put } = guardBench({ calendar });
    put(aStanding({ records: [aRecord({ verification: underObjection })] }));
    const check = await guard.checkBeforeApprove(company.code, "administrative-license");
    expect(check.outcome === "undetermined" && check.reason).toEqual({ code: "rule-failed" });
    expect(check.explanation[0]?.clause).toBe("五(三)");
  });
});

describe("the catalogue a check decides by", () => {
  it("an answer that names a newer catalogue is decided by that one, not by the one at hand, 五(四)", async () => {
    let version = 3;
    const document = () => ({
      ...smallCatalogue,
      version,
      matterTypes:
        version === 3
          ? smallCatalogue.matterTypes
          : [{ id: "new-matter", title: "新事项", afterEvaluation: "binds" as const }],
    });
    const clock = createHonestClock(createManualClock(Date.parse("2026-11-24T10:00:00+08:00")));
    const source = {
      find: () => Promise.resolve({ kind: "document" as const, document: document(), etag: "" }),
    };
    const { guard, put } = guardBench({
      keeper: createCatalogueKeeper(source, quanzhou201851, clock),
      answersCatalogueVersion: () => version,
    });
    put(aStanding());
    expect((await guard.checkBeforeApprove(company.code, "subsidy")).derivedFrom.catalogueVersion).toBe(3);
    version = 4;
    put(aStanding());
    const check = await guard.checkBeforeApprove(company.code, "subsidy", { maxAgeMs: 0 });
    expect(check.derivedFrom.catalogueVersion).toBe(4);
    expect((await guard.checkBeforeApprove(company.code, "new-matter")).outcome).toBe("proceed");
    clock.close();
  });

  it("an unknown matter type is the caller's fault once a catalogue is active", async () => {
    const { guard, put } = guardBench();
    put(aStanding());
    const error = await guard
      .checkBeforeApprove(company.code, "no-such-matter")
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code: "matter-type-unknown" });
  });
});

describe("the caller's own signal", () => {
  it("ends this caller's waiting with the signal's reason and leaves the others'", async () => {
    const { guard, put, stall, asked } = guardBench();
    put(aStanding());
    const release = stall(company);
    const controller = new AbortController();
    const first = guard.checkBeforeApprove(company.code, "subsidy", { signal: controller.signal });
    const second = guard.checkBeforeApprove(company.code, "subsidy");
    const reason = new Error("the officer closed the window");
    controller.abort(reason);
    await expect(first).rejects.toBe(reason);
    release();
    expect((await second).outcome).toBe("proceed");
    expect(asked).toHaveLength(1);
  });

  it("ends it while a catalogue is still being loaded too, and leaves nothing unhandled", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", note);
    const keeper = { active: undefined, current: () => new Promise<never>(() => undefined) };
    const { guard, put, stall } = guardBench({ keeper });
    put(aStanding());
    const release = stall(company);
    const controller = new AbortController();
    const checking = guard.checkBeforeApprove(company.code, "subsidy", { signal: controller.signal });
    setTimeout(() => controller.abort(new Error("left")), 5);
    await expect(checking).rejects.toThrow("left");
    release();
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });

  it("aborted beforehand, asks nothing", async () => {
    const { guard, asked } = guardBench();
    await expect(
      guard.checkBeforeApprove(company.code, "subsidy", { signal: AbortSignal.abort(new Error("gone")) }),
    ).rejects.toThrow("gone");
    expect(asked).toEqual([]);
  });
});

describe("events of what nobody vouches for", () => {
  it("hold no matter type that no catalogue knows: it may be anything, also a person's number", async () => {
    const keeper = { active: undefined, current: () => Promise.reject(new SourceError("platform-failed")) };
    const { guard, put } = guardBench({ keeper });
    put(aStanding());
    const seen: string[] = [];
    guard.on("checked", (event) => seen.push(event.matterType));
    guard.on("not-established", (event) => seen.push(event.matterType));
    await guard.checkBeforeApprove(company.code, person.code);
    await guard.checkBeforeApprove(company.code, "subsidy");
    expect(seen).toEqual(["unlisted", "unlisted", "subsidy", "subsidy"]);
  });
});

describe("what a check carries", () => {
  it("R25: the same inputs give the same check, byte for byte, 七(三)", async () => {
    const texts = await Promise.all(
      [1, 2].map(async () => {
        const { guard, put } = guardBench();
        put(aStanding({ records: [aRecord(), aWatchRecord()] }));
        return JSON.stringify(await guard.checkBeforeApprove(company.code, "administrative-license"));
      }),
    );
    expect(texts[0]).toBe(texts[1]);
    expect(JSON.parse(texts[0] ?? "").derivedFrom).toEqual({
      packId: "quanzhou-2018-51",
      packVersion: 1,
      catalogueId: "tests",
      catalogueVersion: 3,
      listVersion: aStanding().listVersion,
      asOf: aStanding().asOf,
      decidedOn: "2026-11-24",
    });
  });

  it("R30: a measure whose implementing department is another is information to the one that checks, 五(一)", async () => {
    const catalogue = theCatalogue({
      entries: [
        {
          entryId: "fund-by-finance",
          measureId: "limit-fiscal-fund",
          lists: ["black"],
          fields: ["construction"],
          traits: [],
          matterTypes: ["fiscal-fund"],
          binding: "recommended",
          effect: "review",
          bases: [{ rank: "local-policy", title: "测试", reading: "read" }],
          implementers: ["350500-CZ"],
        },
      ],
    });
    const duties = await Promise.all(
      [{ department: "350500-CZ" }, { department: "350500-ZJ" }, {}].map(async (who) => {
        const { guard, put } = guardBench({ catalogue, ...who });
        put(aStanding({ records: [aRecord()] }));
        const check = await guard.checkBeforeApprove(company.code, "fiscal-fund");
        return check.measures.find((measure) => measure.entryId === "fund-by-finance")?.duty;
      }),
    );
    expect(duties).toEqual(["own", "information", "own"]);
  });

  it("case, officer and stage are carried, and such a check is not shared", async () => {
    const { guard, put } = guardBench();
    put(aStanding());
    const check = await guard.checkBeforeApprove(company.code, "subsidy", {
      caseId: "2026-1",
      officerId: "o-7",
      stage: "acceptance",
    });
    expect(check).toMatchObject({ caseId: "2026-1", officerId: "o-7", stage: "acceptance" });
    expect(await guard.checkBeforeApprove(company.code, "subsidy")).not.toHaveProperty("caseId");
  });

  it("is frozen through and through, since checks with the same facts share one object", async () => {
    const { guard, put } = guardBench();
    put(aStanding({ records: [aRecord()] }));
    const check = await guard.checkBeforeApprove(company.code, "administrative-license");
    const isFrozen = (value: unknown): boolean =>
      typeof value !== "object" ||
      value === null ||
      (Object.isFrozen(value) && Object.values(value).every(isFrozen));
    expect(isFrozen(check)).toBe(true);
  });

  it("R22: a wrong check character is looked up all the same and shown, 五(三)", async () => {
    const code = "91350500PDY00001X0";
    const { guard, put } = guardBench();
    put(aStanding({ subject: { kind: "uscc", code } }));
    const check = await guard.checkBeforeApprove(code, "subsidy");
    expect(check.subject.checksum).toBe("mismatch");
    expect(check.outcome).toBe("proceed");
  });
});
