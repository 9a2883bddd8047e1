import type { AccessScope } from "../../contract/access-scope";

/** How far the lists have come: for whoever is told of the watch list, and for whoever is not. */
export interface ListsProgress {
  readonly listVersion: number;
  /** When the last change was made; undefined before the first. */
  readonly changedAt: string | undefined;
  readonly thirdPartyVersion: number;
  /** When the last change was made of which whoever is not told of the watch list sees something. */
  readonly thirdPartyChangedAt: string | undefined;
}

/** Through which version of either kind an address was told, whichever it was told by. */
export type ToldThrough = Pick<ListsProgress, "listVersion" | "thirdPartyVersion">;

/** What an address is to be told. */
export interface News {
  /** Whether its application is told of the watch list, and so by which of the two versions the address is told. */
  readonly watchList: "told" | "withheld";
  readonly listVersion: number;
  /** When the last of the changes that are told was made. */
  readonly changedAt: string;
}

/**
 * Says what an address is to be told, by what its application may see now: without the scope `watch-list` nothing of
 * it moves with that list, neither whether there is anything nor which version nor when. Pure.
 *
 * @param scopes those of its application
 * @param lists how far they have come
 * @param through how far the address was told
 * @returns the news; undefined where there are none
 * @source 四(四) (R10)
 * @example
 * owedNews(["lookup"], lists, { listVersion: 1, thirdPartyVersion: 1 })
 */
export function owedNews(
  scopes: readonly AccessScope[],
  lists: ListsProgress,
  through: ToldThrough,
): News | undefined {
  return scopes.includes("watch-list")
    ? newsOf("told", lists.listVersion, lists.changedAt, through.listVersion)
    : newsOf("withheld", lists.thirdPartyVersion, lists.thirdPartyChangedAt, through.thirdPartyVersion);
}

function newsOf(
  watchList: News["watchList"],
  listVersion: number,
  changedAt: string | undefined,
  toldVersion: number,
): News | undefined {
  return listVersion > toldVersion && changedAt !== undefined
    ? { watchList, listVersion, changedAt }
    : undefined;
}
