import type { Benchmark } from "./benchmark";

/** The check on a warm cache. */
export const warmChecks: readonly Benchmark[] = [];
