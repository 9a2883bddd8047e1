import { answerSignature } from "../../../src/contract/answer-signature";
import type { Feedback } from "../../../src/contract/feedback";
import { signatureHeader } from "../../../src/contract/signature-header";
import { signedRequestHeaders } from "../../../src/contract/signed-request-headers";
import type { Transition } from "../../../src/contract/transition";
import { randomNonce } from "../../../src/integrity/nonce";
import { allAccess } from "../../../src/sandbox/access/all-access";
import type { Application } from "../../../src/sandbox/access/application";
import { demonstrationCatalogue } from "../../../src/sandbox/demonstration-catalogue";
import { openPages } from "../../../src/sandbox/http/open-pages";
import { createPlatformApp, type PlatformAppParts } from "../../../src/sandbox/http/platform-app";
import { momentAt } from "../../../src/sandbox/moment-at";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { syntheticUscc } from "../../../src/sandbox/synthetic";
import { createManualClock } from "../../../src/testing/manual-clock";
import type { Clock } from "../../../src/time/clock";

/** What came back, and whether it is signed over the nonce of its request. */
export interface Told {
  readonly status: number;
  readonly isSigned: boolean;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

export interface Sent {
  readonly baseUrl: string;
  readonly application: Application;
  readonly clock: Pick<Clock, "wallMs">;
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

/** Sends a message as an application does: an object as JSON, a string as it stands. */
export async function send(
  { baseUrl, application, clock, fetch }: Sent,
  method: "GET" | "POST",
  path: string,
  message?: unknown,
): Promise<Told> {
  const body = message === undefined ? "" : typeof message === "string" ? message : JSON.stringify(message);
  const { appKey, secret } = application;
  const nonce = randomNonce();
  const timestamp = new Date(clock.wallMs()).toISOString();
  const signed = { appKey, timestamp, nonce, method, path, body };
  const answer = await fetch(
    new Request(baseUrl + path, {
      method,
      ...(body === "" ? {} : { body }),
      headers: signedRequestHeaders(signed, secret),
    }),
  );
  // Not by text(), which takes a byte order mark away that is signed too.
  const text = Buffer.from(await answer.arrayBuffer()).toString();
  const etag = answer.headers.get("etag") ?? "";
  const expected = answerSignature({ nonce, status: answer.status, etag, body: text }, secret);
  const isSigned = answer.headers.get(signatureHeader.answerSignature) === expected;
  return {
    status: answer.status,
    isSigned,
    headers: answer.headers,
    text,
    body: /[/+]json/.test(answer.headers.get("content-type") ?? "") ? JSON.parse(text) : undefined,
  };
}

export const subject = { kind: "uscc", code: syntheticUscc(4_001) } as const;
export const authority = { name: "示例认定部门", code: "350500-SC" };

const application = { appKey: "desk", secret: "a-secret-of-the-desk", ...allAccess };

/** A platform in this process with one company on file, and somebody who may ask it. */
export async function openDesk(change: Partial<PlatformAppParts> = {}) {
  const clock = createManualClock("2026-11-24T09:00:00+08:00");
  const store = createMemoryStore();
  const entry = { subject, subjectType: "legal-person", name: "示例有限公司（虚构）" } as const;
  await store.register([entry], momentAt(clock.wallMs()));
  const parts = {
    lists: store,
    catalogue: demonstrationCatalogue,
    applications: [application],
    clock,
    pages: openPages,
    ...change,
  };
  const app = createPlatformApp(parts);
  const fetch = async (request: Request) => app.fetch(request);
  const sent = { baseUrl: "http://127.0.0.1/", application, clock, fetch };
  return {
    clock,
    store,
    fetch,
    send: (method: "GET" | "POST", path: string, message?: unknown) => send(sent, method, path, message),
    /** As a browser or a monitor asks. */
    ask: (path: string, init?: RequestInit) => fetch(new Request(sent.baseUrl + path, init)),
  };
}

export function blackListing(
  change: Partial<Extract<Transition, { kind: "list-black" }>> = {},
): Readonly<Record<string, unknown>> {
  return {
    kind: "list-black",
    transitionId: "T-1",
    by: authority,
    documentNumber: "示例〔2026〕1号",
    basis: "三(二)",
    recordId: "B-1",
    subject,
    field: { id: "tax", title: "重大税收违法" },
    scope: "city",
    severity: "serious",
    bases: [{ title: "示例决定书" }],
    term: { kind: "until", lastOn: "2028-11-23" },
    watchDays: 90,
    ...change,
  };
}

/** An act on the record of {@link blackListing}. */
export function act(
  kind: Transition["kind"],
  change: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    kind,
    transitionId: `T-${kind}`,
    by: authority,
    documentNumber: "示例〔2026〕2号",
    basis: "五(六)",
    recordId: "B-1",
    ...change,
  };
}

export function feedback(change: Partial<Feedback> = {}): Feedback {
  return {
    feedbackId: "F-1",
    department: { name: "示例审批部门", code: "350500-ZJ" },
    caseId: "case-1",
    matterType: "administrative-license",
    subject,
    conclusion: "approved",
    recordIds: ["B-1"],
    executions: [{ kind: "skipped", measureId: "strict-review", reason: "材料已核" }],
    concludedAt: "2026-11-24T10:00:00+08:00",
    ...change,
  };
}
