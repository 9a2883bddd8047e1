import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { openPath } from "../../contract/open-path";
import { platformPath } from "../../contract/platform-path";
import { requiredScopes } from "../../contract/required-scopes";
import type { Application } from "../access/application";
import { momentAt } from "../moment-at";
import { createAuthentication } from "./authentication";
import { type AnswerParts, forbidden, type Message, type MessageAnswer, unknownPath } from "./message";
import type { OpenPages } from "./open-pages";
import { platformRoutes, type RouteName } from "./platform-routes";
import { type RequestLine, requestLine } from "./request-line";
import { serveOpenly } from "./serve-openly";
import { writeAnswer, writeRefusal } from "./write-answer";

/** What the platform serves. */
export interface PlatformAppParts extends AnswerParts {
  readonly applications: readonly Application[];
  /** Writes the page and the OpenAPI document that are served without a signature. Default: neither is served. */
  readonly pages?: () => OpenPages;
  /** Is told of each request once it is answered; no answer waits for it, and what it throws is dropped. */
  readonly onRequest?: (line: RequestLine) => void;
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
  const routes = platformRoutes(parts);
  const routeNames: ReadonlyMap<string, RouteName> = new Map(
    (Object.keys(platformPath) as RouteName[]).map((name) => [
      `${routes[name].method} ${platformPath[name]}`,
      name,
    ]),
  );
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
    bodyLimit({ maxSize: requestMaxBytes, onError: (context) => writeRefusal(context, "request-oversized") }),
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
    if (who.kind === "refused") return writeRefusal(context, "request-unauthenticated");
    const { application, nonce, secret } = who;
    context.set("appKey", application.appKey);

    const answer = await answered(
      answerRoute({ method: req.method, path, search }, { body, query: searchParams, header, ...who }),
    );
    return writeAnswer(context, answer, { nonce, secret });
  });

  async function answerRoute(
    { method, path, search }: { readonly method: string; readonly path: string; readonly search: string },
    message: Message,
  ): Promise<MessageAnswer> {
    const name = routeNames.get(`${method} ${path}`);
    if (name === undefined) return unknownPath;
    const route = routes[name];
    if (search !== "" && route.query === "none") return unknownPath;
    const { scopes } = message.application;
    if (!requiredScopes[name].every((scope) => scopes.includes(scope))) return forbidden;
    return route.answer(message);
  }

  app.onError((_, context) => writeRefusal(context, "platform-failed"));
  return app;
}

/** A failure behind an authenticated request is an answer to it, and signed like any other. */
function answered(answer: Promise<MessageAnswer>): Promise<MessageAnswer> {
  return answer.catch(() => ({ kind: "refused", code: "platform-failed" }));
}
