import { platformPath } from "../contract/platform-path";
import { SourceError } from "../errors/yingcha-error";
import type { CatalogueSource } from "../freshness/catalogue-source";
import { isHarmlessJson } from "./harmless-json";
import type { PlatformHttp } from "./platform-http";

/**
 * Asks the platform for its active catalogue.
 *
 * @param http the door to the platform
 * @returns the source; the answer's signature was verified and it holds no dangerous key; its content was not yet read
 * @source 五(四)
 * @example
 * await createRemoteCatalogue(http).find(undefined)
 */
export function createRemoteCatalogue(http: PlatformHttp): CatalogueSource {
  return {
    async find(etag) {
      const request = { method: "GET", path: platformPath.catalogue } as const;
      const answer = await http.send(etag === undefined ? request : { ...request, etag });
      if (answer.kind === "not-modified") return answer;
      if (!isHarmlessJson(answer.value)) throw new SourceError("answer-invalid");
      return { kind: "document", document: answer.value, etag: answer.etag };
    },
  };
}
