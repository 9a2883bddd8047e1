import { BaseSequencer, type TestSpecification } from "vitest/node";

// In this order: the first sees most of what can be wrong in the wording, the last search at random or feed megabytes.
const ranks = [
  /\/verbatim\.test\.ts$/,
  /\/subject\/(?!name|subject\.)/,
  /\/explanation\/(?!explain-decision)/,
  /\/rules\//,
  /\/decision\/(?!decide\.property)[^/]+$/,
];

/** Runs the plain tests before the dear ones, since the first that fails ends the run of a mutant. */
export class CheapestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = ranks.findIndex((one) => one.test(moduleId));
      return at < 0 ? ranks.length : at;
    };
    return files.toSorted((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId));
  }
}
