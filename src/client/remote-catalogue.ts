import { catalogueStatement } from "../contract/catalogue-statement";
import { platformPath } from "../contract/platform-path";
import { IntegrityError, SourceError } from "../errors/yingcha-error";
import type { CatalogueSource } from "../freshness/catalogue-source";
import { keyIdOf, verifyEd25519 } from "../integrity/ed25519";
import type { Clock } from "../time/clock";
import { isHarmlessJson } from "./harmless-json";
import type { PlatformAnswer, PlatformHttp } from "./platform-http";
import { refuseUnreadableRows } from "./refuse-unreadable-rows";

/** Fifty thousand item codes and five thousand entries; more could not be read within a deadline. */
const valueMaxCount = 250_000;

/**
 * Asks the platform for its active catalogue.
 *
 * @param http the door to the platform
 * @param how `clock` measures how long the reading takes; `keys`: by which the catalogue must be signed, SPKI in base64.
 *   Default: whoever the platform is signs for it
 * @returns the source; the answer's signature was verified, it holds no dangerous key, and of a long one every row can
 *   be read; the rest of its content was not yet read
 * @source 五(四)
 * @example
 * await createRemoteCatalogue(http, { clock: systemClock }).find(undefined)
 */
export function createRemoteCatalogue(
  http: PlatformHttp,
  { clock, keys }: { readonly clock: Clock; readonly keys?: readonly string[] | undefined },
): CatalogueSource {
  return {
    async find(etag) {
      const request = { method: "GET", path: platformPath.catalogue, valueMaxCount } as const;
      const answer = await http.send(etag === undefined ? request : { ...request, etag });
      if (answer.kind === "not-modified") return answer;
      const { value, etag: newEtag } = answer;
      if (keys !== undefined && !isSignedBy(keys, answer)) throw new IntegrityError("signature-mismatched");
      if (!isHarmlessJson(value)) throw new SourceError("answer-invalid");
      if (typeof value === "object" && value !== null) await refuseUnreadableRows(value, clock);
      return { kind: "document", document: value, etag: newEtag };
    },
  };
}

function isSignedBy(
  keys: readonly string[],
  { value, signed }: Extract<PlatformAnswer, { readonly kind: "content" }>,
): boolean {
  const [keyId, signature = ""] = signed?.origin.split(".") ?? [];
  const key = keys.find((one) => keyIdOf(one) === keyId);
  if (
    signed === undefined ||
    key === undefined ||
    typeof value !== "object" ||
    value === null ||
    !("version" in value)
  )
    return false;
  return verifyEd25519(catalogueStatement(Number(value.version), signed.body), signature, key);
}
