import { describe, expect, test } from "vitest";
import { createRemoteCatalogue } from "../../src/client/remote-catalogue";
import { connect, failureOf, startHostilePlatform } from "./hostile-platform";

describe("the platform's catalogue, 五(四),", () => {
  test("comes unread, with the ETag to ask by the next time", async () => {
    const platform = await startHostilePlatform(({ headers }, answer) => {
      const etag = '"v1"';
      if (headers["if-none-match"] === etag) answer.send({ status: 304, headers: { etag } });
      else answer.send({ headers: { etag }, body: '{"version":1,"later":{}}' });
    });
    const source = createRemoteCatalogue(connect(platform.baseUrl));
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
      const source = createRemoteCatalogue(connect(platform.baseUrl));
      expect((await failureOf(source.find(undefined))).code).toBe("answer-invalid");
    },
  );

  test("is refused when its ETag was changed on the way, T14", async () => {
    const platform = await startHostilePlatform((_, answer) =>
      answer.send({ headers: { etag: '"v2"' }, signature: "v1=0" }),
    );
    const source = createRemoteCatalogue(connect(platform.baseUrl));
    expect((await failureOf(source.find(undefined))).code).toBe("signature-mismatched");
  });
});
