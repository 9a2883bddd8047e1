import { describe, expect, it } from "vitest";
import { signatureHeader } from "../../../src/contract/signature-header";
import type { RequestLine } from "../../../src/sandbox/http/request-line";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { blackListing, openDesk, subject } from "./desk";

const own = `public/v1/subjects/uscc/${subject.code}`;

async function listedDesk() {
  const desk = await openDesk();
  await desk.send("POST", "v1/transitions", blackListing());
  return desk;
}

describe("what is public, 三(一)", () => {
  it("is read without a signature, may be kept, and is asked for again before each use, 六(三)", async () => {
    const { ask } = await listedDesk();
    const answer = await ask(own);
    const etag = answer.headers.get("etag") ?? "";
    expect([answer.status, Object.fromEntries(answer.headers)]).toEqual([
      200,
      {
        "cache-control": "public, no-cache",
        "content-type": "application/json; charset=utf-8",
        "x-content-type-options": "nosniff",
        etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
      },
    ]);
    expect(answer.headers.get(signatureHeader.answerSignature)).toBeNull();
    expect(await answer.json()).toMatchObject({ records: [{ list: "black", state: "in-force" }] });
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const again = await ask(own, { headers: { "if-none-match": known } });
      expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);
    }
    expect((await ask(own, { headers: { "if-none-match": '"x"' } })).status).toBe(200);
    const list = await (await ask("public/v1/lists/black?limit=1")).json();
    expect(list).toMatchObject({ records: [{ subject }], next: null });
  });

  it("says the very same of whom nobody knows, of who is on no list, and of who is watched, 四(四)", async () => {
    const { ask, send } = await openDesk();
    const told = async (path: string) => {
      const answer = await ask(path);
      return { status: answer.status, headers: [...answer.headers], text: await answer.text() };
    };
    const before = await told(own);
    expect(before).toMatchObject({ status: 200, text: '{"records":[]}' });
    expect(await told("public/v1/subjects/uscc/91350500PDY99999X1")).toEqual(before);
    const watch = { ...blackListing({ recordId: "W-1" }), kind: "list-watch" };
    expect((await send("POST", "v1/transitions", watch)).status).toBe(200);
    expect(await told(own)).toEqual(before);
  });

  it("is refused for what can be no organization's code, no page, and no question, all alike", async () => {
    const { ask } = await listedDesk();
    const refusals = await Promise.all(
      [
        ...["uscc/X", "uscc/%", "uscc/*********", "resident-id/11010519491231002X", "person/1"].map(
          (rest) => `public/v1/subjects/${rest}`,
        ),
        `${own}?list=watch`,
        ...["limit=0", "limit=101", "limit=1e2", "limit=1&limit=1", "after=x", "since=1"].map(
          (query) => `public/v1/lists/red?${query}`,
        ),
      ].map(async (path) => {
        const answer = await ask(path);
        return `${answer.status} ${await answer.text()}`;
      }),
    );
    expect(new Set(refusals).size).toBe(1);
    expect(refusals[0]).toMatch(/^400 .*request-malformed/);
  });

  it("has no path for the watch list", async () => {
    const { ask } = await listedDesk();
    const [watch, other] = [await ask("public/v1/lists/watch"), await ask("public/v1/lists/none")];
    expect([watch.status, await watch.text()]).toEqual([401, await other.text()]);
  });

  it("is logged by its form, without a code", async () => {
    const lines: RequestLine[] = [];
    const { ask } = await openDesk({ onRequest: (line) => lines.push(line) });
    await ask(own);
    await ask("public/v1/lists/red");
    await ask(`${own}/more`);
    expect(lines.map(({ path }) => path)).toEqual([
      "/public/v1/subjects/{kind}/{code}",
      "/public/v1/lists/{list}",
      "unknown",
    ]);
  });

  it("fails without a reason where the lists do not answer", async () => {
    const fail = () => Promise.reject(new Error(subject.code));
    const { ask } = await openDesk({
      lists: { ...createMemoryStore(), publicRecordsOf: fail },
    });
    const answer = await ask(own);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain(subject.code);
  });
});
