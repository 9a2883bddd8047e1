import Table from "cli-table3";
import type { Result } from "./benchmark";
import { benchmarks } from "./benchmarks";
import { measure } from "./measure";

const asJson = process.argv.includes("--json");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const results: Result[] = [];
for (const benchmark of benchmarks) {
  if (wanted.length > 0 && !wanted.includes(benchmark.id)) continue;
  if (!asJson) console.error(`${benchmark.id}: ${benchmark.what}`);
  results.push(...(await measure(benchmark)));
}

if (asJson) console.log(JSON.stringify(results, null, 2));
else {
  const table = new Table({
    head: ["", "work", "peer", "ratio", "goal", "met"],
    style: { head: [], border: [] },
  });
  for (const { id, what, peer, ratio, goal, met } of results)
    table.push([id, what, peer, String(ratio), goal, met ? "yes" : "NO"]);
  console.log(table.toString());
}
