import ts from "typescript";
import { expect, it } from "vitest";
import { codeBlocks, markdownDocuments } from "./documents";
import { projectProgram } from "./project-program";

const samples = new Map(
  markdownDocuments().flatMap(({ path, text }) =>
    codeBlocks(text, "ts").map((code, index): [string, string] => [
      `${path.replaceAll("/", "-")}-sample-${index + 1}.ts`,
      code,
    ]),
  ),
);

function faultsOf(sources: ReadonlyMap<string, string>): readonly string[] {
  const program = projectProgram([], sources);
  return program
    .getSourceFiles()
    .filter(({ fileName }) => [...sources.keys()].some((name) => fileName.endsWith(`/${name}`)))
    .flatMap((file) => ts.getPreEmitDiagnostics(program, file))
    .map(
      ({ file, start, messageText }) =>
        `${file?.fileName.split("/").at(-1)}:${file?.getLineAndCharacterOfPosition(start ?? 0).line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
}

it("the README and the guides have samples to compile", () => {
  expect(samples.size).toBeGreaterThanOrEqual(5);
});

it("every TypeScript sample in a document compiles against the sources, by the project's own options", () => {
  expect(faultsOf(samples)).toEqual([]);
}, 60_000);

it("a sample that reads incentives before narrowing the outcome would be found", () => {
  const wrong =
    'import type { Check } from "yingcha";\nexport const read = (check: Check) => check.incentives;\n';
  expect(faultsOf(new Map([["wrong-sample.ts", wrong]]))).toHaveLength(1);
}, 60_000);
