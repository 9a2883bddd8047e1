import type { Env, Hono } from "hono";
import { openPath } from "../../contract/open-path";
import { type HealthHow, healthOf } from "./health-of";
import type { OpenPages } from "./open-pages";
import type { PlatformLists } from "./platform-lists";

/** What is served to anyone, and by which clock. */
export interface ServeOpenlyHow extends HealthHow {
  /** Writes the pages, once they are asked for; without it there are none. */
  readonly pages: (() => OpenPages) | undefined;
}

/**
 * Serves what anyone may ask: how old the lists are, and the interface itself as a page and as a document.
 *
 * @param app where it is served
 * @param lists for their age alone
 * @param how clock, bound of the age, pages
 * @example
 * serveOpenly(app, lists, { clock, staleAfterMs: 604_800_000, pages: openPages })
 */
export function serveOpenly<E extends Env>(
  app: Hono<E>,
  lists: Pick<PlatformLists, "changesSince">,
  how: ServeOpenlyHow,
): void {
  app.get(`/${openPath.health}`, async (context) =>
    context.body(JSON.stringify(await healthOf(lists, how)), 200, { ...json, "cache-control": "no-store" }),
  );
  if (how.pages === undefined) return;

  const write = how.pages;
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

const unsniffed = { "x-content-type-options": "nosniff" };
const json = { "content-type": "application/json; charset=utf-8", ...unsniffed };
