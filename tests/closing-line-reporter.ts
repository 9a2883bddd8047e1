import type { Reporter, TestModule } from "vitest/node";

/**
 * Ends a run with one plain line, `N passed, N failed` (`, N skipped` when there are any), after all
 * that other reporters and the coverage report print.
 *
 * A run that failed never reads `0 failed`: a file that could not be loaded, an error outside the tests, a
 * missed coverage threshold and a run without tests count as failures, and are named above the line.
 */
export class ClosingLineReporter implements Reporter {
  #count = { passed: 0, failed: 0, skipped: 0 };
  #isFinished = false;

  onInit(): void {
    process.once("exit", (exitCode) => {
      if (this.#isFinished) process.stdout.write(`\n${closingLines(this.#count, exitCode).join("\n")}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    this.#count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    this.#isFinished = true;
    for (const module of modules) this.#add(module);
  }

  #add(module: TestModule): void {
    let failedHere = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === "passed") this.#count.passed += 1;
      else if (state === "failed") failedHere += 1;
      // A pending test was cut off, by a bail or a lost worker: it did not pass and was not left out.
      else if (state === "skipped") this.#count.skipped += 1;
      else failedHere += 1;
    }
    // An import that fails, or a hook, fails the file without failing any test of it.
    if (failedHere === 0 && !module.ok()) failedHere = 1;
    this.#count.failed += failedHere;
  }
}

function closingLines(
  count: { readonly passed: number; readonly failed: number; readonly skipped: number },
  exitCode: number,
): string[] {
  const isHidden = exitCode !== 0 && count.failed === 0;
  const failed = isHidden ? 1 : count.failed;
  const line = `${count.passed} passed, ${failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ""}`;
  if (!isHidden) return [line];
  return ["No test failed, but the run did: a coverage threshold or the runner itself, see above.", line];
}
