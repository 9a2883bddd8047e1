import { gzipSync } from "node:zlib";
import type { Exchange, HostileKind, Reply } from "../hostile-kind";
import { deadlineMs, honestCatalogueVersion, type Wire } from "../world";

type Rows = readonly (readonly [name: string, spoil: (exchange: Exchange) => Wire | unknown])[];

const entriesOf = (catalogue: Wire) => catalogue["entries"] as readonly Wire[];
const newer = { version: honestCatalogueVersion + 1 };

const replies = (
  rows: readonly (readonly [name: string, spoil: (exchange: Exchange) => Reply])[],
): readonly HostileKind[] =>
  rows.map(([name, spoil]) => ({
    name: `catalogue: ${name}`,
    theme: "catalogues",
    on: "catalogue",
    answer: (exchange) => exchange.send(spoil(exchange)),
  }));
const documents = (rows: Rows) =>
  replies(rows.map(([name, spoil]) => [name, (exchange) => ({ body: JSON.stringify(spoil(exchange)) })]));

/** On a guard that has a catalogue, which is told of a newer one. */
const replacing = (rows: Rows): readonly HostileKind[] =>
  documents(rows).map((kind) => ({ ...kind, guard: "warmed", namedCatalogueVersion: newer.version }));

/** Puts one spoilt entry among the right ones. */
const entry = (change: Readonly<Wire>) => (exchange: Exchange) => {
  const entries = entriesOf(exchange.catalogue);
  const place = exchange.random.below(entries.length);
  return {
    ...exchange.catalogue,
    entries: entries.map((one, index) => (index === place ? { ...one, ...change } : one)),
  };
};

const localPolicy = { rank: "local-policy", title: "示例文件", reading: "unverified" };
const law = { rank: "law", title: "示例法", reading: "unverified" };

const ownMeasure =
  (change: Readonly<Wire>) =>
  ({ catalogue }: Exchange) => ({
    ...catalogue,
    measures: [
      {
        kind: "constraint",
        measureId: "own-measure",
        title: "示例措施",
        clause: "三(二)",
        bases: [law],
        executedBy: "approving-department",
        matterTypes: ["government-procurement"],
        binding: "mandatory",
        effect: "stop",
        nature: "restriction",
        lists: ["black"],
        fields: ["tax"],
        traits: [],
        fallsOn: ["self"],
        onOrganization: "shown",
        ...change,
      },
    ],
  });

