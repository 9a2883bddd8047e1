import { type Answering, type AnswerParts, unknownPath } from "./message";

const retryAfterMs = 30_000;

/**
 * Makes what gives all standings at one version of the lists.
 *
 * @param parts the snapshots, without which there is no such path; the catalogue that is active where they name none
 * @returns lines of JSON, of which the last one signs all
 * @source 五(三)
 * @example
 * answerSnapshot(parts)
 */
export function answerSnapshot({
  snapshots,
  catalogue,
}: Pick<AnswerParts, "snapshots" | "catalogue">): Answering {
  return async ({ application: { appKey }, isStillLet, disconnect }) => {
    if (snapshots === undefined) return unknownPath;
    const ownVersion = catalogue.version;
    const body = await snapshots.open({ appKey, ownVersion, isStillLet, disconnect });
    return body === undefined
      ? { kind: "refused", code: "request-throttled", retryAfterMs }
      : { kind: "streamed", body, contentType: "application/x-ndjson; charset=utf-8" };
  };
}
