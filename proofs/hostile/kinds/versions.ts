import type { HostileKind } from "../hostile-kind";
import { honestListVersion } from "../world";
import { envelopeKinds, rememberedAsUndetermined, textKinds } from "./spoil";

const warmed = (kinds: readonly HostileKind[]) =>
  kinds.map((kind) => ({ ...kind, guard: "warmed" }) as const);

const versionAs = (key: string, written: string) => (text: string) =>
  text.replace(new RegExp(`"${key}":\\d+`), `"${key}":${written}`);

const kinds: readonly HostileKind[] = [
  ...warmed(
    envelopeKinds("versions", [
      [
        "the version of the lists one lower than before",
        ({ answer }) => ({ ...answer, listVersion: honestListVersion - 1 }),
      ],
      ["the version of the lists back at 0", ({ answer }) => ({ ...answer, listVersion: 0 })],
      [
        "any lower version, and nobody listed",
        ({ answer, standing, random }) => ({
          ...answer,
          listVersion: random.below(honestListVersion),
          standings: [{ ...standing, records: [] }],
        }),
      ],
    ]),
  ),
  ...envelopeKinds("versions", [
    ["no version of the lists", ({ answer }) => ({ ...answer, listVersion: undefined })],
    ["a version of the lists that is null", ({ answer }) => ({ ...answer, listVersion: null })],
    ["a version of the lists that is a text", ({ answer }) => ({ ...answer, listVersion: "50" })],
    ["a version of the lists with a fraction", ({ answer }) => ({ ...answer, listVersion: 50.5 })],
    ["a version of the lists below 0", ({ answer }) => ({ ...answer, listVersion: -1 })],
    [
      "a version of the lists beyond what a number holds",
      ({ answer }) => ({ ...answer, listVersion: 2 ** 53 }),
    ],
    ["no version of the catalogue", ({ answer }) => ({ ...answer, catalogueVersion: undefined })],
    ["a version of the catalogue of 0", ({ answer }) => ({ ...answer, catalogueVersion: 0 })],
    ["a version of the catalogue that is a text", ({ answer }) => ({ ...answer, catalogueVersion: "5" })],
    ["a version of the catalogue with a fraction", ({ answer }) => ({ ...answer, catalogueVersion: 5.5 })],
    [
      "a version of the catalogue that nobody serves",
      ({ answer, random }) => ({ ...answer, catalogueVersion: 6 + random.below(1_000_000) }),
    ],
  ]),
  ...textKinds("versions", [
    ["a version beyond all numbers", ({ text }) => versionAs("listVersion", "1e999")(text)],
    ["a version of a million digits", ({ text }) => versionAs("listVersion", "9".repeat(1_000_000))(text)],
    ["a version with a leading zero", ({ text }) => versionAs("listVersion", "050")(text)],
    ["a version in hexadecimal", ({ text }) => versionAs("listVersion", "0x32")(text)],
    ["minus zero as the catalogue's version", ({ text }) => versionAs("catalogueVersion", "-0")(text)],
  ]),
];

/** T13, T14: versions that go back, or are none. */
export const versionKinds: readonly HostileKind[] = rememberedAsUndetermined(kinds, [
  "a version of the catalogue that nobody serves",
]);
