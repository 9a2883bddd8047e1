import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { webhookMessageSchema } from "../../../src/contract/webhook-message";
import { allAccess } from "../../../src/sandbox/access/all-access";
import { momentAt } from "../../../src/sandbox/moment-at";
import { steadyLists } from "../../../src/sandbox/steady-lists";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import type { WebhookAttempt } from "../../../src/sandbox/webhooks/send-webhook";
import {
  createWebhookCourier,
  type WebhookCourier,
  type WebhookCourierParts,
} from "../../../src/sandbox/webhooks/webhook-courier";
import { createManualClock } from "../../../src/testing/manual-clock";
import { addDays } from "../../../src/time/calendar-date";
import { systemClock } from "../../../src/time/clock";
import { company, entryOf, listBlack, listWatch } from "../storage/world";
import { openReceiver, type Receiver } from "./receiver";

// Standard Webhooks tolerates five minutes between the sender's clock and the receiver's, so this one is nearly right.
const secret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const appKey = "license-office";

let store: RegistryStore;
let clock: ReturnType<typeof createManualClock>;
let receiver: Receiver;
const couriers: WebhookCourier[] = [];

beforeEach(async () => {
  store = createMemoryStore();
  clock = createManualClock(Date.now());
  receiver = await openReceiver();
  await store.applications.add({ appKey, name: "示例系统", sealedSecret: "sealed", ...allAccess });
  await store.webhooks.add({ webhookId: "permits", appKey, url: receiver.url, sealedSecret: "sealed" });
});

afterEach(async () => {
  vi.useRealTimers();
  for (const courier of couriers.splice(0)) await courier.stop();
  await receiver.close();
  await store.close();
});

function start(more: Partial<WebhookCourierParts> = {}): WebhookCourier {
  const courier = createWebhookCourier({
    webhooks: store.webhooks,
    lists: steadyLists(store, more.clock ?? clock),
    onChanged: store.onChanged,
    clock,
    unseal: () => secret,
    random: () => 0,
    lookMs: 5,
    ...more,
  });
  couriers.push(courier);
  return courier;
}

async function change(serial: number): Promise<void> {
  await store.register([entryOf(company(serial))], momentAt(clock.wallMs()));
}

async function epochNow(): Promise<string> {
  return (await store.changesSince(0, 1, momentAt(clock.wallMs()))).epoch;
}

async function stateOf() {
  const [webhook] = await store.webhooks.list();
  return webhook;
}

