import { type Statistics, statisticsQuerySchema } from "../../contract/statistics";
import { listKindSchema } from "../../lists/list-record";
import { documentOf } from "../catalogue/document-of";
import { momentAt } from "../moment-at";
import { statisticsCsv } from "../statistics/statistics-csv";
import { statisticsOf } from "../statistics/statistics-of";
import { unwatchedMeasures } from "../statistics/unwatched-measures";
import { type Answering, malformed, type ShelfParts } from "./message";
import { parsedQuery } from "./parsed-query";

const tellEvery = () => true;

/**
 * Makes what answers with the statistics of a month, by the query `month`, `department` and `format`.
 *
 * @param parts the feedback, the active catalogue, the clock
 * @returns the figures; to an application that is not told of the watch list, as though no record of it bore on any case
 * @source 四(三), 四(四), 五(三) (R10, R13, R18)
 * @example
 * answerStatistics(parts)
 */
export function answerStatistics({ lists, catalogue, shelf, clock }: ShelfParts): Answering {
  const active = async () => (shelf === undefined ? catalogue : documentOf((await shelf.active()).text));
  return async ({ query, application }) => {
    const request = parsedQuery(statisticsQuerySchema, query);
    if (request === undefined) return malformed;
    const { month, department, format } = request;

    const isWatchTold = application.scopes.includes("watch-list");
    const told = listKindSchema.options.filter((list) => isWatchTold || list !== "watch");
    const counts = await lists.statistics.count({
      month,
      lists: told,
      ...(department === undefined ? {} : { departmentKey: `code:${department}` }),
    });
    const statistics: Statistics = statisticsOf(counts, {
      month,
      asOf: momentAt(clock.wallMs()).at,
      lists: [...told, "none"],
      isTold: isWatchTold ? tellEvery : unwatchedMeasures(await active()),
    });
    return format === "csv"
      ? { kind: "answered", text: statisticsCsv(statistics), contentType: "text/csv; charset=utf-8" }
      : { kind: "answered", text: JSON.stringify(statistics) };
  };
}
