import whole from "../../stryker.config.mjs";

// A file of each room, held against its own tests: seconds, and the same machinery.
// biome-ignore lint/style/noDefaultExport: Stryker reads the default export.
export default {
  ...whole,
  mutate: ["src/lists/suspended.ts", "src/subject/code-malformed.ts"],
  testFiles: ["tests/lists/suspended.test.ts", "tests/subject/code-malformed.test.ts"],
  concurrency: 1,
  reporters: ["clear-text", "json"],
  jsonReporter: { fileName: "reports/mutation/sample.json" },
};
