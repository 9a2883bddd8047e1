import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import pg from "pg";
import { answerSignature } from "../src/contract/answer-signature";
import { signatureHeader } from "../src/contract/signature-header";
import type { ListRecord } from "../src/lists/list-record";
import { momentAt } from "../src/sandbox/moment-at";
import type { RegisteredSubject } from "../src/sandbox/registered-subject";
import { startStoredSandbox } from "../src/sandbox/start-sandbox";
import { createMemoryStore } from "../src/sandbox/storage/memory-store";
import { openPostgresStore } from "../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../src/sandbox/storage/registry-store";
import { openSqliteStore } from "../src/sandbox/storage/sqlite-store";
import { syntheticUscc } from "../src/sandbox/synthetic";
import type { SubjectRef } from "../src/subject/subject";
import { parseCalendarDate } from "../src/time/calendar-date";
import { companyCode } from "./company-code";
import { isServedSort, type ServedLists, type ServedPlatform, type ServedSort } from "./served-platform";

const [sort, given = ""] = process.argv.slice(2);
if (!isServedSort(sort)) throw new TypeError("Say what to serve.");
const listed = JSON.parse(given) as ServedLists;
const atOnceCount = 10_000;
const postgresUrl = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";

async function askServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function serveStore(store: RegistryStore): Promise<ServedPlatform> {
  for (let from = 0; from < listed.count; from += atOnceCount)
    await store.register(
      Array.from({ length: Math.min(atOnceCount, listed.count - from) }, (_, index) =>
        companyAt(from + index),
      ),
      momentAt(Date.now()),
    );
  const { baseUrl, appKey, secret } = await startStoredSandbox(store, { seed: "empty" });
  return { baseUrl, appKey, secret };
}

function companyAt(place: number): RegisteredSubject {
  const subject = { kind: "uscc", code: companyCode(place) } as const;
  return {
    subject,
    subjectType: "legal-person",
    name: "示例有限公司（虚构）",
    cleanSinceOn: parseCalendarDate("2018-01-01"),
    ...(listed.withRecords ? { records: [redRecordOf(subject, `R-${place}`)] } : {}),
  };
}

function redRecordOf(subject: SubjectRef, recordId: string): ListRecord {
  const authority = { name: "示例认定部门（虚构）", code: "DEPT-1" };
  return {
    list: "red",
    recordId,
    subject,
    listedAs: "self",
    field: { id: "environment", title: "生态环境" },
    scope: "city",
    traits: [],
    bases: [{ title: "示例认定文书", documentNumber: "示例〔2026〕1号" }],
    listedOn: parseCalendarDate("2026-01-05"),
    authority,
    provider: authority,
    term: { kind: "indefinite" },
    status: { kind: "listed" },
  };
}

/** A process of its own, so that what the platform costs is not what the client costs. */
const serve: Readonly<Record<ServedSort, () => Promise<ServedPlatform>>> = {
  memory: () => serveStore(createMemoryStore()),
  async sqlite() {
    const folder = mkdtempSync(join(tmpdir(), "yingcha-bench-"));
    process.once("exit", () => rmSync(folder, { recursive: true }));
    return serveStore(await openSqliteStore({ path: join(folder, "lists.db") }));
  },
  /** In a database of its own, which is dropped at the end. */
  async postgres() {
    const name = `yingcha_bench_${randomBytes(8).toString("hex")}`;
    await askServer(`create database ${name} template template0`);
    process.once("disconnect", () =>
      askServer(`drop database ${name} with (force)`).finally(() => process.exit()),
    );
    const url = new URL(postgresUrl);
    url.pathname = `/${name}`;
    return serveStore(await openPostgresStore({ url: url.href }));
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

process.send?.(await serve[sort]());
// Also when the parent is gone without a word; who drops a database ends by itself.
if (sort !== "postgres") process.on("disconnect", () => process.exit());
