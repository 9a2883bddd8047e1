import Table from "cli-table3";
import type { Result } from "./benchmark";
import { benchmarks } from "./benchmarks";
import { timeApart } from "./time-apart";

const given = process.argv.slice(2);
const asJson = given.includes("--json");
const wanted = given.filter((argument) => argument !== "--json");
const ids = [...new Set(benchmarks.map(({ id }) => id))];
const unknown = wanted.filter((id) => !ids.includes(id));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}. Say some of ${ids.join(", ")}, or --json.`);
  process.exit(2);
}
const results: Result[] = [];
for (const [place, benchmark] of benchmarks.entries()) {
  if (wanted.length > 0 ? !wanted.includes(benchmark.id) : benchmark.onlyByName) continue;
  if (!asJson) console.error(`${benchmark.id}: ${benchmark.what}`);
  results.push(...(await timeApart(place)));
}

if (asJson) console.log(JSON.stringify(results));
else {
  const table = new Table({
    head: ["", "work", "peer", "ratio", "goal", "met"],
    style: { head: [], border: [] },
  });
  for (const { id, what, peer, ratio, goal, met } of results)
    table.push([id, what, peer, String(ratio), goal, met ? "yes" : "NO"]);
  console.log(table.toString());
}
