import { describe, expect, it } from "vitest";
import { inBothWorlds, publicView } from "../../proofs/public-view/public-view";
import { madeAt, watchedSubjects } from "../../proofs/public-view/world";
import { momentAt } from "../../src/sandbox/moment-at";
import { createMemoryStore } from "../../src/sandbox/storage/memory-store";
import { entryOf, listBlack } from "../sandbox/storage/world";
import { heldInShortForm, shortFormMaxMs } from "./short-form";

describe("the proof of what the public sees, 四(四)", () => {
  it(
    "holds on every storage: 0 answers differ, and a department is told of each watch record",
    async () => {
      const said = await heldInShortForm(publicView);
      expect(said.filter((line) => line.startsWith("differs"))).toEqual([]);
    },
    shortFormMaxMs,
  );

  it("sees one public record that the one world has and the other has not", async () => {
    const all = watchedSubjects(9);
    const [red] = all.filter(({ way }) => way === "imported beside a red record");
    if (red === undefined) throw new Error("Nobody is on the red list.");
    const now = momentAt(Date.parse(madeAt));
    const { differing } = await inBothWorlds(
      all,
      async () => createMemoryStore(),
      (watched) => watched.register([entryOf(red.subject)], now),
    );
    expect(differing).toContain(`GET public/v1/subjects/uscc/${red.subject.code}`);
    expect(differing).toContain("GET public/v1/lists/red");
    expect(differing).toContain("POST v1/lookups");
    expect(differing).not.toContain("GET public/v1/lists/black");
  });

  it("sees one listing in what an agency's department is to carry out, in its answers and in the month's statistics", async () => {
    const all = watchedSubjects(10);
    const [listed] = all;
    if (listed === undefined) throw new Error("Nobody is watched.");
    const now = momentAt(Date.parse(madeAt));
    const { differing } = await inBothWorlds(
      all,
      async () => createMemoryStore(),
      async (watched) => void (await watched.apply(listBlack(listed.subject, `black-${listed.serial}`), now)),
    );
    for (const path of [
      "initiations?department=350500-SC",
      "statistics?month=2026-11",
      "statistics?month=2026-11&format=csv",
    ])
      expect(differing).toContain(`GET v1/${path}`);
    expect(differing).toContain("POST v1/responses");
    expect(differing).not.toContain("POST v1/feedback");
  });
});
