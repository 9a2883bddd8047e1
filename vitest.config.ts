import { defineConfig } from "vitest/config";
import { ClosingLineReporter } from "./tests/closing-line-reporter.ts";

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ["tests/**/*.test.ts", "examples/**/*.test.ts"],
    // Generous, since a machine of two cores also builds, packs and compiles here. No test measures speed, which is for
    // `npm run prove`; what must be over by a deadline is held to that deadline and some slack.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes when the machine gets to it; the default of one second is a guess at when that is.
    expect: { poll: { timeout: 30_000 } },
    // One less by default, which of two cores leaves the one idle.
    maxWorkers: "100%",
    reporters: ["default", new ClosingLineReporter()],
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: [["text", { skipFull: true }], "json-summary"],
      thresholds: {
        // The rules that decide, and the codes they decide about: every branch has its test.
        "src/decision/**": { branches: 100 },
        "src/subject/**": { branches: 100 },
      },
    },
  },
});
