import type { Survivor } from "./mutant-report";

// Two backticks, since the code of a template holds single ones.
const item = /^- `(?<file>[^`]+)` (?<mutator>\w+): `` (?<code>.*) `` → `` (?<replacement>.*) ``$/gm;

/** Reads the survivors that the document lists. */
export function listedSurvivors(document: string): readonly Survivor[] {
  return [...document.matchAll(item)].map(({ groups = {} }) => {
    const { file = "", mutator = "", code = "", replacement = "" } = groups;
    return { file, mutator, code, replacement: replacement.trim() };
  });
}

/** A survivor as the document lists it. */
export function survivorLine({ file, mutator, code, replacement }: Survivor): string {
  return `- \`${file}\` ${mutator}: \`\` ${code} \`\` → \`\` ${replacement} \`\``;
}

/** Those of the first that have no counterpart among the others; of equal ones each wants its own. */
export function withoutCounterpart(
  survivors: readonly Survivor[],
  others: readonly Survivor[],
): readonly string[] {
  const left = others.map(survivorLine);
  return survivors.map(survivorLine).filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
