import type { Context, Env, Hono } from "hono";
import { openPath } from "../../contract/open-path";
import { type PublicSubject, publicListSchema, publicQuerySchema } from "../../contract/public-record";
import { isYingchaError } from "../../errors/yingcha-error";
import { parseSubject, type SubjectRef } from "../../subject/subject";
import { isSubjectKind, subjectKindTable } from "../../subject/subject-kind";
import { etagOf } from "../etag-of";
import { momentAt } from "../moment-at";
import type { AnswerParts } from "./message";
import { parsedQuery } from "./parsed-query";
import { writeRefusal } from "./write-answer";

/**
 * Serves what is public of the red and the black list 公示. No answer has a version, a count or a time of the lists in
 * it, and its ETag is that of its text: with the same public records it is the same, byte for byte, whatever stands on
 * the watch list.
 *
 * Whoever may keep an answer asks each time whether it still holds, since who has left a list leaves this at once.
 *
 * @param app where it is served
 * @param parts the lists, and the clock that says which day it is
 * @source 二(六), 三(一), 三(三), 四(四), 六(三) (R10)
 * @example
 * servePublicView(app, { lists, clock })
 */
export function servePublicView<E extends Env>(
  app: Hono<E>,
  { lists, clock }: Pick<AnswerParts, "lists" | "clock">,
): void {
  const now = () => momentAt(clock.wallMs());

  // Another list has no path here: it is answered like whatever else is not.
  app.get(routeOf(openPath.publicList, { list: publicListSchema.options }), async (context) => {
    const list = publicListSchema.safeParse(context.req.param("list")).data;
    const asked = parsedQuery(publicQuerySchema, new URL(context.req.url).searchParams);
    if (list === undefined || asked === undefined) return writeRefusal(context, "request-malformed");
    const { after, limit } = asked;
    return writePublic(context, await lists.publicPage({ list, after, maxCount: limit }, now()));
  });

  app.get(routeOf(openPath.publicSubject), async (context) => {
    const subject = organizationOf(context.req.param("kind"), context.req.param("code"));
    if (subject === undefined || new URL(context.req.url).search !== "")
      return writeRefusal(context, "request-malformed");
    const answer: PublicSubject = { records: await lists.publicRecordsOf(subject, now()) };
    return writePublic(context, answer);
  });
}

/** A path of the contract as Hono writes it; a part of few values takes no other. */
function routeOf(path: string, options: Readonly<Record<string, readonly string[]>> = {}): string {
  return `/${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const values = options[name];
    return values === undefined ? `:${name}` : `:${name}{${values.join("|")}}`;
  })}`;
}

/** A person's code belongs into no address, where everybody on the way writes it down: it is malformed here. */
function organizationOf(kind: string | undefined, code: string | undefined): SubjectRef | undefined {
  if (!isSubjectKind(kind) || subjectKindTable[kind].holder !== "organization") return undefined;
  try {
    const subject = parseSubject({ kind, code });
    return { kind, code: subject.code };
  } catch (error) {
    if (isYingchaError(error)) return undefined;
    throw error;
  }
}

function writePublic(context: Context, answer: object) {
  const text = JSON.stringify(answer);
  const etag = etagOf(text);
  const headers = { etag, "cache-control": "public, no-cache", "x-content-type-options": "nosniff" };
  if (isKnown(context.req.header("if-none-match"), etag)) return context.body(null, 304, headers);
  return context.body(text, 200, { ...headers, "content-type": "application/json; charset=utf-8" });
}

/** A proxy that compresses may have weakened it on the way. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const known = ifNoneMatch?.split(",").map((one) => one.trim().replace(/^W\//, "")) ?? [];
  return known.includes(etag) || known.includes("*");
}
