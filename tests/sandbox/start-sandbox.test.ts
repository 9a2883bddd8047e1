import { afterEach, describe, expect, it, test, vi } from "vitest";
import { createGuard } from "../../src/create-guard";
import { seal } from "../../src/integrity/seal";
import { parseSealingKey } from "../../src/integrity/sealing-key";
import { demonstrationApplications } from "../../src/sandbox/demonstration-applications";
import { momentAt } from "../../src/sandbox/moment-at";
import type { SandboxOptions } from "../../src/sandbox/sandbox-options";
import { scenariosOn } from "../../src/sandbox/scenarios";
import { startPlatform } from "../../src/sandbox/start-platform";
import { type StoredSandbox, startSandbox, startStoredSandbox } from "../../src/sandbox/start-sandbox";
import { createMemoryStore } from "../../src/sandbox/storage/memory-store";
import type { RegistryStore } from "../../src/sandbox/storage/registry-store";
import { createManualClock } from "../../src/testing/manual-clock";
import { addDays } from "../../src/time/calendar-date";
import { systemClock } from "../../src/time/clock";
import { act, blackListing, feedback, send, subject } from "./http/desk";

let sandbox: StoredSandbox | undefined;
afterEach(() => sandbox?.close());

async function started({ store, ...options }: SandboxOptions & { readonly store: RegistryStore }) {
  const running = await startStoredSandbox(store, options);
  sandbox = running;
  return { sandbox: running, ...desksOf(running) };
}

function desksOf({ baseUrl, applications }: StoredSandbox) {
  const [checking, authority, department] = applications;
  if (checking === undefined || authority === undefined || department === undefined)
    throw new Error("The sandbox knows three applications.");
  const as = (application: typeof checking) => (method: "GET" | "POST", path: string, message?: unknown) =>
    send({ baseUrl, application, clock: systemClock, fetch }, method, path, message);
  return { asChecking: as(checking), asAuthority: as(authority), asDepartment: as(department) };
}

const company = { subject, subjectType: "legal-person", name: "示例有限公司（虚构）" } as const;

