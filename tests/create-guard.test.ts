import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quanzhou201851 } from "../src/catalogue/packs/quanzhou-2018-51";
import { CatalogueError, type Check, createGuard, type GuardEvent } from "../src/index";
import { demonstrationCatalogue } from "../src/sandbox/demonstration-catalogue";
import { type Sandbox, startSandbox } from "../src/sandbox/start-sandbox";
import { syntheticUscc } from "../src/sandbox/synthetic";
import { blackRecord, createManualClock, createTestPlatform } from "../src/testing/index";

let sandbox: Sandbox;
const platform = () => {
  const { baseUrl, appKey, secret } = sandbox;
  return { baseUrl, appKey, secret };
};

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describe("createGuard", () => {
  it("asks nobody until the first check, then loads the active catalogue once, 五(四)", async () => {
    const sent: string[] = [];
    const guard = createGuard({
      platform: {
        ...platform(),
        fetch: (input, init) => {
          sent.push(new URL(input instanceof Request ? input.url : input).pathname);
          return fetch(input, init);
        },
      },
    });
    const activated: GuardEvent[] = [];
    guard.on("catalogue-activated", (event) => activated.push(event));
    expect(sent).toEqual([]);
    await Promise.all([1, 2, 3].map((serial) => guard.checkBeforeApprove(syntheticUscc(serial), "subsidy")));
    expect(sent.toSorted()).toEqual(["/v1/catalogue", "/v1/lookups"]);
    expect(activated).toEqual([
      { kind: "catalogue-activated", catalogueId: "quanzhou-demonstration", version: 1 },
    ]);
    await guard.close();
  });

  it("a department's own catalogue takes the place of the platform's, 五(四)", async () => {
    const guard = createGuard({
      platform: platform(),
      catalogue: { ...demonstrationCatalogue, catalogueId: "own", version: 7, entries: [] },
    });
    const check = await guard.checkBeforeApprove(syntheticUscc(4), "government-procurement");
    expect(check.outcome).toBe("review");
    expect(check.derivedFrom).toMatchObject({ catalogueId: "own", catalogueVersion: 7 });
    await guard.close();
  });

  it("R14: an own catalogue with a mandatory measure without basis is refused at once, 五(四)", () => {
    const [entry] = demonstrationCatalogue.entries;
    if (entry === undefined) throw new Error("The demonstration catalogue has entries.");
    const bases = [{ rank: "local-policy", title: "某市文件", reading: "read" }] as const;
    const catalogue = { ...demonstrationCatalogue, entries: [{ ...entry, bases }] };
    expect(() => createGuard({ platform: platform(), catalogue })).toThrow(CatalogueError);
    expect(() => createGuard({ platform: platform(), catalogue })).toThrow("basis-missing");
  });

  it("R30: with a department, measures of other implementers are information, 五(一)", async () => {
    const construction = createGuard({
      platform: platform(),
      department: { code: "350500-ZJ", name: "住建局" },
    });
    const finance = createGuard({ platform: platform(), department: { code: "350500-CZ", name: "财政局" } });
    const duties = await Promise.all(
      [construction, finance].map(async (guard) => {
        const check = await guard.checkBeforeApprove(syntheticUscc(6), "fiscal-fund");
        await guard.close();
        return check.measures.find(({ measureId }) => measureId === "limit-fiscal-fund")?.duty;
      }),
    );
    expect(duties).toEqual(["information", "own"]);
  });

  it("many checks of one tick are gathered into few requests", async () => {
    const sent: string[] = [];
    const guard = createGuard({
      platform: {
        ...platform(),
        fetch: (input, init) => {
          sent.push(new URL(input instanceof Request ? input.url : input).pathname);
          return fetch(input, init);
        },
      },
    });
    await guard.checkBeforeApprove(syntheticUscc(1), "subsidy");
    sent.length = 0;
    const codes = Array.from({ length: 1_500 }, (_, index) => syntheticUscc(1_000 + index));
    const checks = await Promise.all(codes.map((code) => guard.checkBeforeApprove(code, "subsidy")));
    expect(checks.every((check) => check.outcome === "review")).toBe(true);
    expect(sent).toEqual(["/v1/lookups", "/v1/lookups"]);
    await guard.close();
  });

  it("a platform that went away is undetermined within the deadline, and a check from before is still within its bound", async () => {
    const gone = await startSandbox();
    const guard = createGuard({
      platform: { baseUrl: gone.baseUrl, appKey: gone.appKey, secret: gone.secret },
    });
    expect((await guard.checkBeforeApprove(syntheticUscc(1), "subsidy")).outcome).toBe("proceed");
    await gone.close();
    const fresh = await guard.checkBeforeApprove(syntheticUscc(1), "subsidy", { maxAgeMs: 0 });
    expect(fresh.outcome === "undetermined" && fresh.reason.code).toBe("platform-unreachable");
    expect((await guard.checkBeforeApprove(syntheticUscc(1), "subsidy")).outcome).toBe("proceed");
    await guard.close();
  });

  it("an own catalogue decides whatever version the platform names, 五(四)", async () => {
    const newer = await startSandbox({ catalogue: { ...demonstrationCatalogue, version: 9 } });
    const { baseUrl, appKey, secret } = newer;
    const guard = createGuard({ platform: { baseUrl, appKey, secret }, catalogue: demonstrationCatalogue });
    const check = await guard.checkBeforeApprove(syntheticUscc(1), "subsidy");
    expect([check.outcome, check.derivedFrom.catalogueVersion]).toEqual(["proceed", 1]);
    await guard.close();
    await newer.close();
  });

  it("R14, R15: a pack that binds without basis, or makes strict review a ban, is refused at once, 五(四) 三(二)", () => {
    const make = (over: object) => () =>
      createGuard({
        platform: platform(),
        catalogue: { ...demonstrationCatalogue, entries: [] },
        pack: {
          ...quanzhou201851,
          measures: quanzhou201851.measures.map((one) =>
            one.measureId === "strict-review" ? { ...one, ...over } : one,
          ),
        },
      });
    expect(make({})).not.toThrow();
    expect(make({ binding: "mandatory" })).toThrow("basis-missing");
    expect(make({ binding: "mandatory", effect: "stop" })).toThrow("effect-exceeded");
    expect(make({ effect: "hold" })).toThrow("The policy pack does not hold to its schema at measures.");
  });
});

