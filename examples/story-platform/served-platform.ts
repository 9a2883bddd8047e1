import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import type { SubjectRef } from "yingcha";
import { startSandbox } from "yingcha/sandbox";
import {
  bindRecord,
  type PersonSketch,
  type RecordDraft,
  syntheticResidentId,
  syntheticUscc,
} from "yingcha/testing";
import {
  beijingDay,
  type Garbling,
  garblings,
  type Listed,
  numberedName,
  type StoryPlatform,
} from "./story-platform";

/** A sandbox served over the loopback, behind a line that can break, dawdle and spoil what passes. */
export async function startServedPlatform(): Promise<StoryPlatform> {
  const sandbox = await startSandbox();
  const { registry, baseUrl: upstream, appKey, secret } = sandbox;
  const lookups: string[] = [];
  let line: "up" | "down" = "up";
  let delayMs = 0;
  let garbling: Garbling | undefined;

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    if (line === "down") return void request.socket.destroy();
    if (request.url === "/v1/lookups") lookups.push(body.toString("utf8"));
    await wait(delayMs);
    const { method = "GET", url = "/" } = request;
    const honest = await fetch(new URL(url.slice(1), upstream), {
      method,
      headers: passedOn(request.headers),
      ...(body.length === 0 ? {} : { body }),
    });
    const passed = garbling === undefined ? honest : await garblings[garbling](honest);
    response.writeHead(passed.status, passedOn(Object.fromEntries(passed.headers)));
    response.end(Buffer.from(await passed.arrayBuffer()));
  }
  const server = createServer((request, response) => {
    // Who asked has gone; there is nobody to tell.
    pass(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  let serial = 60_000;
  let personSerial = 900;
  const bound = (draft: RecordDraft, subject: SubjectRef) => {
    serial += 1;
    return bindRecord(draft, { subject, today: beijingDay(), recordId: `S-${serial}` });
  };
  function enter(
    subject: SubjectRef,
    { records = [], ...sketch }: PersonSketch,
    held: {
      readonly subjectType:
        | "legal-person"
        | "branch"
        | "natural-person"
        | "unincorporated-organization"
        | "individual-business";
    },
  ): Listed {
    serial += 1;
    const name = sketch.name ?? numberedName(serial);
    registry.register({
      ...sketch,
      ...held,
      name,
      subject,
      records: records.map((draft) => bound(draft, subject)),
    });
    return { code: subject.code, name };
  }

  return {
    connection: { baseUrl: `http://127.0.0.1:${port}/`, appKey, secret },
    day: beijingDay,
    company({ subjectType = "legal-person", ...sketch } = {}) {
      serial += 1;
      return enter({ kind: "uscc", code: syntheticUscc(serial) }, sketch, { subjectType });
    },
    person(sketch = {}) {
      personSerial += 1;
      return enter({ kind: "resident-id", code: syntheticResidentId(personSerial) }, sketch, {
        subjectType: "natural-person",
      });
    },
    list({ code }, draft) {
      const record = bound(draft, { kind: "uscc", code });
      registry.list(record);
      return record.recordId;
    },
    goDown() {
      line = "down";
    },
    slowDown(how) {
      delayMs = how.delayMs;
    },
    garble(how) {
      garbling = how;
    },
    recover() {
      line = "up";
      delayMs = 0;
      garbling = undefined;
    },
    lookupCount: ({ code }) => lookups.filter((body) => body.includes(code)).length,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      await sandbox.close();
    },
  };
}

/** Headers for the next stretch of the line: what belongs to this connection stays behind. */
function passedOn(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
  const own = ["connection", "host", "content-length", "content-encoding", "transfer-encoding", "keep-alive"];
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === "string" && !own.includes(name) ? [[name, value] as const] : [],
    ),
  );
}
