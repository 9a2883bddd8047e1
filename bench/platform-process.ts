import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answerSignature } from "../src/contract/answer-signature";
import { signatureHeader } from "../src/contract/signature-header";
import { startSandbox } from "../src/sandbox/start-sandbox";
import { syntheticUscc } from "../src/sandbox/synthetic";
import { parseCalendarDate } from "../src/time/calendar-date";
import type { ServedPlatform, ServedSort } from "./served-platform";

/** A process of its own, so that what the platform costs is not what the client costs. */
const serve: Readonly<Record<ServedSort, () => Promise<ServedPlatform>>> = {
  async sandbox() {
    const { baseUrl, appKey, secret, registry } = await startSandbox();
    for (let serial = 1_001; serial <= 3_000; serial += 1)
      registry.register({
        subject: { kind: "uscc", code: syntheticUscc(serial) },
        subjectType: "legal-person",
        name: "示例有限公司（虚构）",
        cleanSinceOn: parseCalendarDate("2018-01-01"),
      });
    return { baseUrl, appKey, secret };
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
    return new Promise((resolve) => {
      server.listen(0, "127.0.0.1", () => {
        const { port } = server.address() as AddressInfo;
        resolve({ baseUrl: `http://127.0.0.1:${port}/`, ...application });
      });
    });
  },
};

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
if (sort !== "sandbox" && sort !== "signing") throw new TypeError("Say what to serve: sandbox or signing.");
process.send?.(await serve[sort]());
// Also when the parent is gone without a word.
process.on("disconnect", () => process.exit());
