import type { HostileKind } from "../hostile-kind";
import { wireSources } from "../world";
import { standingKinds } from "./spoil";

const [city, province] = wireSources();

/** T6, R21: a list that nobody answered for is not a list without a record. */
export const sourceKinds: readonly HostileKind[] = standingKinds("sources", [
  [
    "a source missing",
    ({ standing, random }) => {
      const place = random.below(2);
      return {
        ...standing,
        sources: wireSources().map((source, index) =>
          index === place ? { ...source, state: "missing" } : source,
        ),
      };
    },
  ],
  [
    "every source missing",
    ({ standing }) => ({
      ...standing,
      sources: wireSources().map((source) => ({ ...source, state: "missing" })),
    }),
  ],
  ["no source", ({ standing }) => ({ ...standing, sources: [] })],
  ["sources left out", ({ standing }) => ({ ...standing, sources: undefined })],
  ["sources that are null", ({ standing }) => ({ ...standing, sources: null })],
  ["sources by name", ({ standing }) => ({ ...standing, sources: { quanzhou: city } })],
  ["sources that are a text", ({ standing }) => ({ ...standing, sources: "all" })],
  ["no source for the watch list", ({ standing }) => ({ ...standing, sources: [province] })],
  [
    "no source for the black list",
    ({ standing }) => ({ ...standing, sources: [{ ...city, lists: ["red", "watch"] }] }),
  ],
  ["a source for no list", ({ standing }) => ({ ...standing, sources: [{ ...city, lists: [] }] })],
  [
    "a source for a list nobody knows",
    ({ standing }) => ({ ...standing, sources: [{ ...city, lists: ["red", "black", "watch", "grey"] }] }),
  ],
  [
    "a source whose lists are a text",
    ({ standing }) => ({ ...standing, sources: [{ ...city, lists: "red,black,watch" }] }),
  ],
  [
    "a source in a state nobody knows",
    ({ standing }) => ({ ...standing, sources: [{ ...city, state: "slow" }] }),
  ],
  ["a source without a state", ({ standing }) => ({ ...standing, sources: [{ ...city, state: undefined }] })],
  ["a source whose state is true", ({ standing }) => ({ ...standing, sources: [{ ...city, state: true }] })],
  ["a source that is null", ({ standing }) => ({ ...standing, sources: [city, null] })],
  ["65 sources", ({ standing }) => ({ ...standing, sources: Array.from({ length: 65 }, () => city) })],
]);
