import { describe, expect, it, test } from "vitest";
import type { AccessScope } from "../../../src/contract/access-scope";
import { accessScopes } from "../../../src/contract/access-scope";
import { problemSchema } from "../../../src/contract/problem";
import { openTransitions } from "../../../src/contract/transition-scopes";
import { seal } from "../../../src/integrity/seal";
import { parseSealingKey } from "../../../src/integrity/sealing-key";
import type { Application } from "../../../src/sandbox/access/application";
import { storedApplications } from "../../../src/sandbox/access/stored-applications";
import { syntheticUscc } from "../../../src/sandbox/synthetic";
import { act, authority, blackListing, feedback, openDesk, send, subject } from "./desk";

const office = { appKey: "office", secret: "a-secret-of-the-office", actsFor: [authority] } as const;

async function deskOf(change: Partial<Application> & Pick<Application, "scopes">) {
  const application: Application = { ...office, ...change };
  const desk = await openDesk({ applications: [application] });
  const { clock, fetch } = desk;
  return {
    ...desk,
    as: (method: "GET" | "POST", path: string, message?: unknown) =>
      send({ baseUrl: "http://127.0.0.1/", application, clock, fetch }, method, path, message),
  };
}

const refusedAs = (told: Awaited<ReturnType<typeof send>>) => [
  told.status,
  told.isSigned,
  problemSchema.safeParse(told.body).data?.code,
];
const forbidden = [403, true, "request-forbidden"];

describe("an application may do what its scopes say, and nothing else, 四(四):", () => {
  const asked = {
    lookups: ["POST", "v1/lookups", { subjects: [subject] }, ["lookup"]],
    catalogue: ["GET", "v1/catalogue", undefined, ["lookup"]],
    changes: ["GET", "v1/changes", undefined, ["lookup", "watch-list"]],
    health: ["GET", "v1/health", undefined, ["lookup", "watch-list"]],
    feedback: ["POST", "v1/feedback", feedback({ department: authority }), ["feedback"]],
    listing: ["POST", "v1/transitions", blackListing(), ["authority", "watch-list"]],
  } as const;

  test.each(Object.values(asked))("%s %s", async (method, path, message, needed) => {
    const allowed = await deskOf({ scopes: needed });
    expect((await allowed.as(method, path, message)).status).toBe(200);
    for (const missing of needed) {
      const scopes = accessScopes.filter((scope) => scope !== missing);
      expect(refusedAs(await (await deskOf({ scopes })).as(method, path, message))).toEqual(forbidden);
    }
  });
});

describe("what any department may do to the lists, 五(六) 六(二),", () => {
  const details = {
    object: { grounds: "objection" },
    doubt: { officerId: "officer-1" },
    "confirm-doubt": { officerId: "officer-2" },
    "tell-provider": {},
    "report-misuse": {},
  };

  test.each(openTransitions)("is open to whoever feeds back, and to authorities: %s", async (kind) => {
    const scopeSets: readonly (readonly AccessScope[])[] = [
      ["feedback", "watch-list"],
      ["authority", "watch-list"],
    ];
    for (const scopes of scopeSets) {
      const { as } = await deskOf({ scopes });
      // As far as the lists, which hold no such record.
      expect((await as("POST", "v1/transitions", act(kind, details[kind]))).body).toMatchObject({
        refusal: "record-unknown",
      });
    }
  });

  it.each(["repair", "reject", "uphold", "tell-subject", "change-standard", "remove-misused"] as const)(
    "is nothing else: %s needs an authority",
    async (kind) => {
      const { as } = await deskOf({
        scopes: ["lookup", "watch-list", "feedback", "statistics", "catalogue"],
      });
      expect(refusedAs(await as("POST", "v1/transitions", act(kind)))).toEqual(forbidden);
    },
  );

  it("is done in no other department's name", async () => {
    const { as } = await deskOf({ scopes: ["feedback", "watch-list"] });
    const foreign = act("report-misuse", { by: { name: authority.name, code: "350500-ZJ" } });
    expect(refusedAs(await as("POST", "v1/transitions", foreign))).toEqual(forbidden);
  });

  it("and what cannot be read is forbidden to whoever may do none of it, and malformed to others", async () => {
    expect(
      refusedAs(await (await deskOf({ scopes: ["lookup", "watch-list"] })).as("POST", "v1/transitions", "{")),
    ).toEqual(forbidden);
    expect(
      (await (await deskOf({ scopes: ["feedback", "watch-list"] })).as("POST", "v1/transitions", "{")).status,
    ).toBe(400);
  });
});

