import type { Env, Hono } from "hono";
import type { Liveness } from "../../contract/liveness";
import { openPath } from "../../contract/open-path";
import { problemOf } from "../../contract/problem-of";
import type { OpenPages } from "./open-pages";

/**
 * Serves what anyone may ask: whether the lists can be read, and the interface itself as a page and as a document. No
 * change of any list moves a byte of it.
 *
 * @param app where it is served
 * @param read reads the lists, which is all that is asked: whatever it gives is dropped
 * @param write writes the pages, once they are asked for; without it there are none
 * @source 四(四) (R10)
 * @example
 * serveOpenly(app, () => lists.publicPage({ list: "red", maxCount: 1 }, now), openPages)
 */
export function serveOpenly<E extends Env>(
  app: Hono<E>,
  read: () => Promise<unknown>,
  write: (() => OpenPages) | undefined,
): void {
  app.get(`/${openPath.health}`, async (context) => {
    const isAlive = await read().then(
      () => true,
      () => false,
    );
    return isAlive
      ? context.body(JSON.stringify(liveness), 200, { ...json, ...unstored })
      : context.body(JSON.stringify(outOfService), 503, { ...problemJson, ...unstored });
  });
  if (write === undefined) return;

  let written: OpenPages | undefined;
  const pages = () => {
    written ??= write();
    return written;
  };
  app.get(`/${openPath.page}`, (context) => {
    const { html, contentSecurityPolicy } = pages().page;
    return context.body(html, 200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": contentSecurityPolicy,
      "referrer-policy": "no-referrer",
      ...unsniffed,
    });
  });
  app.get(`/${openPath.document}`, (context) => context.body(pages().document, 200, json));
}

const liveness: Liveness = { status: "ok" };
const outOfService = problemOf("platform-failed", { status: 503 });
const unstored = { "cache-control": "no-store" };
const unsniffed = { "x-content-type-options": "nosniff" };
const json = { "content-type": "application/json; charset=utf-8", ...unsniffed };
const problemJson = { "content-type": "application/problem+json; charset=utf-8", ...unsniffed };
