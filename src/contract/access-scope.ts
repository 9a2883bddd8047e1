/**
 * What an application may be let do 权限: ask who is listed (`lookup`), be told of the watch list too (`watch-list`),
 * feed back what was done (`feedback`), change the lists (`authority`), read what departments did (`statistics`),
 * publish the catalogue (`catalogue`).
 *
 * @source 四(三), 四(四), 五(一), 五(四) (R10)
 */
export const accessScopes = [
  "lookup",
  "watch-list",
  "feedback",
  "authority",
  "statistics",
  "catalogue",
] as const;
export type AccessScope = (typeof accessScopes)[number];