describe("an application that asks more than its limit", () => {
  it("is told so, signed, and after how many whole seconds to ask again", async () => {
    const { as, clock } = await deskOf({ scopes: ["lookup"], requestsPerMinute: 2 });
    expect([(await as("GET", "v1/catalogue")).status, (await as("GET", "v1/nowhere")).status]).toEqual([
      200, 404,
    ]);
    const told = await as("GET", "v1/catalogue");
    expect(refusedAs(told)).toEqual([429, true, "request-throttled"]);
    expect(told.headers.get("retry-after")).toBe("30");
    clock.advance({ ms: 29_500 });
    expect((await as("GET", "v1/catalogue")).headers.get("retry-after")).toBe("1");
    clock.advance({ ms: 500 });
    expect((await as("GET", "v1/catalogue")).status).toBe(200);
  });

  it("has a lookup of many subjects counted once more for every hundred", async () => {
    const { as, clock } = await deskOf({ scopes: ["lookup"], requestsPerMinute: 60 });
    const many = (count: number) => ({
      subjects: Array.from({ length: count }, (_, index) => ({
        kind: "uscc",
        code: syntheticUscc(5_000 + index),
      })),
    });
    for (let count = 0; count < 59; count += 1) await as("POST", "v1/lookups", many(count === 0 ? 99 : 1));
    // One is left, and ten are owed once it is answered.
    expect((await as("POST", "v1/lookups", many(1_000))).status).toBe(200);
    expect((await as("POST", "v1/lookups", many(1))).headers.get("retry-after")).toBe("11");
    clock.advance({ ms: 11_000 });
    expect((await as("POST", "v1/lookups", many(1))).status).toBe(200);
  });

  it("is not charged for what others send under its key", async () => {
    const { as, clock, fetch } = await deskOf({ scopes: ["lookup"], requestsPerMinute: 1 });
    const forged = { ...office, secret: "another", scopes: ["lookup"] } as const;
    for (let count = 0; count < 3; count += 1)
      expect(
        (
          await send(
            { baseUrl: "http://127.0.0.1/", application: forged, clock, fetch },
            "GET",
            "v1/catalogue",
          )
        ).status,
      ).toBe(401);
    expect((await as("GET", "v1/catalogue")).status).toBe(200);
  });
});

describe("a secret is changed over without a gap:", () => {
  it("either is accepted and answered with itself, until the earlier one is retired", async () => {
    const key = parseSealingKey(Buffer.alloc(32, 7).toString("base64"));
    const base = await openDesk();
    const { clock, store } = base;
    const { appKey, actsFor } = office;
    await store.applications.add({
      appKey,
      name: "示例",
      scopes: ["lookup"],
      actsFor,
      sealedSecret: seal("first-secret", key, `application:${appKey}`),
    });
    const find = await storedApplications(store.applications, key, clock);
    const { fetch } = await openDesk({ clock, applications: find });
    const as = async (secret: string) => {
      const application = { ...office, secret, scopes: ["lookup"] } as const;
      const { status, isSigned } = await send(
        { baseUrl: "http://127.0.0.1/", application, clock, fetch },
        "GET",
        "v1/catalogue",
      );
      return [status, isSigned];
    };
    expect(await as("first-secret")).toEqual([200, true]);
    await store.applications.rotate(appKey, seal("second-secret", key, `application:${appKey}`));
    clock.advance({ ms: 5_001 });
    expect([await as("first-secret"), await as("second-secret")]).toEqual([
      [200, true],
      [200, true],
    ]);
    await store.applications.retire(appKey);
    clock.advance({ ms: 5_001 });
    expect([await as("first-secret"), await as("second-secret")]).toEqual([
      [401, false],
      [200, true],
    ]);
    await store.applications.remove(appKey);
    clock.advance({ ms: 5_001 });
    expect(await as("second-secret")).toEqual([401, false]);
  });

  it("where nobody can tell who may ask, nobody is answered, and nobody learns who is known", async () => {
    const { ask } = await openDesk({ applications: () => Promise.reject(new Error("out of reach")) });
    const answer = await ask("v1/catalogue");
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ code: "platform-failed" });
  });
});
