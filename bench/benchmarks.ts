import type { Benchmark } from "./benchmark";
import { coreImport } from "./core-import";
import { decisions } from "./decision";
import { gatheredLookups } from "./gathered-lookups";
import { growth } from "./growth";
import { httpClient } from "./http-client";
import { platformLookups } from "./platform-lookups";
import { usccChecks } from "./uscc";
import { warmChecks } from "./warm-checks";

/** All comparisons, in the order of their goals. */
export const benchmarks: readonly Benchmark[] = [
  ...warmChecks,
  ...decisions,
  ...gatheredLookups,
  ...httpClient,
  ...platformLookups,
  ...growth,
  ...usccChecks,
  ...coreImport,
];
