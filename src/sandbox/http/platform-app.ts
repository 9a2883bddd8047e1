import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { answerSignature } from "../../contract/answer-signature";
import { openPath } from "../../contract/open-path";
import { platformPath } from "../../contract/platform-path";
import type { ProblemCode } from "../../contract/problem";
import { problemOf } from "../../contract/problem-of";
import { signatureHeader } from "../../contract/signature-header";
import type { RefusalCode } from "../../contract/transition";
import { momentAt } from "../moment-at";
import { answerCatalogue } from "./answer-catalogue";
import { answerChanges } from "./answer-changes";
import { answerFeedback } from "./answer-feedback";
import { answerHealth } from "./answer-health";
import { answerLookup } from "./answer-lookup";
import { answerTransition } from "./answer-transition";
import { type Application, createAuthentication } from "./authentication";
import type { Answering, AnswerParts, MessageAnswer } from "./message";
import type { OpenPages } from "./open-pages";
import { type RequestLine, requestLine } from "./request-line";
import { serveOpenly } from "./serve-openly";

/** What the platform serves. */
export interface PlatformAppParts extends AnswerParts {
  readonly applications: readonly Application[];
  /** Writes the page and the OpenAPI document that are served without a signature. Default: neither is served. */
  readonly pages?: () => OpenPages;
  /** Is told of each request once it is answered; no answer waits for it, and what it throws is dropped. */
  readonly onRequest?: (line: RequestLine) => void;
}

type PlatformContext = Context<{ Variables: { appKey: string } }>;

interface Route {
  readonly method: "GET" | "POST";
  readonly query: "none" | "read";
  readonly answer: Answering;
}

const requestMaxBytes = 1_048_576;
const paths: ReadonlySet<string> = new Set([...Object.values(platformPath), ...Object.values(openPath)]);

/**
 * Makes the platform's HTTP service over its lists, as a function from request to answer.
 *
 * @param parts lists, catalogue, applications, clock
 * @returns the service; every answer to a known application is signed over its request's nonce, a refusal too, but for
 *   one of a body that is too large or breaks off: a body that was not read to its end does not prove who sent it
 * @source 五(三), 五(四)
 * @example
 * const answer = await createPlatformApp(parts).fetch(new Request("http://127.0.0.1/v1/catalogue"))
 */
export function createPlatformApp(parts: PlatformAppParts): Pick<Hono, "fetch"> {
  const { lists, clock, onRequest } = parts;
  const authenticate = createAuthentication(parts.applications, clock);
  const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
    [platformPath.lookups, { method: "POST", query: "none", answer: answerLookup(parts) }],
    [platformPath.catalogue, { method: "GET", query: "none", answer: answerCatalogue(parts) }],
    [platformPath.transitions, { method: "POST", query: "none", answer: answerTransition(parts) }],
    [platformPath.feedback, { method: "POST", query: "none", answer: answerFeedback(parts) }],
    [platformPath.changes, { method: "GET", query: "read", answer: answerChanges(parts) }],
    [platformPath.health, { method: "GET", query: "none", answer: answerHealth(parts) }],
  ]);
  const app = new Hono<{ Variables: { appKey: string } }>();

  app.use(async (context, next) => {
    const startMs = clock.monotonicMs();
    await next();
    const line = requestLine(
      {
        at: new Date(clock.wallMs()).toISOString(),
        method: context.req.method,
        path: new URL(context.req.url).pathname.slice(1),
        status: context.res.status,
        ms: clock.monotonicMs() - startMs,
        appKey: context.get("appKey") ?? null,
      },
      paths,
    );
    // What was done is done, and whoever asked must be told so, whether or not it could be written down.
    void (async () => onRequest?.(line))().catch(() => undefined);
  });
  app.use(
    bodyLimit({ maxSize: requestMaxBytes, onError: (context) => refused(context, "request-oversized") }),
  );

  // Of no moment at which anything would be due: whoever asks without a key changes nothing.
  serveOpenly(app, () => lists.changesSince(0, 1, momentAt(0)), parts.pages);

  app.all("*", async (context) => {
    const { req } = context;
    const body = await req.text();
    const { pathname, search, searchParams } = new URL(req.url);
    const path = pathname.slice(1);
    const header = (name: string) => req.header(name);
    const who = authenticate({ method: req.method, path: path + search, body, header });
    if (who.kind === "refused") return refused(context, "request-unauthenticated");
    context.set("appKey", who.application.appKey);

    const route = routes.get(path);
    const isKnown = route?.method === req.method && (search === "" || route.query === "read");
    const answer = isKnown
      ? await answered(route.answer({ body, query: searchParams, header }))
      : ({ kind: "refused", code: "path-unknown" } as const);
    return signed(context, answer, { nonce: who.nonce, secret: who.application.secret });
  });

  app.onError((_, context) => refused(context, "platform-failed"));
  return app;
}

/** A failure behind an authenticated request is an answer to it, and signed like any other. */
function answered(answer: Promise<MessageAnswer>): Promise<MessageAnswer> {
  return answer.catch(() => ({ kind: "refused", code: "platform-failed" }));
}

interface SigningKey {
  readonly nonce: string;
  readonly secret: string;
}

function signed(context: PlatformContext, answer: MessageAnswer, { nonce, secret }: SigningKey) {
  const sign = (status: number, body: string, etag = "") =>
    context.header(signatureHeader.answerSignature, answerSignature({ nonce, status, etag, body }, secret));
  if (answer.kind === "refused") return refused(context, answer.code, { refusal: answer.refusal, sign });
  context.header("cache-control", "no-store");
  if (answer.etag !== undefined) context.header("etag", answer.etag);
  if (answer.kind === "unchanged") {
    sign(304, "", answer.etag);
    return context.body(null, 304);
  }
  sign(200, answer.text, answer.etag);
  return context.body(answer.text, 200, { "content-type": "application/json; charset=utf-8" });
}

function refused(
  context: Context,
  code: ProblemCode,
  how: {
    readonly refusal?: RefusalCode | undefined;
    readonly sign?: (status: number, body: string) => void;
  } = {},
) {
  const { refusal, sign } = how;
  const problem = problemOf(code, refusal === undefined ? {} : { refusal });
  const text = JSON.stringify(problem);
  sign?.(problem.status, text);
  return context.body(text, problem.status as ContentfulStatusCode, {
    "content-type": "application/problem+json; charset=utf-8",
  });
}
