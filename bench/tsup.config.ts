import { defineConfig } from "tsup";

/** Built like the package itself, since a loader that compiles on the fly changes what is timed. */
export default defineConfig({
  entry: { main: "bench/main.ts" },
  outDir: "node_modules/.cache/yingcha-bench",
  format: "esm",
  target: "node20",
  platform: "node",
  splitting: false,
  skipNodeModulesBundle: true,
  silent: true,
});
