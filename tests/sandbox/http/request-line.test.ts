import { describe, expect, it } from "vitest";
import type { RequestLine } from "../../../src/sandbox/http/request-line";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { act, authority, blackListing, feedback, openDesk, subject } from "./desk";

async function loggedDesk() {
  const lines: RequestLine[] = [];
  const desk = await openDesk({ onRequest: (line) => lines.push(line) });
  return { ...desk, lines };
}

describe("the log of requests", () => {
  it("has a line for each, with what it was for whom and what came of it", async () => {
    const { send, ask, clock, lines } = await loggedDesk();
    await send("POST", "v1/transitions", blackListing());
    await send("POST", "v1/transitions", act("remove-misused"));
    await send("GET", "v1/changes?since=1");
    await ask("health");
    await ask("v1/lookups", { method: "POST", body: "{}" });
    const at = new Date(clock.wallMs()).toISOString();
    expect(lines).toEqual([
      { at, method: "POST", path: "/v1/transitions", status: 200, ms: 0, appKey: "desk" },
      { at, method: "POST", path: "/v1/transitions", status: 409, ms: 0, appKey: "desk" },
      { at, method: "GET", path: "/v1/changes", status: 200, ms: 0, appKey: "desk" },
      { at, method: "GET", path: "/health", status: 200, ms: 0, appKey: null },
      { at, method: "POST", path: "/v1/lookups", status: 401, ms: 0, appKey: null },
    ]);
  });

  it("holds no code, no body, no query and no finding, wherever a sender writes one, 四(四)", async () => {
    const { send, ask, lines } = await loggedDesk();
    const { code } = subject;
    await send("POST", "v1/transitions", { ...blackListing({ recordId: "W-1" }), kind: "list-watch" });
    await send("POST", "v1/feedback", feedback());
    await send("POST", "v1/lookups", { subjects: [subject] });
    await send("GET", `v1/changes?since=${code}`);
    await send("GET", `v1/lookups/${code}`);
    await ask(`${code}?code=${code}`, { headers: { "yingcha-app-key": code } });
    await ask("health", { method: code });
    expect(lines).toHaveLength(7);
    const text = JSON.stringify(lines);
    for (const fact of [code, "W-1", "watch", authority.name, "case-1", "?"])
      expect(text).not.toContain(fact);
    expect(lines.slice(4).map(({ method, path }) => [method, path])).toEqual([
      ["GET", "unknown"],
      ["GET", "unknown"],
      ["OTHER", "/health"],
    ]);
  });

  it("has a line for what failed, and none of its reasons", async () => {
    const lines: RequestLine[] = [];
    const { send } = await openDesk({
      lists: { ...createMemoryStore(), lookUp: () => Promise.reject(new Error(subject.code)) },
      onRequest: (line) => lines.push(line),
    });
    await send("POST", "v1/lookups", { subjects: [subject] });
    expect(lines).toMatchObject([{ path: "/v1/lookups", status: 500, appKey: "desk" }]);
    expect(JSON.stringify(lines)).not.toContain(subject.code);
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("the disk is full");
      },
    ],
    ["rejects", () => Promise.reject(new Error("the disk is full"))],
  ])("that cannot be written, since its observer %s, changes no answer", async (_, onRequest) => {
    const { send, ask } = await openDesk({ onRequest });
    const applied = await send("POST", "v1/transitions", blackListing());
    expect([applied.status, applied.isSigned]).toEqual([200, true]);
    const refused = await send("POST", "v1/transitions", act("remove-misused"));
    expect([refused.status, refused.isSigned]).toEqual([409, true]);
    expect((await ask("health")).status).toBe(200);
  });

  it("has a line for what was too large to be read, T18", async () => {
    const { ask, lines } = await loggedDesk();
    for (const path of ["v1/lookups", "v1/transitions", "v1/feedback"]) {
      const answer = await ask(path, { method: "POST", body: " ".repeat(1_048_577) });
      expect(answer.status).toBe(413);
    }
    expect(lines.map(({ status, appKey }) => [status, appKey])).toEqual(Array(3).fill([413, null]));
  });
});
