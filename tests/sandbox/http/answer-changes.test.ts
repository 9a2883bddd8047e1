import { describe, expect, it } from "vitest";
import { type ChangesPage, changesPageSchema } from "../../../src/contract/changes-page";
import { problemSchema } from "../../../src/contract/problem";
import { momentAt } from "../../../src/sandbox/moment-at";
import { syntheticUscc } from "../../../src/sandbox/synthetic";
import { act, blackListing, openDesk } from "./desk";

async function deskWithLife() {
  const desk = await openDesk();
  await desk.send("POST", "v1/transitions", blackListing());
  await desk.send("POST", "v1/transitions", act("object", { grounds: "objection" }));
  await desk.send("POST", "v1/transitions", act("tell-provider"));
  const page = async (query: string): Promise<ChangesPage> => {
    const told = await desk.send("GET", `v1/changes${query}`);
    expect([told.status, told.isSigned, told.headers.get("cache-control")]).toEqual([200, true, "no-store"]);
    return changesPageSchema.parse(told.body);
  };
  return { ...desk, page };
}

describe("GET v1/changes", () => {
  it("tells all from the first on, by number and without a gap, 五(三)", async () => {
    const { page } = await deskWithLife();
    const { listVersion, changes } = await page("");
    expect(listVersion).toBe(5);
    expect(changes.map(({ sequence }) => sequence)).toEqual([2, 3, 4, 5]);
    expect(changes.map((change) => (change.kind === "changed" ? change.event : change.kind))).toEqual([
      "registered",
      "listed",
      "objected",
      "provider-told",
    ]);
  });

  it("tells page by page what it tells at once", async () => {
    const { page } = await deskWithLife();
    const whole = await page("?since=0&limit=1000");
    const read: ChangesPage["changes"][number][] = [];
    for (let since = 0; since < whole.listVersion; ) {
      const { changes } = await page(`?limit=3&since=${since}`);
      expect(changes.length).toBeLessThanOrEqual(3);
      read.push(...changes);
      since = changes.at(-1)?.sequence ?? whole.listVersion;
    }
    expect(read).toEqual(whole.changes);
  });

  it("tells of what the calendar ended though nobody looked it up, 六(一) 六(三) (R8)", async () => {
    const { page, clock } = await deskWithLife();
    clock.advance({ days: 800 });
    expect(await page("?since=5")).toMatchObject({
      listVersion: 7,
      changes: [
        { sequence: 6, event: "exited", recordId: "B-1" },
        { sequence: 7, event: "listed", recordId: "B-1:watch" },
      ],
    });
  });

  it("ends nothing for whoever asks without a signature, whose clock nobody checked, 六(一) (R6)", async () => {
    const { ask, clock, store } = await deskWithLife();
    clock.advance({ days: 800 });
    expect((await ask("health")).status).toBe(200);
    // At a moment of long ago nothing new is due, so these are the lists as they stand.
    expect((await store.changesSince(0, 100, momentAt(0))).listVersion).toBe(5);
  });

  it("ends nothing for whoever asks without a signature on a day on which somebody was put on file, 六(一) (R6)", async () => {
    const { ask, clock, store } = await deskWithLife();
    clock.advance({ days: 800 });
    const [subject, name] = [{ kind: "uscc", code: syntheticUscc(2) }, "示例有限公司（虚构）"] as const;
    await store.enrol([{ subject, subjectType: "legal-person", name }], momentAt(clock.wallMs()));
    let changedCount = 0;
    store.onChanged(() => {
      changedCount += 1;
    });
    expect((await ask("health")).status).toBe(200);
    expect(changedCount).toBe(0);
  });

  it("tells nothing after the last, nor beyond it", async () => {
    const { page } = await deskWithLife();
    expect(await page("?since=5")).toMatchObject({ listVersion: 5, changes: [] });
    expect(await page("?since=999999999999999")).toMatchObject({ listVersion: 5, changes: [] });
  });

  it("keeps nothing of a mis-listing but numbers and a digest, 六(三)", async () => {
    const { send, page } = await deskWithLife();
    await send("POST", "v1/transitions", act("uphold"));
    const { listVersion, changes } = await page("?since=2");
    expect(changes.map(({ kind }) => kind)).toEqual(["redacted", "redacted", "redacted", "erased"]);
    expect(listVersion).toBe(6);
    expect(JSON.stringify(changes)).not.toContain("B-1");
  });

  it("is refused under the epoch that the lists bore before a restore, and told under their own, 五(三)", async () => {
    const { page, send, store } = await deskWithLife();
    const { epoch } = await page("?since=4");
    expect(await page(`?since=4&epoch=${epoch}`)).toMatchObject({ epoch, changes: [{ sequence: 5 }] });
    const renewed = await store.renewEpoch();
    const told = await send("GET", `v1/changes?since=4&epoch=${epoch}`);
    expect([told.status, told.isSigned]).toEqual([409, true]);
    expect(problemSchema.parse(told.body)).toMatchObject({ code: "sequence-unknown" });
    expect(await page(`?since=4&epoch=${renewed}`)).toMatchObject({ changes: [{ sequence: 5 }] });
  });

  it.each([
    "?epoch=",
    "?epoch=none",
    "?limit=0",
    "?limit=1001",
    "?limit=",
    "?since=-1",
    "?since=1.5",
    "?since=1e3",
    "?since=0x10",
    "?since=%201",
    "?since=",
    "?since=9999999999999999",
    "?since=1&since=2",
    "?after=1",
    "?since=1&all=yes",
  ])("a query that is none is malformed: %s", async (query) => {
    const { send } = await openDesk();
    const told = await send("GET", `v1/changes${query}`);
    expect([told.status, told.isSigned]).toEqual([400, true]);
    expect(problemSchema.parse(told.body)).toMatchObject({ code: "request-malformed" });
  });

  it("is for known applications alone: 四(四), the watch list is for departments", async () => {
    const { ask } = await openDesk();
    const answer = await ask("v1/changes?since=0");
    expect(answer.status).toBe(401);
    expect(problemSchema.parse(await answer.json())).toMatchObject({ code: "request-unauthenticated" });
  });
});
