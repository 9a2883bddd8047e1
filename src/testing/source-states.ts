import type { ListSourceState } from "../lists/standing";

const sources: readonly Omit<ListSourceState, "state">[] = [
  { id: "quanzhou-lists", title: "示例市名单", lists: ["red", "black", "watch"] },
  { id: "national-lists", title: "示例国家名单", lists: ["black"] },
];

/**
 * Makes the list sources that a standing rests on; the ids are those of the sandbox's lists. Pure.
 *
 * @param missing the id of the one that does not answer. Default: all answered
 * @returns a source of all three lists, and one of the black list
 * @source 五(三) (R21)
 * @example
 * sourceStates("national-lists")
 */
export function sourceStates(missing?: "quanzhou-lists" | "national-lists"): readonly ListSourceState[] {
  return sources.map((source) => ({ ...source, state: source.id === missing ? "missing" : "answered" }));
}
