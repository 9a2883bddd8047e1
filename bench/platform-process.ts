import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { answerSignature } from "../src/contract/answer-signature";
import { signatureHeader } from "../src/contract/signature-header";
import { momentAt } from "../src/sandbox/moment-at";
import { startStoredSandbox } from "../src/sandbox/start-sandbox";
import { createMemoryStore } from "../src/sandbox/storage/memory-store";
import type { RegistryStore } from "../src/sandbox/storage/registry-store";
import { openSqliteStore } from "../src/sandbox/storage/sqlite-store";
import { syntheticUscc } from "../src/sandbox/synthetic";
import { parseCalendarDate } from "../src/time/calendar-date";
import { isServedSort, type ServedPlatform, type ServedSort } from "./served-platform";

const companies = Array.from({ length: 2_000 }, (_, index) => ({
  subject: { kind: "uscc", code: syntheticUscc(1_001 + index) } as const,
  subjectType: "legal-person" as const,
  name: "示例有限公司（虚构）",
  cleanSinceOn: parseCalendarDate("2018-01-01"),
}));

async function serveStore(store: RegistryStore): Promise<ServedPlatform> {
  await store.register(companies, momentAt(Date.now()));
  const { baseUrl, appKey, secret } = await startStoredSandbox(store, { seed: "empty" });
  return { baseUrl, appKey, secret };
}

/** A process of its own, so that what the platform costs is not what the client costs. */
const serve: Readonly<Record<ServedSort, () => Promise<ServedPlatform>>> = {
  memory: () => serveStore(createMemoryStore()),
  async sqlite() {
    const folder = mkdtempSync(join(tmpdir(), "yingcha-bench-"));
    process.once("exit", () => rmSync(folder, { recursive: true }));
    return serveStore(await openSqliteStore({ path: join(folder, "lists.db") }));
  },
  /** Reads the request, and answers what `POST /` was given; it neither knows nor signs anything. */
  bare() {
    let body = Buffer.alloc(0);
    const server = createServer(async (request, response) => {
      const given = await buffer(request);
      if (request.url === "/") body = given;
      response.writeHead(200, {
        "content-type": "application/json; charset=utf-8",
        "content-length": body.byteLength,
      });
      response.end(body);
    });
    return listening(server, { appKey: "", secret: "" });
  },
  /** Signs one answer over each nonce, and does nothing else. */
  signing() {
    const application = { appKey: "bench", secret: "a-secret-for-benchmarks" };
    const body = Buffer.from(JSON.stringify(answer));
    const server = createServer((request, response) => {
      request.resume().on("end", () => {
        const nonce = String(request.headers[signatureHeader.nonce] ?? "");
        const signed = { nonce, status: 200, etag: "", body };
        response.writeHead(200, {
          "content-type": "application/json; charset=utf-8",
          "content-length": body.byteLength,
          [signatureHeader.answerSignature]: answerSignature(signed, application.secret),
        });
        response.end(body);
      });
    });
    return listening(server, application);
  },
};

async function listening(
  server: Server,
  application: Omit<ServedPlatform, "baseUrl">,
): Promise<ServedPlatform> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, ...application };
}

const answer = {
  listVersion: 7,
  asOf: "2026-11-24T09:00:00+08:00",
  catalogueVersion: 1,
  standings: [
    {
      kind: "known",
      subject: { kind: "uscc", code: syntheticUscc(1) },
      subjectType: "legal-person",
      name: "示例有限公司（虚构）",
      formerNames: [],
      links: [],
      records: [],
      cleanSinceOn: "2018-01-01",
      recognitions: [],
      sources: [{ id: "all", title: "全部", lists: ["red", "black", "watch"], state: "answered" }],
    },
  ],
};

const sort = process.argv[2];
if (!isServedSort(sort)) throw new TypeError("Say what to serve.");
process.send?.(await serve[sort]());
// Also when the parent is gone without a word.
process.on("disconnect", () => process.exit());
