import { figureLine, isWithinBound, type Proof } from "./proof";

/**
 * Runs proofs by their names in full, each printing its figures last; without a name it lists them.
 *
 * @returns the exit code: 0 when all hold, 1 when a figure falls short, 2 for a name that no proof has
 */
export async function prove(
  names: readonly string[],
  proofs: readonly Proof[],
  print: (line: string) => void,
): Promise<0 | 1 | 2> {
  if (names.length === 0) {
    for (const { name, what } of proofs) print(`${name.padEnd(14)}${what}`);
    print("\nnpm run prove -- NAME runs one.");
    return 0;
  }
  const unknown = names.find((name) => !proofs.some((proof) => proof.name === name));
  if (unknown !== undefined) {
    print(`There is no proof called ${unknown}; npm run prove lists them.`);
    return 2;
  }
  let code: 0 | 1 = 0;
  for (const proof of proofs.filter(({ name }) => names.includes(name))) {
    const startedMs = performance.now();
    const figures = await proof.run("full", print);
    const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
    print(`\n${proof.name}: ${proof.what} (${seconds} s)`);
    for (const figure of figures) print(figureLine(figure));
    // A proof without a figure proved nothing.
    if (figures.length === 0 || !figures.every(isWithinBound)) code = 1;
  }
  return code;
}
