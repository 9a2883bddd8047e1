import { momentAt } from "../moment-at";
import { type Answering, type AnswerParts, unknownPath } from "./message";

const retryAfterMs = 30_000;

/**
 * Makes what gives all standings at one version of the lists.
 *
 * @param parts the snapshots, without which there is no such path; lists and clock, which say the catalogue that is
 *   active, and the one that is where they name none
 * @returns lines of JSON, of which the last one signs all
 * @source 五(三)
 * @example
 * answerSnapshot(parts)
 */
export function answerSnapshot({ snapshots, lists, catalogue, clock }: AnswerParts): Answering {
  return async ({ application: { appKey }, isStillLet, disconnect }) => {
    if (snapshots === undefined) return unknownPath;
    const found = await lists.lookUp([], momentAt(clock.wallMs()));
    const { catalogueVersion = catalogue.version } = found;
    const body = await snapshots.open({ appKey, catalogueVersion, isStillLet, disconnect });
    return body === undefined
      ? { kind: "refused", code: "request-throttled", retryAfterMs }
      : { kind: "streamed", body, contentType: "application/x-ndjson; charset=utf-8" };
  };
}
