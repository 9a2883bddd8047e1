import { setTimeout } from "node:timers/promises";
import type { Transition } from "../../src/contract/transition";
import { demonstrationApplications } from "../../src/sandbox/demonstration-applications";
import { demonstrationCatalogue } from "../../src/sandbox/demonstration-catalogue";
import { type ChangeFeed, createChangeFeed } from "../../src/sandbox/feed/change-feed";
import { type Listening, listen } from "../../src/sandbox/http/listen";
import { createPlatformApp } from "../../src/sandbox/http/platform-app";
import { momentAt } from "../../src/sandbox/moment-at";
import { openPostgresStore } from "../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../src/sandbox/storage/registry-store";
import { syntheticUscc } from "../../src/sandbox/synthetic";
import { systemClock } from "../../src/time/clock";
import { type Accepted, type FeedOrder, type FeedReply, registeredPerRound } from "./feed-order";

const act = {
  by: { name: "示例认定部门（虚构）", code: "DEPT-1" },
  // Long, so that the buffers between two sockets do not hold all there is.
  documentNumber: "文".repeat(500),
  basis: "由".repeat(500),
} as const;

let store: RegistryStore | undefined;
let feed: ChangeFeed | undefined;
let listening: Listening | undefined;

function opened(): RegistryStore {
  if (store === undefined) throw new Error("Nothing is open.");
  return store;
}

const now = () => momentAt(Date.now());
const subjectOf = (serial: number) => ({ kind: "uscc", code: syntheticUscc(serial) }) as const;

async function register(serials: readonly number[]): Promise<void> {
  const entries = serials.map((serial) => ({
    ...({ subject: subjectOf(serial), subjectType: "legal-person", name: "示例有限公司（虚构）" } as const),
  }));
  await opened().register(entries, now());
}

function listing(serial: number, recordId: string): Transition {
  return {
    ...{ kind: "list-black", transitionId: `list-${recordId}`, ...act, recordId, subject: subjectOf(serial) },
    field: { id: "environment", title: "生态环境" },
    scope: "city",
    bases: [{ title: "示例认定文书" }],
    term: { kind: "indefinite" },
    watchDays: 30,
  };
}

async function apply(transition: Transition): Promise<Accepted> {
  const outcome = await opened().apply(transition, now());
  if (outcome.kind === "refused") throw new Error(`${transition.kind} was refused: ${outcome.code}`);
  return { sequence: outcome.listVersion, atMs: Date.now() };
}

async function obey(order: FeedOrder): Promise<FeedReply> {
  switch (order.kind) {
    case "open": {
      const { url, schema, stallMaxMs } = order;
      store = await openPostgresStore({ url, schema });
      feed = createChangeFeed(
        { lists: store, onChanged: store.onChanged, clock: systemClock },
        { stallMaxMs, heartbeatMs: 2_000 },
      );
      const applications = Object.values(demonstrationApplications);
      const parts = {
        lists: store,
        feed,
        catalogue: demonstrationCatalogue,
        applications,
        clock: systemClock,
      };
      listening = await listen(createPlatformApp(parts), { port: 0, host: "127.0.0.1" });
      return { kind: "opened", baseUrl: listening.baseUrl };
    }
    case "write": {
      const accepted: Accepted[] = [];
      for (let round = 0; round < order.roundCount; round += 1) {
        const first = order.serialFrom + round * registeredPerRound;
        await register(Array.from({ length: registeredPerRound }, (_, place) => first + place));
        accepted.push(await apply(listing(first, `B-${first}`)));
        await setTimeout(order.pauseMs);
      }
      return { kind: "written", accepted, listVersion: accepted.at(-1)?.sequence ?? 0 };
    }
    case "erase": {
      const { serial, recordId } = order;
      await register([serial]);
      await apply(listing(serial, recordId));
      await setTimeout(300);
      const step = (kind: "tell-provider" | "uphold") =>
        apply({ kind, transitionId: `${kind}-${recordId}`, recordId, ...act });
      await apply({
        ...{ kind: "object", grounds: "objection", transitionId: `object-${recordId}`, recordId, ...act },
      });
      await step("tell-provider");
      const last = await step("uphold");
      return { kind: "written", accepted: [last], listVersion: last.sequence };
    }
    case "measure": {
      globalThis.gc?.();
      const { heapUsed, external } = process.memoryUsage();
      return { kind: "measured", heapBytes: heapUsed + external };
    }
    case "close":
      feed?.close();
      await listening?.close({ graceMs: 2_000 });
      await store?.close();
      return { kind: "closed" };
  }
}

process.on("message", (order: FeedOrder) => {
  void obey(order)
    .catch((error: unknown): FeedReply => ({ kind: "failed", message: String(error) }))
    .then((reply) => {
      process.send?.(reply, () => {
        if (reply.kind === "closed") process.disconnect();
      });
    });
});
