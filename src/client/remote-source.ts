import { lookupEnvelopeSchema } from "../contract/lookup";
import { platformPath } from "../contract/platform-path";
import { timestampToleranceMs } from "../contract/request-signature";
import { SourceError } from "../errors/yingcha-error";
import type { ListSource, SourceAnswer } from "../freshness/list-source";
import { reasonOf } from "../freshness/reason-of";
import { listRecordSchema } from "../lists/list-record";
import { platformStandingSchema, type Standing } from "../lists/standing";
import { isWatchWithheld } from "../lists/watch-withheld";
import { isSameSubject, type SubjectRef } from "../subject/subject";
import type { Clock } from "../time/clock";
import { isHarmlessJson } from "./harmless-json";
import { nextTurn } from "./next-turn";
import type { PlatformHttp } from "./platform-http";
import type { WatchListDemand } from "./watch-list-demand";

interface RemoteSourceOptions {
  readonly clock: Clock;
  readonly asOfMaxAgeMs: number;
  readonly watchList: WatchListDemand;
}

/**
 * Asks the platform who is listed, one request a call.
 *
 * Only a complete, valid answer about the very subject asked counts. What concerns one subject (a standing that
 * cannot be read, a foreign record) spoils that subject's finding alone; what concerns the answer (its length,
 * its version going back, lists that the platform itself calls old) spoils all.
 *
 * @param http the door to the platform
 * @param how `asOfMaxAgeMs`: how old the lists may be at the platform when it answers; `clock` tells; `watchList`:
 *   whether a standing counts of which the watch list is withheld
 * @returns a source that takes at most 1,000 subjects a call
 * @source 五(三) (R21)
 * @example
 * const [answer] = await createRemoteSource(http, { clock, asOfMaxAgeMs, watchList: "demanded" }).find([subject], { maxAgeMs: 0 })
 */
export function createRemoteSource(
  http: PlatformHttp,
  { clock, asOfMaxAgeMs, watchList }: RemoteSourceOptions,
): ListSource {
  let seenVersion = 0;

  async function lookUp(subjects: readonly SubjectRef[]): Promise<readonly SourceAnswer[]> {
    // Answers may overtake each other: only one older than what was seen before it was asked for goes back.
    const versionBefore = seenVersion;
    const body = JSON.stringify({ subjects: subjects.map(({ kind, code }) => ({ kind, code })) });
    const valueMaxCount = standingMaxCount + othersMaxCount * subjects.length;
    const answer = await http.send({ method: "POST", path: platformPath.lookups, body, valueMaxCount });
    const envelope =
      answer.kind === "content" && hasHarmlessEnvelope(answer.value)
        ? lookupEnvelopeSchema.safeParse(answer.value)
        : undefined;
    if (!envelope?.success) throw new SourceError("answer-invalid");
    const { listVersion, asOf, catalogueVersion, standings } = envelope.data;
    const asOfAgeMs = clock.wallMs() - Date.parse(asOf);
    if (asOfAgeMs > asOfMaxAgeMs || asOfAgeMs < -timestampToleranceMs)
      throw new SourceError("lists-outdated");
    if (listVersion < versionBefore) throw new SourceError("list-version-regressed");
    if (standings.length !== subjects.length) throw new SourceError("answer-incomplete");
    seenVersion = Math.max(seenVersion, listVersion);

    const answers: SourceAnswer[] = [];
    let sliceStartedMs = clock.monotonicMs();
    for (const [index, subject] of subjects.entries()) {
      const standing = readStanding(subject, standings[index]);
      if (standing instanceof SourceError) answers.push(failed(standing));
      else if (watchList === "demanded" && isWatchWithheld(standing))
        answers.push(failed(new SourceError("watch-list-withheld")));
      else {
        const found: Standing = { ...standing, listVersion, asOf };
        answers.push({ finding: { kind: "found", standing: found }, catalogueVersion });
      }
      if (clock.monotonicMs() - sliceStartedMs < sliceMs) continue;
      await nextTurn();
      sliceStartedMs = clock.monotonicMs();
    }
    return answers;
  }

  return {
    async find(subjects) {
      try {
        return await lookUp(subjects);
      } catch (error) {
        const answer = failed(error);
        return subjects.map(() => answer);
      }
    },
  };
}

/** The standings are looked into one by one, so that one spoils no other subject's finding. */
function hasHarmlessEnvelope(value: unknown): boolean {
  return isHarmlessJson(
    typeof value === "object" && value !== null && "standings" in value
      ? { ...value, standings: null }
      : value,
  );
}

/** Values in one standing: 1,000 records of some fifty each, and then as many again. */
const standingMaxCount = 100_000;
/** Values in each standing of a batch on the average, beside one that takes all of the above: ten records and as many links. */
const othersMaxCount = 400;
/** So long a batch is read before whatever else is due has its turn. */
const sliceMs = 25;
/** So few are as soon read by the schema of the standing. */
const fewRecordsCount = 16;
const recordMaxCount = 1_000;

function readStanding(subject: SubjectRef, value: unknown) {
  const parsed =
    isHarmlessJson(value, standingMaxCount) && hasReadableRecords(value)
      ? platformStandingSchema.safeParse(value)
      : undefined;
  if (!parsed?.success) return new SourceError("answer-invalid");
  const standing = parsed.data;
  if (!isSameSubject(standing.subject, subject)) return new SourceError("answer-mismatched");
  if (standing.kind === "unknown") return hasRecords(value) ? new SourceError("answer-invalid") : standing;
  if (!standing.records.every((record) => isSameSubject(record.subject, subject)))
    return new SourceError("answer-mismatched");
  return standing;
}

/** Of a thousand records that cannot be read, zod would write down every fault for half a second. */
function hasReadableRecords(value: unknown): boolean {
  const records = typeof value === "object" && value !== null && "records" in value ? value.records : [];
  if (!Array.isArray(records) || records.length < fewRecordsCount) return true;
  return records.length <= recordMaxCount && records.every((row) => listRecordSchema.safeParse(row).success);
}

/** A subject called unknown that has records is a contradiction, and the schema would drop the records. */
function hasRecords(value: unknown): boolean {
  const records = typeof value === "object" && value !== null && "records" in value ? value.records : [];
  return !(Array.isArray(records) && records.length === 0);
}

function failed(error: unknown): SourceAnswer {
  return { finding: { kind: "failed", reason: reasonOf(error, "answer-invalid") } };
}
