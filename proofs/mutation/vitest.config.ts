import { defineConfig } from "vitest/config";
import { CheapestFirst } from "./cheapest-first.ts";

/** The tests of the two rooms that are mutated, and of the rules that the platform shares with them; what they share is read once a mutant. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: [
      "tests/decision/**/*.test.ts",
      "tests/subject/**/*.test.ts",
      "tests/lists/breaks-clean-years.test.ts",
      "tests/lists/checked-with.test.ts",
      "tests/lists/disputes-among.test.ts",
      "tests/lists/record-status.test.ts",
      "tests/lists/suspended.test.ts",
      "tests/lists/voids-red.test.ts",
      "tests/catalogue/implementers-of.test.ts",
    ],
    setupFiles: ["proofs/mutation/fixed-seed.ts"],
    env: { YINGCHA_RUNS: "400" },
    isolate: false,
    testTimeout: 60_000,
    sequence: { sequencer: CheapestFirst },
    reporters: [],
  },
});
