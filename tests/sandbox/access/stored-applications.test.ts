import { afterEach, describe, expect, it, vi } from "vitest";
import { seal } from "../../../src/integrity/seal";
import { parseSealingKey } from "../../../src/integrity/sealing-key";
import { allAccess } from "../../../src/sandbox/access/all-access";
import { storedApplications } from "../../../src/sandbox/access/stored-applications";
import type { ApplicationStore } from "../../../src/sandbox/storage/application-store";
import { createMemoryApplications } from "../../../src/sandbox/storage/memory-applications";
import { createManualClock } from "../../../src/testing/manual-clock";

const key = parseSealingKey(Buffer.alloc(32, 7).toString("base64"));
const sealed = (appKey: string, secret = "a-secret") => ({
  appKey,
  name: "示例系统",
  sealedSecret: seal(secret, key, `application:${appKey}`),
  ...allAccess,
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A store whose readings are counted, and may be made to fail or to fall silent. */
async function start() {
  const clock = createManualClock();
  const store = createMemoryApplications();
  await store.add(sealed("app-1"));
  let readings = 0;
  let reading: ApplicationStore["findAll"] = store.findAll;
  const find = await storedApplications(
    {
      ...store,
      findAll: () => {
        readings += 1;
        return reading();
      },
    },
    key,
    clock,
  );
  return {
    clock,
    store,
    find,
    readings: () => readings,
    readBy: (how: ApplicationStore["findAll"]) => {
      reading = how;
    },
  };
}

const failing = () => Promise.reject(new Error("out of reach"));

describe("applications of a store, as a process knows them,", () => {
  it("are read once for all that ask within 5 s, and anew after them", async () => {
    const { clock, find, readings } = await start();
    expect(await find("app-1")).toMatchObject({ appKey: "app-1", secret: "a-secret" });
    clock.advance({ ms: 5_000 });
    await find("app-1");
    expect(readings()).toBe(1);
    clock.advance({ ms: 1 });
    await Promise.all([find("app-1"), find("app-1"), find("app-2")]);
    expect(readings()).toBe(2);
  });

  it("are gone 5 s after they were removed, and there 5 s after they were added, at the latest", async () => {
    const { clock, store, find } = await start();
    await store.remove("app-1");
    await store.add(sealed("app-2"));
    expect(await find("app-1")).toBeDefined();
    clock.advance({ ms: 5_001 });
    expect(await find("app-1")).toBeUndefined();
    expect(await find("app-2")).toBeDefined();
  });

  it("lose a retired secret 5 s later at the latest", async () => {
    const { clock, store, find } = await start();
    await store.rotate("app-1", seal("newer", key, "application:app-1"));
    clock.advance({ ms: 5_001 });
    expect(await find("app-1")).toMatchObject({ secret: "newer", earlierSecret: "a-secret" });
    await store.retire("app-1");
    clock.advance({ ms: 5_001 });
    const { secret, earlierSecret } = (await find("app-1")) ?? {};
    expect([secret, earlierSecret]).toEqual(["newer", undefined]);
  });

  it("serve on for 30 s while the store cannot be read, and then nobody may ask until it can", async () => {
    const { clock, find, readBy, readings, store } = await start();
    readBy(failing);
    clock.advance({ ms: 30_000 });
    expect(await find("app-1")).toBeDefined();
    expect(readings()).toBe(2);
    clock.advance({ ms: 1 });
    await expect(find("app-1")).rejects.toThrow("nobody may");
    await expect(find("app-9")).rejects.toThrow("nobody may");
    // Not tried again within the second.
    expect(readings()).toBe(2);
    readBy(store.findAll);
    clock.advance({ ms: 1_000 });
    expect(await find("app-1")).toBeDefined();
  });

  it("are waited for 2 s where the store falls silent, once", async () => {
    vi.useFakeTimers();
    const { clock, find, readBy, readings } = await start();
    readBy(() => new Promise(() => undefined));
    clock.advance({ ms: 6_000 });
    const asked = Promise.all([find("app-1"), find("app-1")]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await asked).toMatchObject([{ appKey: "app-1" }, { appKey: "app-1" }]);
    expect(await find("app-1")).toBeDefined();
    expect(readings()).toBe(2);
  });

  it("leave out at first, too, the one whose seal is broken, and are refused whole where none opens", async () => {
    const { clock, store } = await start();
    const warnings = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const other = parseSealingKey(Buffer.alloc(32, 8).toString("base64"));
    await store.add({ ...sealed("app-2"), sealedSecret: seal("x", other, "application:app-2") });
    const find = await storedApplications(store, key, clock);
    expect([await find("app-1"), await find("app-2")]).toMatchObject([{ appKey: "app-1" }, undefined]);
    expect(warnings.mock.calls.map(([, how]) => how)).toEqual([{ code: "YINGCHA_SEAL_BROKEN" }]);

    const none = parseSealingKey(Buffer.alloc(32, 9).toString("base64"));
    await expect(storedApplications(store, none, clock)).rejects.toMatchObject({ code: "seal-broken" });
    expect(warnings).toHaveBeenCalledTimes(1);
  });

  it("are refused whole at first where the key is another, and later leave out the one whose seal is broken", async () => {
    const { clock, store, find } = await start();
    const warnings = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const other = parseSealingKey(Buffer.alloc(32, 8).toString("base64"));
    await expect(storedApplications(store, other, clock)).rejects.toMatchObject({ code: "seal-broken" });
    await store.add({ ...sealed("app-2"), sealedSecret: seal("x", other, "application:app-2") });
    for (let count = 0; count < 2; count += 1) {
      clock.advance({ ms: 5_001 });
      expect([await find("app-1"), await find("app-2")]).toMatchObject([{ appKey: "app-1" }, undefined]);
    }
    expect(warnings.mock.calls).toHaveLength(1);
    expect(warnings.mock.calls[0]?.[1]).toEqual({ code: "YINGCHA_SEAL_BROKEN" });
  });
});
