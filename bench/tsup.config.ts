import { defineConfig } from "tsup";
import packageConfigs from "../tsup.config";

const outDir = "node_modules/.cache/yingcha-bench";
const [packageConfig] = [packageConfigs].flat();

/** Built like the package itself, since a loader that compiles on the fly changes what is timed. */
export default defineConfig([
  {
    entry: {
      main: "bench/main.ts",
      "benchmark-process": "bench/benchmark-process.ts",
      "platform-process": "bench/platform-process.ts",
    },
    outDir,
    format: "esm",
    target: "node20",
    platform: "node",
    splitting: false,
    skipNodeModulesBundle: true,
    silent: true,
  },
  // The package itself, to be imported: as it is published, but for the declarations.
  { ...packageConfig, outDir: `${outDir}/package`, dts: false, silent: true },
]);