const unfounded = documents([
  ["a mandatory entry without any basis", entry({ binding: "mandatory", bases: [] })],
  ["a mandatory entry on a local policy alone", entry({ binding: "mandatory", bases: [localPolicy] })],
  ["an entry that stops without being mandatory", entry({ binding: "recommended", effect: "stop" })],
  [
    "an entry that makes stricter review a stop",
    entry({ measureId: "strict-review", binding: "mandatory", effect: "stop", bases: [law] }),
  ],
  ["an entry for a measure nobody knows", entry({ measureId: "no-such-measure" })],
  ["an entry for an incentive", entry({ measureId: "green-channel" })],
  ["an entry for a matter type nobody knows", entry({ matterTypes: ["no-such-matter"] })],
  ["an entry for no matter type", entry({ matterTypes: [] })],
  ["an entry for a list nobody knows", entry({ lists: ["grey"] })],
  ["an entry with a binding nobody knows", entry({ binding: "optional" })],
  ["an entry with an effect nobody knows", entry({ effect: "refuse" })],
  ["an entry whose bases are a text", entry({ bases: "政府采购法" })],
  ["an entry under another's id", entry({ entryId: "limit-resource-trade" })],
  [
    "two entries under one id",
    ({ catalogue }) => ({ ...catalogue, entries: [...entriesOf(catalogue), ...entriesOf(catalogue)] }),
  ],
  ["a measure that is mandatory everywhere", ownMeasure({ matterTypes: "every" })],
  ["a mandatory measure on a local policy alone", ownMeasure({ bases: [localPolicy] })],
  ["a measure of its own under an id of the pack", ownMeasure({ measureId: "strict-review" })],
  ["a measure of a kind nobody knows", ownMeasure({ kind: "fine" })],
  [
    "an item code twice",
    ({ catalogue }) => ({
      ...catalogue,
      itemCodes: [
        { itemCode: "A-1", matterType: "subsidy" },
        { itemCode: "A-1", matterType: "honor" },
      ],
    }),
  ],
  [
    "an item code that is a matter type",
    ({ catalogue }) => ({
      ...catalogue,
      itemCodes: [{ itemCode: "government-procurement", matterType: "subsidy" }],
    }),
  ],
  [
    "an item code for a matter nobody knows",
    ({ catalogue }) => ({ ...catalogue, itemCodes: [{ itemCode: "A-1", matterType: "no-such-matter" }] }),
  ],
  [
    "a parameter that silences the black list",
    ({ catalogue }) => ({ ...catalogue, parameters: { unansweredBlackMeasure: "green-channel" } }),
  ],
  ["a parameter out of its range", ({ catalogue }) => ({ ...catalogue, parameters: { cleanYearsCount: 0 } })],
  ["a pack nobody knows", ({ catalogue }) => ({ ...catalogue, packId: "xiamen-2019-1" })],
  ["a day of effect that is to come", ({ catalogue }) => ({ ...catalogue, effectiveOn: "2099-01-01" })],
  ["a day of effect that does not exist", ({ catalogue }) => ({ ...catalogue, effectiveOn: "2018-02-30" })],
  [
    "an older version than answers name",
    ({ catalogue, random }) => ({ ...catalogue, version: 1 + random.below(honestCatalogueVersion - 1) }),
  ],
  ["version 0", ({ catalogue }) => ({ ...catalogue, version: 0 })],
  ["a version that is a text", ({ catalogue }) => ({ ...catalogue, version: "5" })],
  ["a version with a fraction", ({ catalogue }) => ({ ...catalogue, version: 5.5 })],
  ["no version", ({ catalogue }) => ({ ...catalogue, version: undefined })],
  ["entries that are null", ({ catalogue }) => ({ ...catalogue, entries: null })],
  ["entries left out", ({ catalogue }) => ({ ...catalogue, entries: undefined })],
  ["entries by id", ({ catalogue }) => ({ ...catalogue, entries: {} })],
  ["an entry that is null", ({ catalogue }) => ({ ...catalogue, entries: [null] })],
  ["a nature nobody knows", ({ catalogue }) => ({ ...catalogue, nature: "draft" })],
  ["null", () => null],
  ["a list", ({ catalogue }) => [catalogue]],
  ["the answer to a lookup", ({ answer }) => answer],
]);

const unread = replies([
  ["unsigned", () => ({ signature: null })],
  ["signed for another request", () => ({ signed: { nonce: "0123456789abcdef0123456789abcdef" } })],
  [
    "changed after signing",
    ({ text }) => ({ body: text.replaceAll("mandatory", "recommended"), signedBody: text }),
  ],
  ["under another ETag than signed", () => ({ headers: { etag: '"v9"' }, signed: { etag: '"v1"' } })],
  ["cut", ({ text, random }) => ({ body: text.slice(0, 1 + random.below(text.length - 1)) })],
  ["its entries twice", ({ text }) => ({ body: text.replace('"entries":', '"entries":[],"entries":') })],
  [
    "an effect twice",
    ({ text }) => ({ body: text.replace('"effect":"stop"', '"effect":"stop","effect":"review"') }),
  ],
  [
    "with __proto__",
    ({ text }) => ({ body: text.replace('"entries":', '"__proto__":{"polluted":true},"entries":') }),
  ],
  [
    "with constructor in an entry",
    ({ text }) => ({
      body: text.replace('"effect":', '"constructor":{"prototype":{"polluted":true}},"effect":'),
    }),
  ],
  [
    "too deep",
    ({ text }) => ({
      body: text.replace('"entries":', `"later":${"[".repeat(70)}${"]".repeat(70)},"entries":`),
    }),
  ],
  ["an HTML page", () => ({ body: "<html></html>" })],
  ["an empty body", () => ({ body: "" })],
  ["304 to who has none", () => ({ status: 304, body: "" })],
  ["204", () => ({ status: 204, body: "" })],
  ["404", () => ({ status: 404 })],
  ["401", () => ({ status: 401 })],
  ["500", () => ({ status: 500 })],
  ["429 until tomorrow", () => ({ status: 429, headers: { "retry-after": "86400" } })],
  ["307 to another host", ({ trapUrl }) => ({ status: 307, headers: { location: trapUrl } })],
  ["gzip that nobody names", ({ text }) => ({ body: gzipSync(text), signedBody: text })],
]);

