// biome-ignore lint/style/noDefaultExport: Stryker reads the default export.
export default {
  mutate: [
    "src/decision/**/*.ts",
    "src/subject/**/*.ts",
    "src/lists/breaks-clean-years.ts",
    "src/lists/checked-with.ts",
    "src/lists/disputes-among.ts",
    "src/lists/record-status.ts",
    "src/lists/suspended.ts",
    "src/lists/voids-red.ts",
    "src/catalogue/constraining-watch.ts",
    "src/catalogue/implementers-of.ts",
  ],
  // The sandbox is a copy of what the tests read; node_modules is a link in it.
  ignorePatterns: ["*", "!src/**", "!tests/**", "!proofs/mutation/**", "!tsconfig.json"],
  tempDirName: "reports/mutation/sandbox",
  cleanTempDir: "always",
  disableTypeChecks: false,

  testRunner: "vitest",
  vitest: { configFile: "proofs/mutation/vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  // The wording, the patterns and the windows of a mask are made as their file is read. They are what a
  // department or a log would show wrongly, so they are mutated too, though each of them runs every test.
  ignoreStatic: false,
  warnings: { slow: false },

  reporters: ["clear-text", "json", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: "reports/mutation/mutation.json" },
  timeoutMS: 10_000,
  thresholds: { high: 95, low: 90, break: 90 },
};