describe("a webhook, 五(三),", () => {
  it("tells by a Standard Webhooks message how far the lists have come, and names nobody, 四(四)", async () => {
    start();
    await change(1);
    await expect.poll(stateOf).toMatchObject({ through: { listVersion: 2 } });
    const [message] = receiver.arrived;
    if (message === undefined) throw new Error("Nothing arrived.");
    expect(webhookMessageSchema.parse(JSON.parse(message.body))).toEqual({
      type: "lists.changed",
      timestamp: momentAt(clock.wallMs()).at,
      data: { listVersion: 2 },
    });
    expect(message.body).not.toContain(company(1).code);
    const headers = message.headers as Record<string, string>;
    expect(new Webhook(secret).verify(message.body, headers)).toEqual(JSON.parse(message.body));
    expect(() => new Webhook(secret).verify(`${message.body} `, headers)).toThrow();
    expect(headers["webhook-id"]).toBe(`permits_${await epochNow()}_told_2`);
  });

  it("of an application without `watch-list` is silent of the watch list: nothing arrives, and one message of a black listing, 四(四) (R10)", async () => {
    await change(1);
    await store.webhooks.remove("permits");
    await store.webhooks.add({ webhookId: "permits", appKey, url: receiver.url, sealedSecret: "sealed" });
    await store.applications.change(appKey, { scopes: ["lookup", "feedback"] });
    const courier = start();
    await store.apply(listWatch(company(1), "W-1"), momentAt(clock.wallMs()));
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(receiver.arrived).toEqual([]);

    clock.advance(20_000);
    const listedAt = momentAt(clock.wallMs());
    await store.apply(listBlack(company(1), "B-1"), listedAt);
    clock.advance(20_000);
    await store.apply(listWatch(company(1), "W-2"), momentAt(clock.wallMs()));
    await expect.poll(() => receiver.arrived).toHaveLength(1);
    await courier.stop();
    expect(receiver.arrived).toHaveLength(1);
    const { listVersion } = await store.lookUp([], listedAt, { watchList: "withheld" });
    expect(JSON.parse(receiver.arrived[0]?.body ?? "")).toEqual({
      type: "lists.changed",
      timestamp: listedAt.at,
      data: { listVersion },
    });
  });

  it("is tried again after a failure, under the same id and with the same bytes", async () => {
    receiver.answer(503);
    start();
    await change(1);
    await expect.poll(async () => (await stateOf())?.state).toMatchObject({ failureCount: 1 });
    receiver.answer(204);
    clock.advance(4_999);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(receiver.arrived).toHaveLength(1);
    clock.advance(1);
    await expect.poll(stateOf).toMatchObject({ through: { listVersion: 2 }, state: { kind: "live" } });
    const [first, second] = receiver.arrived;
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(second?.body).toBe(first?.body);
  });

  it("tells what changed while the address failed by the one message that gets through", async () => {
    receiver.answer(500);
    start();
    await change(1);
    await expect.poll(async () => (await stateOf())?.state).toMatchObject({ failureCount: 1 });
    await change(2);
    await change(3);
    receiver.answer(200);
    clock.advance(5_000);
    await expect.poll(stateOf).toMatchObject({ through: { listVersion: 4 } });
    const epoch = await epochNow();
    expect(receiver.arrived.map(({ headers }) => headers["webhook-id"])).toEqual([
      `permits_${epoch}_told_2`,
      `permits_${epoch}_told_4`,
    ]);
  });

  it.each([
    ["a redirection", 307],
    ["a refusal", 403],
    ["an unchanged", 304],
  ])("takes %s for a failure, and follows none", async (_, status) => {
    const elsewhere = await openReceiver();
    receiver.answer(status, { location: elsewhere.url });
    start();
    await change(1);
    await expect.poll(async () => (await stateOf())?.state).toMatchObject({ failureCount: 1 });
    expect(elsewhere.arrived).toEqual([]);
    await elsewhere.close();
  });

  it("waits as long as a busy receiver asks", async () => {
    receiver.answer(429, { "retry-after": "120" });
    start();
    await change(1);
    const nextAt = new Date(clock.wallMs() + 120_000).toISOString();
    await expect.poll(async () => (await stateOf())?.state).toMatchObject({ kind: "failing", nextAt });
  });

  it("stops at once where the address wants no more, and says so to the operator", async () => {
    const warning = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    receiver.answer(410);
    start();
    await change(1);
    await expect
      .poll(async () => (await stateOf())?.state)
      .toMatchObject({ kind: "stopped", reason: "gone" });
    expect(warning).toHaveBeenCalledWith(expect.stringContaining("410"), { code: "YINGCHA_WEBHOOK_FAILED" });
    warning.mockRestore();
  });

  it("stops after three days of failures, and goes on when it is resumed", async () => {
    const warning = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    receiver.answer(500);
    start();
    await change(1);
    for (let failed = 1; failed <= 10; failed += 1) {
      await expect.poll(() => receiver.arrived).toHaveLength(failed);
      const failureCount = async () => {
        const state = (await stateOf())?.state;
        return state?.kind === "failing" ? state.failureCount : 10;
      };
      await expect.poll(failureCount).toBe(failed);
      clock.advance(86_400_000);
    }
    await expect
      .poll(async () => (await stateOf())?.state)
      .toMatchObject({ kind: "stopped", reason: "exhausted" });
    receiver.answer(200);
    await store.webhooks.resume("permits");
    await expect.poll(stateOf).toMatchObject({ through: { listVersion: 2 }, state: { kind: "live" } });
    warning.mockRestore();
  });

  it("is delivered once where two couriers share the lists", async () => {
    start();
    start();
    for (let serial = 1; serial <= 10; serial += 1) {
      await change(serial);
      await expect.poll(stateOf).toMatchObject({ through: { listVersion: serial + 1 } });
    }
    const ids = receiver.arrived.map(({ headers }) => headers["webhook-id"]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("is claimed for a whole lease, however long it took before to settle what fell due", async () => {
    await change(1);
    const lists = steadyLists(store, clock);
    const claimedAtMs: number[] = [];
    start({
      lists: {
        async changesSince(...asked) {
          clock.advance({ minutes: 2 });
          return lists.changesSince(...asked);
        },
      },
      webhooks: {
        ...store.webhooks,
        async claim(moment, leaseMs) {
          claimedAtMs.push(Date.parse(moment.at) - clock.wallMs());
          return store.webhooks.claim(moment, leaseMs);
        },
      },
    });
    await vi.waitFor(() => expect(claimedAtMs).not.toEqual([]));
    expect(claimedAtMs[0]).toBe(0);
  });

  it("whose secret cannot be opened is not sent unsigned", async () => {
    const warning = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    start({
      unseal: () => {
        throw new Error("another key");
      },
    });
    await change(1);
    await expect.poll(async () => (await stateOf())?.state).toMatchObject({ failureCount: 1 });
    expect(receiver.arrived).toEqual([]);
    expect(JSON.stringify(warning.mock.calls)).not.toContain("whsec_");
    warning.mockRestore();
  });

  it("tells what the calendar did, though nobody has read since, 六(三) (R8)", async () => {
    await change(1);
    const lastOn = addDays(momentAt(clock.wallMs()).date, 10);
    const listing = listBlack(company(1), "B-1", { term: { kind: "until", lastOn } });
    await store.apply(listing, momentAt(clock.wallMs()));
    start();
    await expect.poll(() => receiver.arrived).toHaveLength(1);
    await expect.poll(stateOf).toMatchObject({ through: { listVersion: 3 } });
    clock.advance({ days: 11 });
    await expect.poll(() => receiver.arrived).toHaveLength(2);
    const { listVersion } = await store.lookUp([], momentAt(clock.wallMs()));
    expect(listVersion).toBeGreaterThan(3);
    expect(JSON.parse(receiver.arrived[1]?.body ?? "")).toMatchObject({ data: { listVersion } });
  });

  it("waits while the wall clock has leapt ahead, and is not put off by it", async () => {
    const warning = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    let claimCount = 0;
    start({
      webhooks: {
        ...store.webhooks,
        claim: (...asked) => {
          claimCount += 1;
          return store.webhooks.claim(...asked);
        },
      },
    });
    // Its first look is over by then.
    await expect.poll(() => claimCount).toBeGreaterThan(0);
    const before = momentAt(clock.wallMs());
    clock.stepWall({ days: 400 });
    await store.register([entryOf(company(1))], before);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(receiver.arrived).toEqual([]);
    expect(warning).toHaveBeenCalledWith(expect.any(String), { code: "YINGCHA_CLOCK_LEAPT" });
    clock.stepWall({ days: -400 });
    await expect.poll(() => receiver.arrived).toHaveLength(1);
    warning.mockRestore();
  });

  it("is tried again soon though the wall clock leapt while it was under way", async () => {
    const warning = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const nextAt = new Date(clock.wallMs() + 5_000).toISOString();
    start({
      send: async () => {
        clock.stepWall({ days: 400 });
        return { kind: "failed" };
      },
    });
    await change(1);
    await expect.poll(async () => (await stateOf())?.state).toMatchObject({ failureCount: 1, nextAt });
    warning.mockRestore();
  });

  it("goes out when the lists change and when an attempt is due, not at the next look alone", async () => {
    vi.useFakeTimers();
    const sent: WebhookAttempt[] = [];
    const send = async () => {
      const made = { kind: sent.length === 0 ? "failed" : "delivered" } as const;
      sent.push(made);
      return made;
    };
    start({ clock: systemClock, send, lookMs: 3_600_000 });
    await vi.advanceTimersByTimeAsync(1_000);
    await store.register([entryOf(company(1))], momentAt(systemClock.wallMs()));
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5_100);
    expect(sent).toHaveLength(2);
    expect(await stateOf()).toMatchObject({ through: { listVersion: 2 }, state: { kind: "live" } });
  });

  it("that is under way when the platform stops is waited for", async () => {
    const courier = start();
    await change(1);
    await expect.poll(() => receiver.arrived).toHaveLength(1);
    await courier.stop();
    expect(await stateOf()).toMatchObject({ through: { listVersion: 2 } });
    await change(2);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(receiver.arrived).toHaveLength(1);
  });
});
