import { describe, expect, it } from "vitest";
import { healthSchema } from "../../../src/contract/health";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { act, authority, blackListing, openDesk } from "./desk";

const health = async (desk: Awaited<ReturnType<typeof openDesk>>) =>
  healthSchema.parse((await desk.send("GET", "v1/health")).body);

describe("how old the lists are", () => {
  it("is answered to a known application, and signed", async () => {
    const desk = await openDesk();
    const answer = await desk.send("GET", "v1/health");
    expect([answer.status, answer.isSigned]).toEqual([200, true]);
    expect(healthSchema.parse(answer.body)).toEqual({
      status: "ok",
      listVersion: 2,
      lastChangeAt: new Date(desk.clock.wallMs()).toISOString(),
      ageMs: 0,
    });
  });

  it("is told to nobody else, since a watch listing moves it, 四(四)", async () => {
    const { ask } = await openDesk();
    const answer = await ask("v1/health");
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: "request-unauthenticated" }]);
  });

  it("grows with the clock, and is new again with a change", async () => {
    const desk = await openDesk();
    desk.clock.advance({ hours: 2 });
    expect(await health(desk)).toMatchObject({ status: "ok", listVersion: 2, ageMs: 7_200_000 });
    await desk.send("POST", "v1/transitions", blackListing());
    desk.clock.advance({ minutes: 1 });
    expect(await health(desk)).toMatchObject({ listVersion: 3, ageMs: 60_000 });
  });

  it("is stale beyond seven days, and no earlier", async () => {
    const desk = await openDesk();
    desk.clock.advance({ days: 7 });
    expect(await health(desk)).toMatchObject({ status: "ok", ageMs: 604_800_000 });
    desk.clock.advance({ ms: 1 });
    expect(await health(desk)).toMatchObject({ status: "stale" });
  });

  it("is none where nothing ever changed", async () => {
    const desk = await openDesk({ lists: createMemoryStore() });
    expect(await health(desk)).toEqual({ status: "ok", listVersion: 1, lastChangeAt: null, ageMs: null });
  });

  it("is never less than none, though a clock was set back", async () => {
    const desk = await openDesk();
    desk.clock.stepWall({ hours: -1 });
    expect(await health(desk)).toMatchObject({ status: "ok", ageMs: 0 });
  });

  it("is a failure, and signed, when the lists do not answer", async () => {
    const desk = await openDesk({
      lists: { ...createMemoryStore(), changesSince: () => Promise.reject(new Error(authority.name)) },
    });
    const answer = await desk.send("GET", "v1/health");
    expect([answer.status, answer.isSigned]).toEqual([500, true]);
    expect(answer.body).toMatchObject({ code: "platform-failed" });
  });

  it("is told of an erased record as of any change, 六(三)", async () => {
    const desk = await openDesk();
    await desk.send("POST", "v1/transitions", blackListing());
    await desk.send("POST", "v1/transitions", act("object", { grounds: "objection" }));
    await desk.send("POST", "v1/transitions", act("tell-provider"));
    desk.clock.advance({ hours: 1 });
    await desk.send("POST", "v1/transitions", act("uphold"));
    desk.clock.advance({ minutes: 5 });
    expect(await health(desk)).toMatchObject({ listVersion: 6, ageMs: 300_000 });
  });
});