const large = documents([
  [
    "10,000 empty entries",
    ({ catalogue }) => ({ ...catalogue, entries: Array.from({ length: 10_000 }, () => ({})) }),
  ],
  [
    "10,000 entries full of garbage",
    ({ catalogue }) => ({
      ...catalogue,
      entries: Array.from({ length: 10_000 }, () => ({ fields: [{}, {}], bases: [{}, {}] })),
    }),
  ],
  [
    "50,000 empty item codes",
    ({ catalogue }) => ({ ...catalogue, itemCodes: Array.from({ length: 50_000 }, () => ({})) }),
  ],
  [
    "empty objects up to the cap",
    ({ catalogue }) => ({ ...catalogue, later: Array.from({ length: 2_700_000 }, () => ({})) }),
  ],
  [
    "4,000 right entries and one without a basis",
    ({ catalogue }) => {
      const [first = {}] = entriesOf(catalogue);
      const entries = Array.from({ length: 4_000 }, (_, index) => ({ ...first, entryId: `e-${index}` }));
      return { ...catalogue, entries: [...entries, { ...first, entryId: "last", bases: [localPolicy] }] };
    },
  ],
]).map((kind) => ({ ...kind, weight: "heavy" }) as const);

const late: readonly HostileKind[] = large.map((kind) => ({
  ...kind,
  name: `${kind.name}, at the last moment`,
  moment: "last",
  answer: (exchange) => {
    setTimeout(() => kind.answer(exchange), deadlineMs - 180 + exchange.random.below(60));
  },
}));

/** T14, R14: a catalogue that must not be decided by. */
export const catalogueKinds: readonly HostileKind[] = [
  ...unfounded,
  ...unread,
  ...replacing([
    [
      "a version that goes back",
      ({ catalogue, random }) => ({ ...catalogue, version: 1 + random.below(honestCatalogueVersion - 1) }),
    ],
    [
      "the same version under another id",
      ({ catalogue }) => ({ ...catalogue, catalogueId: "another-catalogue" }),
    ],
    ["the same version again, though a newer is named", ({ catalogue }) => catalogue],
    [
      "a newer version without a basis",
      (exchange) => ({ ...entry({ binding: "mandatory", bases: [localPolicy] })(exchange), ...newer }),
    ],
    [
      "a newer version that is to come",
      ({ catalogue }) => ({ ...catalogue, ...newer, effectiveOn: "2099-01-01" }),
    ],
    [
      "a newer version of another pack",
      ({ catalogue }) => ({ ...catalogue, ...newer, packId: "xiamen-2019-1" }),
    ],
  ]),
  ...replies([
    [
      "a newer version, unsigned",
      ({ catalogue }) => ({ body: JSON.stringify({ ...catalogue, ...newer, entries: [] }), signature: null }),
    ],
    ["not modified, though a newer is named", () => ({ status: 304, body: "" })],
  ]).map((kind) => ({ ...kind, guard: "warmed", namedCatalogueVersion: newer.version }) as const),
  ...large,
  ...late,
  { name: "catalogue: no answer at all", theme: "catalogues", on: "catalogue", answer: () => undefined },
  {
    name: "catalogue: a reset",
    theme: "catalogues",
    on: "catalogue",
    answer: ({ socket }) => void socket.resetAndDestroy(),
  },
];
