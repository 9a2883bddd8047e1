import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { AccessScope } from "../../contract/access-scope";
import { openPath } from "../../contract/open-path";
import { platformPath } from "../../contract/platform-path";
import { requiredScopes } from "../../contract/required-scopes";
import type { Application } from "../access/application";
import { type FindApplication, fixedApplications } from "../access/find-application";
import { createThrottle } from "../access/throttle";
import { momentAt } from "../moment-at";
import type { NonceStore } from "../storage/nonce-store";
import { createAuthentication } from "./authentication";
import { durableNonces } from "./durable-nonces";
import { createFailureWarning } from "./failure-warning";
import { type AnswerParts, forbidden, type Message, type MessageAnswer, unknownPath } from "./message";
import type { OpenPages } from "./open-pages";
import { platformRoutes, type RouteName } from "./platform-routes";
import { type RequestLine, requestLines } from "./request-line";
import { serveOpenly } from "./serve-openly";
import { servePublicView } from "./serve-public-view";
import { writeAnswer, writeRefusal } from "./write-answer";

/** What the platform serves. */
export interface PlatformAppParts extends AnswerParts {
  /** Those who may ask, or what finds them where they change. */
  readonly applications: readonly Application[] | FindApplication;
  /** Where the nonces of what changes something are claimed. Default: in this process alone. */
  readonly nonces?: NonceStore;
  /** Writes the page and the OpenAPI document that are served without a signature. Default: neither is served. */
  readonly pages?: () => OpenPages;
  /** Is told of each request once it is answered; no answer waits for it, and what it throws is dropped. */
  readonly onRequest?: (line: RequestLine) => void;
}

/** What the server that listens hands on beside a request; nothing where it is asked in this process. */
interface ServedBy {
  readonly outgoing?: { destroy(): unknown };
}

interface ScopesDemanded {
  readonly scopes: readonly AccessScope[];
  readonly anyScope?: readonly AccessScope[];
}

const requestMaxBytes = 1_048_576;
const lineOf = requestLines(new Set([...Object.values(platformPath), ...Object.values(openPath)]));

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
  const { lists, clock, onRequest, applications } = parts;
  const find = typeof applications === "function" ? applications : fixedApplications(applications);
  const authenticate = createAuthentication(find, clock);
  const throttle = createThrottle(clock);
  const warnFailed = createFailureWarning(clock);
  const claim = parts.nonces === undefined ? async () => true : durableNonces(parts.nonces, clock);
  const routes = platformRoutes(parts);
  const routeNames: ReadonlyMap<string, RouteName> = new Map(
    (Object.keys(platformPath) as RouteName[]).map((name) => [
      `${routes[name].method} ${platformPath[name]}`,
      name,
    ]),
  );
  const app = new Hono<{ Variables: { appKey: string } }>();

  if (onRequest !== undefined)
    app.use(async (context, next) => {
      const startMs = clock.monotonicMs();
      await next();
      const line = lineOf({
        at: new Date(clock.wallMs()).toISOString(),
        method: context.req.method,
        path: new URL(context.req.url).pathname.slice(1),
        status: context.res.status,
        ms: clock.monotonicMs() - startMs,
        appKey: context.get("appKey") ?? null,
      });
      // What was done is done, and whoever asked must be told so, whether or not it could be written down.
      void (async () => onRequest(line))().catch(() => undefined);
    });
  app.use(
    bodyLimit({ maxSize: requestMaxBytes, onError: (context) => writeRefusal(context, "request-oversized") }),
  );

  // Of what is public, for which nothing that is due is written down: whoever asks without a key changes nothing, and waits
  // for no watch record that is over (R10).
  const read = () => lists.publicPage({ list: "red", maxCount: 1 }, momentAt(clock.wallMs()));
  serveOpenly(app, read, parts.pages);
  servePublicView(app, { lists, clock });

  app.all("*", async (context) => {
    const { req } = context;
    const body = await req.text();
    const { pathname, search, searchParams } = new URL(req.url);
    const path = pathname.slice(1);
    const header = (name: string) => req.header(name);
    const who = await authenticate({ method: req.method, path: path + search, body, header });
    if (who.kind === "refused") return writeRefusal(context, "request-unauthenticated");
    const { application, nonce, secret } = who;
    const route = routeOf({ method: req.method, path, search });
    const charge = (count: number) => throttle.charge(application, count);
    const disconnect = () => servedBy(context.env)?.outgoing?.destroy();
    const isStillLet = async () => {
      const again = await find(application.appKey);
      if (again === undefined || (again.secret !== secret && again.earlierSecret !== secret)) return false;
      return route !== undefined && mayTake(route, again);
    };
    const message = { body, query: searchParams, header, charge, isStillLet, disconnect, ...who };
    const answer = await answered(answerOf(route, message), warnFailed);
    if (answer.kind === "replayed") return writeRefusal(context, "request-unauthenticated");
    context.set("appKey", application.appKey);
    return writeAnswer(context, answer, { nonce, secret });
  });

  function routeOf(asked: { readonly method: string; readonly path: string; readonly search: string }) {
    const name = routeNames.get(`${asked.method} ${asked.path}`);
    if (name === undefined) return undefined;
    const route = routes[name];
    if (asked.search !== "" && route.query === "none") return undefined;
    return { ...route, scopes: requiredScopes[name] };
  }

  async function answerOf(
    route: ReturnType<typeof routeOf>,
    message: Message,
  ): Promise<MessageAnswer | { readonly kind: "replayed" }> {
    const { application, nonce } = message;
    const taken = throttle.take(application);
    if (taken.kind === "throttled")
      return { kind: "refused", code: "request-throttled", retryAfterMs: taken.retryAfterMs };
    if (route === undefined) return unknownPath;
    // Before its nonce is claimed: whoever may not change anything makes the store write nothing.
    if (!mayTake(route, application)) return forbidden;
    if (route.act === "changes" && !(await claim(application.appKey, nonce))) return { kind: "replayed" };
    return route.answer(message);
  }

  app.onError((error, context) => {
    warnFailed(error);
    return writeRefusal(context, "platform-failed");
  });
  return app;
}

function mayTake(route: ScopesDemanded, { scopes }: Pick<Application, "scopes">): boolean {
  const has = (scope: AccessScope) => scopes.includes(scope);
  return route.scopes.every(has) && (route.anyScope === undefined || route.anyScope.some(has));
}

/** A failure behind an authenticated request is an answer to it, and signed like any other. */
function answered<T>(answer: Promise<T>, warnFailed: (error: unknown) => void): Promise<T | MessageAnswer> {
  return answer.catch((error: unknown): MessageAnswer => {
    warnFailed(error);
    return { kind: "refused", code: "platform-failed" };
  });
}

function servedBy(env: unknown): ServedBy | undefined {
  return env as ServedBy | undefined;
}
