import { describe, expect, test } from "vitest";
import { activateCatalogue } from "../../src/catalogue/activate-catalogue";
import type { CatalogueDocumentInput } from "../../src/catalogue/catalogue-document";
import { parseCatalogueDocument } from "../../src/catalogue/catalogue-document";
import { quanzhou201851 } from "../../src/catalogue/packs/quanzhou-2018-51";
import { SourceError } from "../../src/errors/yingcha-error";
import { createCatalogueKeeper, keepOwnCatalogue } from "../../src/freshness/catalogue-keeper";
import type { CatalogueAnswer, CatalogueSource } from "../../src/freshness/catalogue-source";
import { demonstrationCatalogue } from "../../src/sandbox/demonstration-catalogue";
import { createManualMachine } from "../../src/testing/manual-machine";
import { parseCalendarDate } from "../../src/time/calendar-date";
import { createHonestClock } from "../../src/time/honest-clock";
import { settle } from "./fake-source";

const yesterday = "2026-11-23";
const tomorrow = "2026-11-25";

function document(version: number, change: Partial<CatalogueDocumentInput> = {}): CatalogueDocumentInput {
  return { ...demonstrationCatalogue, version, effectiveOn: yesterday, ...change };
}

interface PendingLoad {
  readonly etag: string | undefined;
  serve(version: number, change?: Partial<CatalogueDocumentInput>): void;
  answer(answer: CatalogueAnswer): void;
  break(error: Error): void;
}

function start() {
  const machine = createManualMachine(Date.parse("2026-11-24T09:00:00+08:00"));
  const clock = createHonestClock(machine, { schedule: machine.schedule });
  const loads: PendingLoad[] = [];
  const source: CatalogueSource = {
    find: (etag) =>
      new Promise((resolve, reject) => {
        loads.push({
          etag,
          answer: resolve,
          serve: (version, change) =>
            resolve({ kind: "document", document: document(version, change), etag: `"v${version}"` }),
          break: reject,
        });
      }),
  };
  return { machine, loads, keeper: createCatalogueKeeper(source, quanzhou201851, clock) };
}

async function holding(version: number) {
  const parts = start();
  const first = parts.keeper.current(0);
  parts.loads[0]?.serve(version);
  await first;
  return parts;
}

const versionOf = async (catalogue: Promise<{ readonly version: number }>) => (await catalogue).version;

describe("the first catalogue, 五(四),", () => {
  test("is asked for once, however many checks wait for it, and then no more", async () => {
    const { keeper, loads } = start();
    expect(keeper.active).toBeUndefined();
    const many = Array.from({ length: 100 }, () => keeper.current(0));
    expect(loads.map((load) => load.etag)).toEqual([undefined]);
    loads[0]?.serve(3);
    const catalogues = await Promise.all(many);
    expect(new Set(catalogues).size).toBe(1);
    expect(keeper.active).toBe(catalogues[0]);
    expect(await keeper.current(3)).toBe(keeper.active);
    expect(loads).toHaveLength(1);
  });

  test("that cannot be had is an error for all who wait, and the next check tries again (R14)", async () => {
    const { keeper, loads } = start();
    const waiting = [keeper.current(0), keeper.current(0)];
    const error = new SourceError("platform-unreachable");
    loads[0]?.break(error);
    for (const each of waiting) await expect(each).rejects.toBe(error);
    expect(keeper.active).toBeUndefined();
    const next = keeper.current(0);
    loads[1]?.serve(1);
    expect(await versionOf(next)).toBe(1);
  });

  test("that cannot be read is refused whole, T14", async () => {
    const { keeper, loads } = start();
    const first = keeper.current(0);
    loads[0]?.answer({ kind: "document", document: { ...document(1), entries: null }, etag: '"v1"' });
    await expect(first).rejects.toMatchObject({ code: "catalogue-invalid" });
    const second = keeper.current(0);
    expect(loads[1]?.etag).toBeUndefined();
    loads[1]?.serve(1);
    expect(await versionOf(second)).toBe(1);
  });

  test("that takes effect tomorrow is none today, and is the active one tomorrow", async () => {
    const { machine, keeper, loads } = start();
    const today = keeper.current(0);
    loads[0]?.serve(1, { effectiveOn: tomorrow });
    await expect(today).rejects.toMatchObject({ code: "catalogue-missing" });
    expect(keeper.active).toBeUndefined();
    machine.advance(15 * 3_600_000);
    const next = keeper.current(0);
    expect(loads[1]?.etag).toBeUndefined();
    loads[1]?.serve(1, { effectiveOn: tomorrow });
    expect(await versionOf(next)).toBe(1);
  });

  test("cannot be one that the platform calls unchanged", async () => {
    const { keeper, loads } = start();
    const first = keeper.current(0);
    loads[0]?.answer({ kind: "not-modified" });
    await expect(first).rejects.toMatchObject({ code: "catalogue-missing" });
  });
});

