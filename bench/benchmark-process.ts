import { benchmarks } from "./benchmarks";
import { timeBenchmark } from "./time-benchmark";

// Started by time-apart.ts with the place of a benchmark among them all.
const benchmark = benchmarks[Number(process.argv[2])];
if (benchmark === undefined) throw new RangeError("There is no benchmark at that place.");
const results = await timeBenchmark(benchmark);
process.send?.(results, () => process.exit(0));
