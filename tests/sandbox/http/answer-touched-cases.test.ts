import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, test } from "vitest";
import { accessScopes } from "../../../src/contract/access-scope";
import type { Feedback } from "../../../src/contract/feedback";
import { type TouchedCases, touchedCasesSchema } from "../../../src/contract/touched-cases";
import { allAccess } from "../../../src/sandbox/access/all-access";
import type { Application } from "../../../src/sandbox/access/application";
import { cursorOf } from "../../../src/sandbox/http/cursor-of";
import { momentAt } from "../../../src/sandbox/moment-at";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { openPostgresStore } from "../../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { openSqliteStore } from "../../../src/sandbox/storage/sqlite-store";
import { syntheticResidentId } from "../../../src/sandbox/synthetic";
import { askPostgres, isPostgresThere, newSchema, postgresUrl } from "../storage/postgres-schema";
import { act, authority, blackListing, feedback, openDesk, send, subject } from "./desk";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const provider = { name: "示例监测站", code: "350500-JC" };
const review = { name: "示例审批部门", code: "350500-ZJ" };
const person = { kind: "resident-id", code: syntheticResidentId(4_001) } as const;
const office: Application = { appKey: "office", secret: "a-secret-of-the-office", ...allAccess };
const path = "v1/touched-cases?recordId=";

const of = (appKey: string, change: Pick<Application, "actsFor"> & Partial<Application>): Application => ({
  ...{ appKey, secret: `a-secret-of-${appKey}-of-length`, scopes: ["authority", "watch-list"] },
  ...change,
});

async function open(store: RegistryStore = createMemoryStore(), own: readonly Application[] = []) {
  const { clock, fetch } = await openDesk({ lists: store, applications: [office, ...own] });
  const entries = [
    { subject, subjectType: "legal-person", name: "示例有限公司（虚构）" },
    { subject: person, subjectType: "natural-person", name: "示例人员" },
  ] as const;
  await store.register(entries, momentAt(clock.wallMs()));
  const as =
    (application: Application) =>
    (...[method, path, message]: ["GET" | "POST", string, unknown?]) =>
      send({ baseUrl: "http://127.0.0.1/", application, clock, fetch }, method, path, message);
  const asOffice = as(office);
  async function done(...transitions: readonly object[]): Promise<void> {
    for (const transition of transitions)
      expect((await asOffice("POST", "v1/transitions", transition)).body).toHaveProperty("listVersion");
  }
  async function fedBack(...all: readonly Feedback[]): Promise<void> {
    for (const one of all) expect((await asOffice("POST", "v1/feedback", one)).status).toBe(200);
  }
  return { as, asOffice, done, fedBack, clock };
}

/** From the objection to where the record falls. */
const verified = [act("object", { grounds: "objection" }), act("tell-provider")];

const stores = [
  ["memory", () => createMemoryStore()],
  [
    "SQLite",
    () => {
      const folder = mkdtempSync(join(tmpdir(), "yingcha-touched-"));
      ends.push(() => rmSync(folder, { recursive: true, force: true }));
      return openSqliteStore({ path: join(folder, "platform.db") });
    },
  ],
  ...(isPostgresThere
    ? [
        [
          "PostgreSQL",
          () => {
            const schema = newSchema();
            ends.push(() => askPostgres(`drop schema if exists ${schema} cascade`));
            return openPostgresStore({ url: postgresUrl, schema });
          },
        ] as const,
      ]
    : []),
] as const;

describe.each(stores)("the cases that a record touched, in %s,", (_, make) => {
  it("are told to its authority before it is upheld, and to nobody afterwards, 五(六) 六(三) R5 R27", async () => {
    const store = await make();
    ends.push(() => store.close());
    const lister = of("lister", { actsFor: [authority] });
    const { as, done, fedBack } = await open(store, [lister]);
    const ask = () => as(lister)("GET", `${path}B-1`);
    const responsible = { subject: person, role: "legal-representative", recordId: "P-1" } as const;
    await done(blackListing({ responsiblePersons: [responsible] }), act("repair"));
    expect((await ask()).body).toEqual({ recordId: "B-1", cases: [] });

    const { subject: _, executions: __, ...shown } = feedback();
    await fedBack(
      feedback(),
      feedback({
        feedbackId: "F-2",
        caseId: "case-2",
        conclusion: "refused",
        recordIds: ["P-1", "B-1:watch"],
      }),
      feedback({ feedbackId: "F-3", caseId: "case-3", recordIds: ["X-1"] }),
      feedback({ department: { name: "另一部门" }, caseId: "case-4", recordIds: ["X-1", "B-1", "B-1"] }),
    );
    const told = await ask();
    expect([told.status, told.isSigned]).toEqual([200, true]);
    const second = { ...shown, feedbackId: "F-2", caseId: "case-2", conclusion: "refused" };
    expect(touchedCasesSchema.parse(told.body)).toEqual({
      recordId: "B-1",
      cases: [
        { ...shown, recordIds: ["B-1"] },
        { ...second, recordIds: ["P-1", "B-1:watch"] },
        { ...shown, department: { name: "另一部门" }, caseId: "case-4", recordIds: ["B-1"] },
      ],
    });
    // Each of those alone by its own id too.
    const watched = (await as(lister)("GET", `${path}B-1:watch`)).body;
    expect(watched).toMatchObject({ cases: [{ ...second, recordIds: ["B-1:watch"] }] });

    await done(...verified);
    expect((await ask()).text).toBe(told.text);
    await done(act("uphold"));
    const unknown = await as(lister)("GET", `${path}X-9`);
    expect([unknown.status, unknown.isSigned]).toEqual([409, true]);
    expect(unknown.body).toMatchObject({ code: "response-refused", refusal: "record-unknown" });
    for (const recordId of ["B-1", "B-1:watch", "P-1"])
      expect((await as(lister)("GET", path + recordId)).text).toBe(unknown.text);
    // Nor where the id is used again.
    await done(blackListing({ transitionId: "T-9" }));
    expect((await ask()).body).toEqual({ recordId: "B-1", cases: [] });
  });
});

