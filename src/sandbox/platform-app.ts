import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { CatalogueDocumentInput } from "../catalogue/catalogue-document";
import { answerSignature } from "../contract/answer-signature";
import { type LookupAnswer, lookupRequestSchema } from "../contract/lookup";
import { platformPath } from "../contract/platform-path";
import type { Problem, ProblemCode } from "../contract/problem";
import { signatureHeader } from "../contract/signature-header";
import { sha256Hex } from "../integrity/sha256";
import type { Clock } from "../time/clock";
import { type Application, createAuthentication } from "./authentication";
import type { Registry } from "./registry";

/** What the platform serves. */
export interface PlatformAppParts {
  readonly registry: Registry;
  readonly catalogue: CatalogueDocumentInput;
  readonly applications: readonly Application[];
  readonly clock: Clock;
}

const requestMaxBytes = 1_048_576;

/**
 * Makes the platform's HTTP service over a registry, as a function from request to answer.
 *
 * @param parts lists, catalogue, applications, clock
 * @returns the service; every answer to a known application is signed over its request's nonce, a refusal too
 * @source 五(三), 五(四)
 * @example
 * const answer = await createPlatformApp(parts).fetch(new Request("http://127.0.0.1/v1/catalogue"))
 */
export function createPlatformApp(parts: PlatformAppParts): Pick<Hono, "fetch"> {
  const { registry, clock } = parts;
  const authenticate = createAuthentication(parts.applications, clock);
  const catalogueText = JSON.stringify(parts.catalogue);
  const catalogueEtag = `"${sha256Hex(catalogueText).slice(0, 32)}"`;
  const app = new Hono();

  app.use(
    bodyLimit({ maxSize: requestMaxBytes, onError: (context) => refused(context, 413, "request-oversized") }),
  );

  app.all("*", async (context) => {
    const { req } = context;
    const body = await req.text();
    const { pathname, search } = new URL(req.url);
    const path = pathname.slice(1) + search;
    const header = (name: string) => req.header(name);
    const who = authenticate({ method: req.method, path, body, header });
    if (who.kind === "refused") return refused(context, 401, "request-unauthenticated");

    const sign = (status: number, text: string, etag = "") => {
      const answer = { nonce: who.nonce, status, etag, body: text };
      context.header(signatureHeader.answerSignature, answerSignature(answer, who.application.secret));
    };
    const signed = (status: 200 | 304, text: string, etag = "") => {
      context.header("cache-control", "no-store");
      if (etag !== "") context.header("etag", etag);
      sign(status, text, etag);
      if (status === 304) return context.body(null, 304);
      return context.body(text, 200, { "content-type": "application/json; charset=utf-8" });
    };

    if (req.method === "POST" && path === platformPath.lookups) {
      const request = lookupRequestSchema.safeParse(parsedJson(body));
      if (!request.success) return refused(context, 400, "request-malformed", sign);
      const answer: LookupAnswer = {
        ...registry.lookUp(request.data.subjects),
        asOf: new Date(clock.wallMs()).toISOString(),
        catalogueVersion: parts.catalogue.version,
      };
      return signed(200, JSON.stringify(answer));
    }
    if (req.method === "GET" && path === platformPath.catalogue) {
      if (header("if-none-match") === catalogueEtag) return signed(304, "", catalogueEtag);
      return signed(200, catalogueText, catalogueEtag);
    }
    return refused(context, 404, "path-unknown", sign);
  });

  app.onError((_, context) => refused(context, 500, "platform-failed"));
  return app;
}

const problemTitles: Readonly<Record<ProblemCode, string>> = {
  "request-malformed": "请求不符合约定格式",
  "request-unauthenticated": "无法确认请求方身份",
  "request-oversized": "请求过大",
  "path-unknown": "没有这个接口",
  "request-throttled": "请求过于频繁",
  "platform-failed": "平台内部故障",
};

function refused(
  context: Context,
  status: ContentfulStatusCode,
  code: ProblemCode,
  sign?: (status: number, text: string) => void,
) {
  const problem: Problem = { type: `urn:yingcha:problem:${code}`, title: problemTitles[code], status, code };
  const text = JSON.stringify(problem);
  sign?.(status, text);
  return context.body(text, status, { "content-type": "application/problem+json; charset=utf-8" });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
