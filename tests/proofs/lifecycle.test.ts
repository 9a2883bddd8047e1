import { describe, expect, it } from "vitest";
import { liveThrough } from "../../proofs/lifecycle/life";
import { lifecycle } from "../../proofs/lifecycle/lifecycle";
import { year } from "../../proofs/lifecycle/year";
import { postgresSkipped } from "../../proofs/postgres";
import { createMemoryStore } from "../../src/sandbox/storage/memory-store";
import { isPostgresThere } from "../sandbox/storage/postgres-schema";
import { heldInShortForm, shortFormMaxMs } from "./short-form";

describe("the proof of a year", () => {
  it(
    "holds: each day's checks are as written, on memory, on SQLite and on PostgreSQL",
    async () => {
      expect(await heldInShortForm(lifecycle)).toEqual(isPostgresThere ? [] : [postgresSkipped]);
    },
    shortFormMaxMs,
  );

  it("sees an act that was left out: each check that rested on it comes to something else", async () => {
    const lapsed = year.map((day) => ({ ...day, acts: day.acts.filter(({ kind }) => kind !== "reject") }));
    const { wrong } = await liveThrough(lapsed, createMemoryStore());
    expect(wrong.length).toBeGreaterThan(3);
    expect(wrong.join("\n")).toMatch(/2025-04-18 weaver government-procurement: proceed .*suspended/);
  });

  it("sees an expectation that the rules do not bear out", async () => {
    const hopeful = { on: "2025-03-03", acts: [], asks: [{ ...oneAsk(), green: "held" as const }] };
    const { wrong } = await liveThrough([hopeful], createMemoryStore());
    expect(wrong).toHaveLength(1);
  });
});

function oneAsk() {
  const ask = year[0]?.asks[0];
  if (ask === undefined) throw new Error("The year has no first check.");
  return ask;
}
