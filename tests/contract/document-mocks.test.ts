import { fromOpenApi } from "@mswjs/source/open-api";
import { getResponse } from "msw";
import { afterEach, describe, expect, it } from "vitest";
import { lookupAnswerSchema } from "../../src/contract/lookup";
import { openapiDocument } from "../../src/contract/openapi-document";
import { platformPath } from "../../src/contract/platform-path";
import { errorCodes } from "../../src/errors/error-code";
import { createGuard } from "../../src/index";
import {
  createManualClock,
  createTestPlatform,
  expectOutcome,
  expectUndetermined,
  syntheticUscc,
  type TestPlatform,
} from "../../src/testing/index";

// What somebody who has nothing but our OpenAPI document would make of it: handlers that answer by its examples or,
// where an example is taken away, by values drawn at random from its schemas.
type Document = Parameters<typeof fromOpenApi>[0];
type Handlers = Awaited<ReturnType<typeof fromOpenApi>>;

const subject = syntheticUscc(1);
const documented = JSON.stringify(openapiDocument());
const {
  paths,
}: { paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>> } =
  openapiDocument();
const statuses = (["lookups", "catalogue"] as const).flatMap((path) =>
  Object.values(paths[`/${platformPath[path]}`] ?? {}).flatMap(({ responses }) =>
    Object.keys(responses).map((status) => ({ path, status })),
  ),
);

/** The document with the platform's address, each of its parts as `change` leaves it. */
function documentWith(
  platform: TestPlatform,
  change: (node: Record<string, unknown>) => Record<string, unknown> = (node) => node,
): Document {
  const copy: Record<string, unknown> = JSON.parse(documented, (_, node: unknown) =>
    isObject(node) ? change(node) : node,
  );
  return { ...copy, servers: [{ url: platform.connection.baseUrl.slice(0, -1) }] } as unknown as Document;
}

// Lists of up to 1,000 of what has lists of up to 1,000: the maker of random values fills them.
function drawn({ example, examples, maxItems, ...node }: Record<string, unknown>): Record<string, unknown> {
  return { ...node, ...(maxItems === undefined ? {} : { maxItems: Math.min(Number(maxItems), 3) }) };
}

/** A body as drawn, made to fit: the maker of random values knows no calendar, no check character, and no rule that
 * ties one part to another. */
function fitting(body: string): string {
  return JSON.stringify(
    JSON.parse(body, (name, value: unknown) => {
      if (name === "followsFrom") return undefined;
      if (name === "standings" && Array.isArray(value)) return value.slice(0, 1);
      if (name === "links") return [];
      if (name === "catalogueVersion") return 1;
      if (name === "state" && value === "withheld") return "answered";
      if (name === "lists") return ["red", "black", "watch"];
      if (name.endsWith("On")) return "2026-05-08";
      if (name === "asOf") return "2026-11-24T01:00:00.000Z";
      return isObject(value) && value["kind"] === "uscc" ? { ...value, code: subject } : value;
    }),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const clock = () => createManualClock("2026-11-24T09:00:05+08:00");
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function guardOver(platform: TestPlatform) {
  const guard = createGuard({
    platform: { ...platform.connection, fetch: platform.fetch, deadlineMs: 1_000 },
    clock: platform.clock,
  });
  closing.push(() => guard.close());
  return guard;
}

/** Has the handlers answer in the platform's place: as they are, or under its signature. */
function answerBy(
  platform: TestPlatform,
  handlers: Handlers,
  how: {
    readonly signed: boolean;
    readonly path?: "lookups" | "catalogue";
    readonly status?: string;
    readonly finish?: (body: string) => string;
  },
): { readonly bodies: string[] } {
  const bodies: string[] = [];
  platform.answerWith(
    async ({ request, sign }) => {
      const url = new URL(request.url);
      if (how.status !== undefined) url.searchParams.set("response", how.status);
      const mock = await getResponse(handlers, new Request(url, request));
      if (mock === undefined) throw new Error(`The document has no ${request.method} ${url.pathname}.`);
      const body = (how.finish ?? ((text) => text))(await mock.text());
      bodies.push(body);
      const headers = Object.fromEntries(mock.headers);
      return how.signed
        ? sign({ status: mock.status, headers, body })
        : new Response(mock.status === 304 ? null : body, { status: mock.status, headers });
    },
    how.path === undefined ? {} : { path: how.path },
  );
  return { bodies };
}

describe("mocks made from the OpenAPI document", () => {
  it("that answer by its examples, under the platform's signature, let a check be decided", async () => {
    const platform = createTestPlatform({ clock: clock() });
    answerBy(platform, await fromOpenApi(documentWith(platform)), { signed: true });
    const check = await guardOver(platform).checkBeforeApprove(subject, "administrative-license");
    expectOutcome(check, "proceed");
    expect(check.subject).toMatchObject({ code: subject });
  });

  it("that sign as the example does clear nobody", async () => {
    const platform = createTestPlatform({ clock: clock() });
    answerBy(platform, await fromOpenApi(documentWith(platform)), { signed: false });
    const check = await guardOver(platform).checkBeforeApprove(subject, "administrative-license");
    expectUndetermined(check, "signature-mismatched");
  });

  it.each(statuses)(
    "an answer of $path with status $status ends in a decision or in a reason with a code",
    async ({ path, status }) => {
      const platform = createTestPlatform({ clock: clock() });
      const { bodies } = answerBy(platform, await fromOpenApi(documentWith(platform)), {
        signed: true,
        path,
        status,
      });
      const check = await guardOver(platform).checkBeforeApprove(subject, "administrative-license");
      expect(bodies).not.toEqual([]);
      if (status === "200") return expectOutcome(check, "proceed");
      expectUndetermined(check);
      expect(Object.keys(errorCodes)).toContain(check.reason.code);
    },
  );

  it.each([
    { how: "as they are drawn", finish: (body: string) => body, readable: false },
    { how: "made to fit", finish: fitting, readable: true },
  ])(
    "that answer at random, $how, end in a decision or in a reason with a code",
    async ({ finish, readable }) => {
      const platform = createTestPlatform({ clock: clock() });
      const handlers = await fromOpenApi(documentWith(platform, drawn));
      const { bodies } = answerBy(platform, handlers, { signed: true, path: "lookups", finish });
      const guard = guardOver(platform);
      for (let round = 0; round < 12; round += 1) {
        const check = await guard.checkBeforeApprove(subject, "administrative-license", { maxAgeMs: 0 });
        expect(lookupAnswerSchema.safeParse(JSON.parse(bodies.at(-1) ?? "")).success).toBe(readable);
        if (check.outcome === "undetermined") expect(Object.keys(errorCodes)).toContain(check.reason.code);
        else expect(readable, `${check.outcome} by ${bodies.at(-1)}`).toBe(true);
      }
    },
  );
});
