import type { ListSource, SourceAnswer } from "../freshness/list-source";
import { type SubjectRef, subjectKey } from "../subject/subject";

interface Gathering {
  readonly subjects: Map<string, SubjectRef>;
  readonly answers: Promise<ReadonlyMap<string, SourceAnswer>>;
}

/**
 * Gathers the lookups of one tick into batches, so that many checks at once cost few requests.
 *
 * @param source what to ask
 * @param how `maxCount`: subjects in one request
 * @returns a source of any number of subjects a call; a subject asked for twice in a batch is sent once
 * @example
 * const gathered = createGatheringSource(remote, { maxCount: 1_000 })
 */
export function createGatheringSource(
  source: ListSource,
  { maxCount }: { readonly maxCount: number },
): ListSource {
  let open: Gathering | undefined;

  function join(subject: SubjectRef): Promise<SourceAnswer> {
    const key = subjectKey(subject);
    if (open === undefined || (open.subjects.size >= maxCount && !open.subjects.has(key))) open = begin();
    open.subjects.set(key, subject);
    return open.answers.then((answers) => answers.get(key) ?? incomplete);
  }

  function begin(): Gathering {
    const subjects = new Map<string, SubjectRef>();
    const answers = new Promise<void>((resolve) => setImmediate(resolve)).then(async () => {
      if (open?.subjects === subjects) open = undefined;
      const found = await source.find([...subjects.values()], { maxAgeMs: 0 });
      return new Map([...subjects.keys()].map((key, index) => [key, found[index] ?? incomplete]));
    });
    return { subjects, answers };
  }

  return { find: (subjects) => Promise.all(subjects.map(join)) };
}

const incomplete: SourceAnswer = { finding: { kind: "failed", reason: { code: "answer-incomplete" } } };
