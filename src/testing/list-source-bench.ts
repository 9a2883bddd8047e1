import type { ListSource } from "../freshness/list-source";
import type { SubjectRef } from "../subject/subject";
import type { KnownStanding } from "./known-standing";

/** A list source under proof, and the levers that the proofs pull; each proof makes a bench of its own. */
export interface ListSourceBench {
  readonly source: ListSource;
  /** From now on the source finds this of the standing's subject, every record, link and term of it. Version and time
   * are the source's own, and so are the list sources' names, but not which lists one is missing for. */
  put(standing: KnownStanding): void | Promise<void>;
  /** From now on nothing can be established of this subject, and of the others as before. */
  fail(subject: SubjectRef): void | Promise<void>;
  /** From now on nothing can be established of anybody. */
  goDown(): void | Promise<void>;
  /** Lets go of what the bench holds. */
  close?(): void | Promise<void>;
}