describe("a sandbox over a store", () => {
  it("lets an authority list, a check see it, and a department feed back and read on, 四(四) 五(三)", async () => {
    const store = createMemoryStore();
    const { sandbox, asAuthority, asDepartment } = await started({ store, seed: "empty" });
    await store.register([company], momentAt(Date.now()));
    const { baseUrl, appKey, secret } = sandbox;
    const guard = createGuard({ platform: { baseUrl, appKey, secret } });
    const check = () => guard.checkBeforeApprove(subject.code, "administrative-license", { maxAgeMs: 0 });
    try {
      expect((await check()).outcome).toBe("proceed");
      const listed = await asAuthority(
        "POST",
        "v1/transitions",
        blackListing({ term: { kind: "indefinite" } }),
      );
      expect([listed.status, listed.isSigned]).toEqual([200, true]);
      expect((await check()).outcome).toBe("review");
      expect((await asDepartment("POST", "v1/feedback", feedback())).body).toEqual({ feedbackId: "F-1" });
      const again = await asAuthority(
        "POST",
        "v1/transitions",
        blackListing({ term: { kind: "indefinite" } }),
      );
      expect(again.text).toBe(listed.text);
      await asDepartment("POST", "v1/transitions", act("object", { grounds: "objection" }));
      expect((await check()).outcome).toBe("proceed");
      expect((await asDepartment("GET", "v1/changes?since=1&limit=2")).body).toMatchObject({
        listVersion: 4,
        changes: [{ kind: "registered" }, { event: "listed" }],
      });
    } finally {
      await guard.close();
    }
  });

  it("does once what comes twice at the same time, and answers both alike", async () => {
    const store = createMemoryStore();
    const { asAuthority, asDepartment } = await started({ store, seed: "empty" });
    await store.register([company], momentAt(Date.now()));
    const listing = blackListing({ term: { kind: "indefinite" } });
    const listed = await Promise.all([1, 2, 3, 4].map(() => asAuthority("POST", "v1/transitions", listing)));
    expect(new Set(listed.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const kept = await Promise.all([1, 2, 3, 4].map(() => asDepartment("POST", "v1/feedback", feedback())));
    expect(kept.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await asDepartment("GET", "v1/changes")).body).toMatchObject({ listVersion: 3 });
    expect((await store.casesTouched("B-1")).cases).toHaveLength(1);
  });

  it("knows each of its applications, and answers each under its own secret", async () => {
    const { asChecking, asAuthority, asDepartment } = await started({ store: createMemoryStore() });
    for (const ask of [asChecking, asAuthority, asDepartment]) {
      const { status, isSigned } = await ask("GET", "v1/changes");
      expect([status, isSigned]).toEqual([200, true]);
    }
  });

  it("seeds a store that is empty, once", async () => {
    const store = createMemoryStore();
    const first = await started({ store });
    expect(first.sandbox.scenarios.length).toBeGreaterThan(30);
    await first.sandbox.close();
    const { listVersion } = await store.changesSince(0, 1, momentAt(Date.now()));
    const second = await started({ store });
    expect(second.sandbox.scenarios).toEqual([]);
    expect((await store.changesSince(0, 1, momentAt(Date.now()))).listVersion).toBe(listVersion);
  });

  it("seeds a store once also where two start on it at the same time", async () => {
    const store = createMemoryStore();
    const both = await Promise.all([startStoredSandbox(store), startStoredSandbox(store)]);
    await Promise.all(both.map((one) => one.close()));
    expect(both.map(({ scenarios }) => scenarios.length > 0).sort()).toEqual([false, true]);
    const { changes } = await store.changesSince(0, 10_000, momentAt(Date.now()));
    const codes = changes.map((change) => (change.kind === "registered" ? change.subject.code : ""));
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("ends no record by a wall clock that leapt ahead, 六(一) (R6)", async () => {
    const clock = createManualClock(new Date().toISOString());
    const store = createMemoryStore();
    const { sandbox } = await started({ store, clock, seed: "empty" });
    const [application] = sandbox.applications;
    if (application === undefined) throw new Error("The sandbox knows three applications.");
    const { baseUrl } = sandbox;
    const ask = (method: "GET" | "POST", path: string, message?: unknown) =>
      send({ baseUrl, application, clock, fetch }, method, path, message);
    await store.register([company], momentAt(clock.wallMs()));
    const lastOn = addDays(momentAt(clock.wallMs()).date, 365);
    await ask("POST", "v1/transitions", blackListing({ term: { kind: "until", lastOn } }));
    const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    clock.stepWall({ days: 800 });
    const { status, isSigned } = await ask("POST", "v1/lookups", { subjects: [subject] });
    expect([status, isSigned]).toEqual([500, true]);
    const codes = warned.mock.calls.map(([, how]) => how as unknown);
    expect(codes).toEqual([{ code: "YINGCHA_CLOCK_LEAPT" }, { code: "YINGCHA_PLATFORM_FAILED" }]);
    warned.mockRestore();
    clock.stepWall({ days: -800 });
    expect((await ask("POST", "v1/lookups", { subjects: [subject] })).body).toMatchObject({
      standings: [{ records: [{ recordId: "B-1", status: { kind: "listed" } }] }],
    });
  });

  it("leaves a store as it is where subjects are on file, or nobody is wanted", async () => {
    const store = createMemoryStore();
    expect((await started({ store, seed: "empty" })).sandbox.scenarios).toEqual([]);
    await sandbox?.close();
    expect((await store.changesSince(0, 1, momentAt(Date.now()))).changes).toEqual([]);
    await store.register([company], momentAt(Date.now()));
    await started({ store });
    expect((await store.changesSince(0, 9, momentAt(Date.now()))).changes).toHaveLength(1);
  });

  it("is refused where the store holds applications of its own, and nothing is written, 四(四)", async () => {
    const store = createMemoryStore();
    const { secret: sealedSecret, ...rest } = demonstrationApplications.department;
    await store.applications.add({ name: "示例", sealedSecret, ...rest });
    await expect(startStoredSandbox(store)).rejects.toMatchObject({
      code: "options-invalid",
      message: expect.stringContaining("--applications stored"),
    });
    const now = momentAt(Date.now());
    expect(await store.changesSince(0, 1, now)).toMatchObject({ listVersion: 1, changes: [] });
    expect(await store.catalogues.activeVersion()).toBeUndefined();
  });

  it("leaves the store open for its owner", async () => {
    const store = createMemoryStore();
    const { sandbox } = await started({ store });
    await sandbox.close();
    expect((await store.lookUp([subject], momentAt(Date.now()))).standings).toHaveLength(1);
  });
});

test("a platform with stored applications seeds scenarios before the first application, and never beside one, 四(四)", async () => {
  const sealingKey = parseSealingKey(Buffer.alloc(32, 7).toString("base64"));
  const seededWith = async (store: RegistryStore) => {
    const platform = await startPlatform(store, { sealingKey, seed: "scenarios" });
    await platform.close();
    return (await store.changesSince(0, 1, momentAt(Date.now()))).changes.length;
  };
  expect(await seededWith(createMemoryStore())).toBe(1);
  const store = createMemoryStore();
  const { appKey, secret, ...rest } = demonstrationApplications.department;
  const sealedSecret = seal(secret, sealingKey, `application:${appKey}`);
  await store.applications.add({ appKey, name: "示例", sealedSecret, ...rest });
  expect(await seededWith(store)).toBe(0);
});

test("without a store the registry is looked up, changed in place", async () => {
  const running = await startSandbox({ seed: "empty" });
  sandbox = running;
  const { asChecking } = desksOf(running);
  running.registry.register(company);
  const { body } = await asChecking("POST", "v1/lookups", { subjects: [subject] });
  expect(body).toMatchObject({ standings: [{ kind: "known", name: company.name }] });
});

test("every scenario comes to the same over a store as it was written down", async () => {
  const { sandbox } = await started({ store: createMemoryStore() });
  expect(sandbox.scenarios).toEqual(scenariosOn(momentAt(Date.now()).date).scenarios);
  const { baseUrl, appKey, secret } = sandbox;
  const guard = createGuard({ platform: { baseUrl, appKey, secret } });
  try {
    for (const { name, subject: asked, matterType, how, outcome } of sandbox.scenarios) {
      const check = await guard.checkBeforeApprove(asked, matterType, how);
      expect([name, check.outcome]).toEqual([name, outcome]);
    }
  } finally {
    await guard.close();
  }
});
