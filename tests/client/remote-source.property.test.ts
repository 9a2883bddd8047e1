import fc from "fast-check";
import { expect, test } from "vitest";
import { createRemoteSource } from "../../src/client/remote-source";
import { lookupEnvelopeSchema } from "../../src/contract/lookup";
import { platformStandingSchema } from "../../src/lists/standing";
import { connect, failureOf, lookup, startHostilePlatform } from "./hostile-platform";
import { freshLists, other, subject, wireAnswer, wireStanding } from "./wire-standing";

type Path = readonly (string | number)[];

/** Every place of a JSON value, the value itself as the empty path. */
function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const children = Object.entries(value).flatMap(([key, child]) =>
    pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...children];
}

/** The same value with what stands at one place replaced, or left out. */
function changed(value: unknown, path: Path, put: { readonly value?: unknown }): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return put.value;
  if (typeof value !== "object" || value === null) return value;
  const copy: unknown = structuredClone(value);
  const holder = copy as Record<string | number, unknown>;
  if (rest.length === 0 && !("value" in put)) delete holder[first];
  else holder[first] = changed(holder[first], rest, put);
  return copy;
}

/** The records of a standing in an answer that could be read as far as its standings. */
function recordsAt(text: string, place: number): unknown {
  const { standings } = lookupEnvelopeSchema.parse(JSON.parse(text));
  const standing = standings[place];
  return typeof standing === "object" && standing !== null && "records" in standing ? standing.records : [];
}

const answer = wireAnswer([wireStanding(), wireStanding({ subject: other, records: [] })]);
const odd = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 5,
    arbitrary: fc.record({
      value: fc.oneof(
        fc.constantFrom<unknown>(
          null,
          "",
          0,
          -1,
          true,
          [],
          {},
          [[]],
          "black",
          "unknown",
          "known",
          subject,
          other,
        ),
        fc.jsonValue({ maxDepth: 3 }),
        fc
          .constantFrom('{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}')
          .map((text): unknown => JSON.parse(text)),
      ),
    }),
  },
);

test("whatever is wrong with an answer, it is found only when whole and about the subject asked, T4 and T5 (G6)", async () => {
  const seen = { found: 0, failed: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...pathsOf(answer)), odd), { minLength: 1, maxLength: 3 }),
      async (changes) => {
        const value = changes.reduce<unknown>((whole, [path, put]) => changed(whole, path, put), answer);
        // As it would come off the wire.
        const text = JSON.stringify(value) ?? "null";
        const send = () => Promise.resolve({ kind: "content", value: JSON.parse(text), etag: "" } as const);
        const source = createRemoteSource({ send }, freshLists);
        const asked = [subject, other];
        const answers = await source.find(asked, { maxAgeMs: 0 });
        expect(answers).toHaveLength(2);
        for (const [place, { finding }] of answers.entries()) {
          seen[finding.kind] += 1;
          if (finding.kind === "failed") continue;
          const { listVersion, asOf, ...standing } = finding.standing;
          expect(platformStandingSchema.safeParse(standing).success).toBe(true);
          expect(standing.subject).toEqual(asked[place]);
          if (standing.kind === "unknown") expect(recordsAt(text, place)).toEqual([]);
          else for (const record of standing.records) expect(record.subject).toEqual(asked[place]);
          expect(JSON.stringify(finding)).not.toContain("polluted");
        }
        expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
      },
    ),
    { numRuns: 5_000 },
  );
  expect(seen.found).toBeGreaterThan(1_000);
  expect(seen.failed).toBeGreaterThan(1_000);
}, 60_000);

test("any change of a byte of a signed answer on its way is seen, R21", async () => {
  const body = Buffer.from(JSON.stringify(answer));
  let flipped = 0;
  const platform = await startHostilePlatform((_, { send }) => {
    const altered = Buffer.from(body);
    const place = (flipped * 7) % altered.length;
    altered[place] = (altered[place] ?? 0) ^ (1 << (flipped % 8));
    flipped += 1;
    send({ body: altered, signedBody: body });
  });
  const http = connect(platform.baseUrl);
  for (let call = 0; call < 200; call += 1)
    expect((await failureOf(http.send(lookup))).code).toBe("signature-mismatched");
});
