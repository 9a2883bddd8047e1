import { describe, expect, test, vi } from "vitest";
import { catalogueDocumentSchema } from "../../src/catalogue/catalogue-document";
import { createRemoteCatalogue } from "../../src/client/remote-catalogue";
import { systemClock } from "../../src/time/clock";
import { connect, failureOf, startHostilePlatform } from "./hostile-platform";

const rows = catalogueDocumentSchema.unwrap().shape;

describe("the platform's catalogue, 五(四),", () => {
  test("comes unread, with the ETag to ask by the next time", async () => {
    const platform = await startHostilePlatform(({ headers }, answer) => {
      const etag = '"v1"';
      if (headers["if-none-match"] === etag) answer.send({ status: 304, headers: { etag } });
      else answer.send({ headers: { etag }, body: '{"version":1,"later":{}}' });
    });
    const source = createRemoteCatalogue(connect(platform.baseUrl), { clock: systemClock });
    const document = { version: 1, later: {} };
    expect(await source.find(undefined)).toEqual({ kind: "document", document, etag: '"v1"' });
    expect(await source.find('"v1"')).toEqual({ kind: "not-modified" });
    expect(await source.find('"v0"')).toEqual({ kind: "document", document, etag: '"v1"' });
    expect(platform.arrivals.map(({ method, path }) => `${method} ${path}`)).toEqual(
      Array.from({ length: 3 }, () => "GET v1/catalogue"),
    );
  });

  test.each(['{"__proto__":{"version":9}}', '{"measures":[{"constructor":{}}]}'])(
    "is refused with a key that reaches a prototype, T17: %s",
    async (body) => {
      const platform = await startHostilePlatform((_, answer) => answer.send({ body }));
      const source = createRemoteCatalogue(connect(platform.baseUrl), { clock: systemClock });
      expect((await failureOf(source.find(undefined))).code).toBe("answer-invalid");
    },
  );

  test("is refused when its ETag was changed on the way, T14", async () => {
    const platform = await startHostilePlatform((_, answer) =>
      answer.send({ headers: { etag: '"v2"' }, signature: "v1=0" }),
    );
    const source = createRemoteCatalogue(connect(platform.baseUrl), { clock: systemClock });
    expect((await failureOf(source.find(undefined))).code).toBe("signature-mismatched");
  });

  test.each([
    ["entries", {}],
    ["measures", { kind: "fine" }],
    ["matterTypes", { id: "A" }],
    ["itemCodes", { itemCode: "" }],
  ] as const)("is refused at the first row that cannot be read, T18 (G7): %s", async (name, row) => {
    const document = { [name]: Array.from({ length: 10_000 }, () => row) };
    const platform = await startHostilePlatform((_, answer) =>
      answer.send({ body: JSON.stringify(document) }),
    );
    const source = createRemoteCatalogue(connect(platform.baseUrl), { clock: systemClock });
    const read = vi.spyOn(rows[name].unwrap().element, "safeParse");
    const error = await failureOf(source.find(undefined));
    expect(error.code).toBe("catalogue-invalid");
    expect(error.message).toContain(`${name}.0`);
    // Read to the last, ten thousand empty entries cost a second and more.
    expect(read).toHaveBeenCalledOnce();
    read.mockRestore();
  });

  test("of any length comes unread where every row can be read, or where it is no list of rows", async () => {
    const matterTypes = Array.from({ length: 1_000 }, (_, index) => ({
      id: `type-${index}`,
      title: "事项",
      afterEvaluation: "binds",
    }));
    for (const document of [{ matterTypes }, { entries: "none" }, { entries: [1, 2, 3] }, [], null, 7]) {
      const platform = await startHostilePlatform((_, answer) =>
        answer.send({ body: JSON.stringify(document) }),
      );
      const source = createRemoteCatalogue(connect(platform.baseUrl), { clock: systemClock });
      expect(await source.find(undefined)).toEqual({ kind: "document", document, etag: "" });
    }
  });

  test("is refused with more values than may be read within a deadline, T18 (G7)", async () => {
    const body = JSON.stringify({ later: Array.from({ length: 250_001 }, () => 0) });
    const platform = await startHostilePlatform((_, answer) => answer.send({ body }));
    const source = createRemoteCatalogue(connect(platform.baseUrl), { clock: systemClock });
    expect((await failureOf(source.find(undefined))).code).toBe("answer-invalid");
  });
});
