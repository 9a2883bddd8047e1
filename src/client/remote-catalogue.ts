import { platformPath } from "../contract/platform-path";
import { SourceError } from "../errors/yingcha-error";
import type { CatalogueSource } from "../freshness/catalogue-source";
import type { Clock } from "../time/clock";
import { isHarmlessJson } from "./harmless-json";
import type { PlatformHttp } from "./platform-http";
import { refuseUnreadableRows } from "./refuse-unreadable-rows";

/** Fifty thousand item codes and five thousand entries; more could not be read within a deadline. */
const valueMaxCount = 250_000;

/**
 * Asks the platform for its active catalogue.
 *
 * @param http the door to the platform
 * @param clock measures how long the reading takes
 * @returns the source; the answer's signature was verified, it holds no dangerous key, and of a long one every row can
 *   be read; the rest of its content was not yet read
 * @source 五(四)
 * @example
 * await createRemoteCatalogue(http, systemClock).find(undefined)
 */
export function createRemoteCatalogue(http: PlatformHttp, clock: Clock): CatalogueSource {
  return {
    async find(etag) {
      const request = { method: "GET", path: platformPath.catalogue, valueMaxCount } as const;
      const answer = await http.send(etag === undefined ? request : { ...request, etag });
      if (answer.kind === "not-modified") return answer;
      const { value, etag: newEtag } = answer;
      if (!isHarmlessJson(value)) throw new SourceError("answer-invalid");
      if (typeof value === "object" && value !== null) await refuseUnreadableRows(value, clock);
      return { kind: "document", document: value, etag: newEtag };
    },
  };
}
