import whole from "../../stryker.config.mjs";

/**
 * A file of each room, held against its own tests: seconds, and the same machinery.
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
// biome-ignore lint/style/noDefaultExport: Stryker reads the default export.
export default {
  ...whole,
  mutate: ["src/decision/rules/suspended.ts", "src/subject/organization-code.ts"],
  testFiles: ["tests/decision/rules/suspended.test.ts", "tests/subject/organization-code.test.ts"],
  reporters: ["clear-text", "json"],
  jsonReporter: { fileName: "reports/mutation/sample.json" },
};
