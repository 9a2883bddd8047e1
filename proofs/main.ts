import { figureLine, isWithinBound } from "./proof";
import { proofs } from "./proofs";

const names = process.argv.slice(2);

if (names.length === 0) {
  for (const { name, what } of proofs) console.log(`${name.padEnd(14)}${what}`);
  console.log("\nnpm run prove -- NAME runs one.");
}
for (const name of names) {
  const proof = proofs.find((one) => one.name === name);
  if (proof === undefined) {
    console.error(`There is no proof called ${name}; npm run prove lists them.`);
    process.exitCode = 2;
    continue;
  }
  const startedMs = performance.now();
  const figures = await proof.run("full", (line) => console.log(line));
  console.log(`\n${proof.name}: ${proof.what}  ${((performance.now() - startedMs) / 1_000).toFixed(1)} s`);
  for (const figure of figures) console.log(figureLine(figure));
  // A proof without a figure proved nothing.
  if (figures.length === 0 || !figures.every(isWithinBound)) process.exitCode = 1;
}
