import { type Statistics, statisticsQuerySchema } from "../../contract/statistics";
import { listKindSchema } from "../../lists/list-record";
import { momentAt } from "../moment-at";
import { everUnwatched } from "../statistics/ever-unwatched";
import { statisticsCsv } from "../statistics/statistics-csv";
import { statisticsOf } from "../statistics/statistics-of";
import { type Answering, type AnswerParts, malformed } from "./message";
import { parsedQuery } from "./parsed-query";

const tellEvery = () => true;

/**
 * Makes what answers with the statistics of a month, by the query `month`, `department` and `format`.
 *
 * @param parts the feedback, the catalogues, the clock
 * @returns the figures; to an application that is not told of the watch list, as though no record of it bore on any case
 * @source 四(三), 四(四), 五(三) (R10, R13, R18)
 * @example
 * answerStatistics(parts)
 */
export function answerStatistics({ lists, clock, ...catalogues }: AnswerParts): Answering {
  const findUnwatched = everUnwatched(catalogues);
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
    // Read after the count: a version that became active in between may have brought what was counted.
    const isTold = isWatchTold ? tellEvery : await findUnwatched();
    const statistics: Statistics = statisticsOf(counts, {
      month,
      asOf: momentAt(clock.wallMs()).at,
      lists: [...told, "none"],
      isTold,
    });
    return format === "csv"
      ? { kind: "answered", text: statisticsCsv(statistics), contentType: "text/csv; charset=utf-8" }
      : { kind: "answered", text: JSON.stringify(statistics) };
  };
}