describe("at midnight a black record is over and its subject is watched, 六(一)", () => {
  const licence = "administrative-license";
  const constrained = { ...demonstrationCatalogue.parameters, watchAfterExit: "constrained" } as const;

  /** A platform whose clock, and the guard's, is that of the test, 15 s before a black record ends. */
  function lastSeconds() {
    const clock = createManualClock("2026-11-25T09:00:00+08:00");
    const lists = createTestPlatform({
      clock,
      seed: "empty",
      catalogue: { ...demonstrationCatalogue, parameters: constrained },
    });
    const code = lists.register();
    lists.list(code, blackRecord({ field: "tax", term: { kind: "until", lastOn: lists.day() } }));
    clock.advance({ hours: 14, minutes: 59, seconds: 45 });
    let onTheWay = () => {};
    const guard = createGuard({
      platform: {
        ...lists.connection,
        async fetch(input, init) {
          const response = await lists.fetch(input, init);
          if (new URL(input instanceof Request ? input.url : input).pathname === "/v1/lookups") onTheWay();
          return response;
        },
      },
      clock,
      maxAgeMs: 3_600_000,
    });
    return {
      lists,
      code,
      guard,
      passMidnight: () => clock.advance({ seconds: 30 }),
      passMidnightOnTheWay() {
        onTheWay = () => {
          onTheWay = () => {};
          clock.advance({ seconds: 30 });
        };
      },
    };
  }

  const seen = ({ outcome, derivedFrom, inconsistencies, evidence }: Check) => ({
    outcome,
    decidedOn: derivedFrom.decidedOn,
    inconsistencies: inconsistencies.map(({ kind }) => kind),
    listed: evidence.flatMap(({ found }) =>
      found.kind === "standing" && found.standing.kind === "known"
        ? found.standing.records.filter(({ status }) => status.kind === "listed").map(({ list }) => list)
        : [],
    ),
  });
  const watched = {
    outcome: "review",
    decidedOn: "2026-11-26",
    inconsistencies: [],
    listed: ["watch"],
  };

  it("R1: an answer of the day before is not decided by, however young it is", async () => {
    const { guard, code, lists, passMidnight } = lastSeconds();
    const before = await guard.checkBeforeApprove(code, licence);
    expect(seen(before)).toMatchObject({ decidedOn: "2026-11-25", listed: ["black"] });
    passMidnight();
    expect(guard.peek(code, licence)).toBeUndefined();
    const after = await guard.checkBeforeApprove(code, licence);
    expect(seen(after)).toEqual(watched);
    expect(seen(await guard.checkBeforeApprove(code, licence, { caseId: "c-1" }))).toEqual(watched);
    expect(lists.lookups()).toHaveLength(2);
    await guard.close();
  });

  it("R1: a request that midnight overtook is made once more", async () => {
    const { guard, code, lists, passMidnightOnTheWay } = lastSeconds();
    passMidnightOnTheWay();
    expect(seen(await guard.checkBeforeApprove(code, licence, { maxAgeMs: 0 }))).toEqual(watched);
    expect(lists.lookups()).toHaveLength(2);
    await guard.close();
  });

  it("R1: so is that of a confirmation, also where the day of an evaluation was given", async () => {
    const { guard, code, lists, passMidnightOnTheWay } = lastSeconds();
    const before = await guard.checkBeforeApprove(code, licence, { evaluatedOn: "2026-11-25" });
    passMidnightOnTheWay();
    expect(seen(await guard.confirm(before))).toEqual(watched);
    expect(lists.lookups()).toHaveLength(3);
    await guard.close();
  });

  it("R1: a row that waited for its reader over midnight, and joint bidders, are asked of anew", async () => {
    const { guard, code, passMidnight } = lastSeconds();
    const rows = guard.screen([code, code], licence);
    await rows.next();
    passMidnight();
    const { value } = await rows.next();
    expect(value?.kind === "checked" && seen(value.check)).toEqual(watched);
    const joint = await guard.checkAll([code], licence);
    expect(joint.checks.map(seen)).toEqual([watched]);
    await guard.close();
  });
});