describe("a newer version, named by an answer about a subject, 五(四),", () => {
  test("is asked for by the ETag at hand, exactly once however many answers name it", async () => {
    const { keeper, loads } = await holding(1);
    const many = Array.from({ length: 50 }, () => keeper.current(2));
    expect(loads.slice(1).map((load) => load.etag)).toEqual(['"v1"']);
    loads[1]?.serve(2);
    expect(new Set(await Promise.all(many.map(versionOf)))).toEqual(new Set([2]));
    expect(await versionOf(keeper.current(2))).toBe(2);
    expect(await versionOf(keeper.current(1))).toBe(2);
    expect(loads).toHaveLength(2);
  });

  test("may be newer still by the time it is loaded", async () => {
    const { keeper, loads } = await holding(1);
    const check = keeper.current(2);
    loads[1]?.serve(5);
    expect(await versionOf(check)).toBe(5);
  });

  test("missed by a load that was under way is loaded once more, once for all", async () => {
    const { keeper, loads } = start();
    const early = keeper.current(0);
    const late = [keeper.current(2), keeper.current(2), keeper.current(2)];
    loads[0]?.serve(1);
    expect(await versionOf(early)).toBe(1);
    await settle();
    expect(loads).toHaveLength(2);
    loads[1]?.serve(2);
    expect(await Promise.all(late.map(versionOf))).toEqual([2, 2, 2]);
    expect(loads).toHaveLength(2);
  });

  test("that the platform does not serve leaves no catalogue to decide by, and the old one stays active", async () => {
    const { keeper, loads } = await holding(1);
    const old = keeper.active;
    const unchanged = keeper.current(2);
    loads[1]?.answer({ kind: "not-modified" });
    await expect(unchanged).rejects.toMatchObject({
      code: "catalogue-missing",
      message: expect.stringContaining("Version 2 is active at the platform, which still serves version 1."),
    });
    const same = keeper.current(2);
    loads[2]?.serve(1);
    await expect(same).rejects.toMatchObject({ code: "catalogue-missing" });
    expect(keeper.active).toBe(old);
    const served = keeper.current(2);
    loads[3]?.serve(2);
    expect(await versionOf(served)).toBe(2);
  });

  test("that cannot be had is an error, the old one stays active, and the next check tries again by its ETag", async () => {
    const { keeper, loads } = await holding(1);
    const old = keeper.active;
    const error = new SourceError("deadline-exceeded");
    const check = keeper.current(2);
    loads[1]?.break(error);
    await expect(check).rejects.toBe(error);
    expect(keeper.active).toBe(old);
    expect(await keeper.current(1)).toBe(old);
    void keeper.current(2).catch(() => undefined);
    expect(loads[2]?.etag).toBe('"v1"');
  });

  test("that contradicts itself is refused whole, and the old one stays active, R14", async () => {
    const { keeper, loads } = await holding(1);
    const old = keeper.active;
    const check = keeper.current(2);
    loads[1]?.serve(2, { packId: "another-pack" });
    await expect(check).rejects.toMatchObject({ code: "catalogue-invalid" });
    expect(keeper.active).toBe(old);
  });
});

describe("a version never goes back, T14:", () => {
  test("an older catalogue is refused and the one in use stays active", async () => {
    const { keeper, loads } = await holding(5);
    const old = keeper.active;
    const check = keeper.current(6);
    loads[1]?.serve(4);
    await expect(check).rejects.toMatchObject({ code: "catalogue-version-regressed" });
    expect(keeper.active).toBe(old);
    void keeper.current(6).catch(() => undefined);
    expect(loads[2]?.etag).toBe('"v5"');
  });

  test("not even under another name", async () => {
    const { keeper, loads } = await holding(5);
    const check = keeper.current(6);
    loads[1]?.serve(5, { catalogueId: "another-catalogue" });
    await expect(check).rejects.toMatchObject({ code: "catalogue-version-regressed" });
    expect(keeper.active?.version).toBe(5);
  });
});

describe("a pending catalogue, 五(四),", () => {
  test("does not take the place of the active one before its day, and is not mistaken for it by its ETag", async () => {
    const { machine, keeper, loads } = await holding(1);
    const today = keeper.current(2);
    loads[1]?.serve(2, { effectiveOn: tomorrow });
    await expect(today).rejects.toMatchObject({ code: "catalogue-missing" });
    expect(keeper.active?.version).toBe(1);

    // 24:00 Beijing, which a machine on UTC has at 16:00.
    machine.advance(15 * 3_600_000 - 1);
    const justBefore = keeper.current(2);
    expect(loads[2]?.etag).toBe('"v1"');
    loads[2]?.serve(2, { effectiveOn: tomorrow });
    await expect(justBefore).rejects.toMatchObject({ code: "catalogue-missing" });
    machine.advance(1);
    const next = keeper.current(2);
    expect(loads[3]?.etag).toBe('"v1"');
    loads[3]?.serve(2, { effectiveOn: tomorrow });
    expect(await versionOf(next)).toBe(2);
  });
});

test("a platform without ETags is asked for the whole catalogue each time", async () => {
  const { keeper, loads } = start();
  const first = keeper.current(0);
  loads[0]?.answer({ kind: "document", document: document(1), etag: "" });
  await first;
  void keeper.current(2).catch(() => undefined);
  expect(loads[1]?.etag).toBeUndefined();
});

test("a department's own catalogue asks nobody, whatever version an answer names, 五(四)", async () => {
  const own = activateCatalogue(
    quanzhou201851,
    undefined,
    parseCatalogueDocument(document(1)),
    parseCalendarDate("2026-11-24"),
  );
  const keeper = keepOwnCatalogue(own);
  expect(keeper.active).toBe(own);
  expect(await keeper.current(99)).toBe(own);
});
