import { activateCatalogue } from "../../src/catalogue/activate-catalogue";
import type { ActiveCatalogue } from "../../src/catalogue/active-catalogue";
import { parseCatalogueDocument } from "../../src/catalogue/catalogue-document";
import { quanzhou201851 } from "../../src/catalogue/packs/quanzhou-2018-51";
import type { PlatformHttp } from "../../src/client/platform-http";
import { readJson } from "../../src/client/read-json";
import { createRemoteCatalogue } from "../../src/client/remote-catalogue";
import { createRemoteSource } from "../../src/client/remote-source";
import { decide } from "../../src/decision/decide";
import { explainDecision } from "../../src/decision/explanation/explain-decision";
import type { SourceAnswer } from "../../src/freshness/list-source";
import type { SubjectRef } from "../../src/subject/subject";
import { arrivedMs, provenOn } from "./valid-bodies";

/** What is judged: the way of a body once its signature was verified. It can be replaced, to test the judge. */
export interface AnswerReader {
  readonly readAnswer: (bytes: Uint8Array, asked: readonly SubjectRef[]) => Promise<readonly SourceAnswer[]>;
  readonly decide: typeof decide;
  readonly explainDecision: typeof explainDecision;
  readonly readCatalogue: (bytes: Uint8Array, current?: ActiveCatalogue) => Promise<ActiveCatalogue>;
}

/** The clock of whoever reads: a minute after the answer was made, and it never goes on. */
const readingClock = { wallMs: () => arrivedMs, monotonicMs: () => 0 } as const;
const asOfMaxAgeMs = 86_400_000;
const valueMaxCount = 100_000;
const signal = new AbortController().signal;

export const answerReader: AnswerReader = {
  readAnswer: (bytes, asked) => sourceOver(httpOf(bytes)).find(asked, { maxAgeMs: 0 }),
  decide,
  explainDecision,
  async readCatalogue(bytes, current) {
    const found = await createRemoteCatalogue(httpOf(bytes), { clock: readingClock }).find(undefined);
    if (found.kind === "not-modified") throw new TypeError("A body was given.");
    return activateCatalogue(quanzhou201851, current, parseCatalogueDocument(found.document), provenOn);
  },
};

/** The source of lists over a door. */
export function sourceOver(http: PlatformHttp) {
  return createRemoteSource(http, { clock: readingClock, asOfMaxAgeMs, watchList: "if-told" });
}

/** The door as it stands open after the signature was verified. */
function httpOf(bytes: Uint8Array): PlatformHttp {
  return {
    async send(request) {
      const value = await readJson(bytes, { valueMaxCount: request.valueMaxCount ?? valueMaxCount, signal });
      return { kind: "content", value, etag: "" };
    },
  };
}