describe("the cases that a record touched", () => {
  it("are told to its provider too, and to nobody else: another's record is as unknown as none, 五(六)", async () => {
    const own = of("own", { actsFor: [provider] });
    const other = of("other", { actsFor: [review] });
    const namesake = of("namesake", { actsFor: [{ name: authority.name, code: "350502-SC" }] });
    const { as, done, fedBack } = await open(undefined, [own, other, namesake]);
    await done(blackListing({ provider }));
    await fedBack(feedback());
    expect((await as(own)("GET", `${path}B-1`)).body).toMatchObject({ cases: [{ caseId: "case-1" }] });
    for (const asked of [other, namesake]) {
      const foreign = await as(asked)("GET", `${path}B-1`);
      expect([foreign.status, foreign.body]).toMatchObject([409, { refusal: "record-unknown" }]);
      expect(foreign.text).toBe((await as(asked)("GET", `${path}B-2`)).text);
    }
  });

  test.each(["authority", "watch-list"] as const)(
    "are for whoever may uphold the record: without %s the path is forbidden, 四(四) R10",
    async (missing) => {
      const scopes = accessScopes.filter((scope) => scope !== missing);
      const lister = of("lister", { actsFor: [authority], scopes });
      const { as, done } = await open(undefined, [lister]);
      await done(blackListing());
      const told = await as(lister)("GET", `${path}B-1`);
      expect([told.status, told.isSigned, told.body]).toMatchObject([
        ...[403, true, { code: "request-forbidden" }],
      ]);
    },
  );

  it("say nothing of who informed, objected or doubted, nor whose record it is, 三(五) R26", async () => {
    const { asOffice, done, fedBack } = await open();
    await done(blackListing());
    await fedBack(feedback({ executions: [{ kind: "skipped", measureId: "a", reason: "群众举报" }] }));
    const by = { name: "受理异议的部门" };
    await done(act("doubt", { by, officerId: "O-1" }), act("object", { by, grounds: "complaint" }));
    const { text, body } = await asOffice("GET", `${path}B-1`);
    for (const secret of ["群众举报", by.name, "O-1", subject.code]) expect(text).not.toContain(secret);
    expect(Object.keys((body as TouchedCases).cases[0] ?? {}).sort()).toEqual(
      [
        ...["caseId", "concludedAt", "conclusion", "department", "feedbackId", "matterType", "recordIds"],
      ].sort(),
    );
  });

  it("come in pages of 1,000, each case once, R27", async () => {
    const store = createMemoryStore();
    const { asOffice, done, clock } = await open(store);
    await done(blackListing());
    const department = { name: "示例“审批”部门" };
    for (let serial = 0; serial < 1_001; serial += 1)
      await store.accept(feedback({ feedbackId: `F-${serial}`, department }), momentAt(clock.wallMs()));
    const first = touchedCasesSchema.parse((await asOffice("GET", `${path}B-1`)).body);
    expect(first.cases).toHaveLength(1_000);
    const { body } = await asOffice("GET", `${path}B-1&after=${first.next}`);
    const second = touchedCasesSchema.parse(body);
    expect(second).not.toHaveProperty("next");
    const ids = [...first.cases, ...second.cases].map(({ feedbackId }) => feedbackId);
    expect([ids.length, new Set(ids).size]).toEqual([1_001, 1_001]);
  });

  test.each([
    ["names no record", "v1/touched-cases"],
    ["names two", `${path}B-1&recordId=B-2`],
    ["asks for something else", `${path}B-1&limit=1`],
    ["goes on after nothing", `${path}B-1&after=`],
    ["goes on after what no page said", `${path}B-1&after=B`],
    ["goes on after a zero, which a database does not take", `${path}B-1&after=${cursorOf("a\u0000")}`],
  ])("are not told to a question that %s", async (_, question) => {
    const { asOffice, done } = await open();
    await done(blackListing());
    const told = await asOffice("GET", question);
    expect([told.status, told.isSigned, told.body]).toMatchObject([
      ...[400, true, { code: "request-malformed" }],
    ]);
  });
});
