import { expect, it } from "vitest";
import type { Figure, Proof } from "../../proofs/proof";
import { prove } from "../../proofs/prove";

const proofOf = (name: string, figures: readonly Figure[]): Proof => ({
  name,
  what: `${name} holds`,
  run: async (extent, say) => {
    say(`${name} runs in ${extent}`);
    return figures;
  },
});
const held = proofOf("held", [{ what: "lost", measured: 0, bound: { atMost: 0 } }]);
const short = proofOf("short", [{ what: "lost", measured: 3, bound: { atMost: 0 } }]);
const empty = proofOf("empty", []);
const proofs = [held, short, empty];

async function proved(...names: string[]) {
  const lines: string[] = [];
  const code = await prove(names, proofs, (line) => lines.push(line));
  return { code, lines };
}

it("without a name the proofs are listed and none runs", async () => {
  const { code, lines } = await proved();
  expect(code).toBe(0);
  expect(lines.slice(0, 3)).toEqual([
    "held          held holds",
    "short         short holds",
    "empty         empty holds",
  ]);
});

it("a proof runs in full and prints its figures last", async () => {
  const { code, lines } = await proved("held");
  expect(code).toBe(0);
  expect(lines[0]).toBe("held runs in full");
  expect(lines.at(-1)).toBe("holds        lost: 0 (at most 0)");
});

it.each([[["short"]], [["held", "short"]], [["empty"]]])(
  "%j ends with 1: a figure falls short or there is none",
  async (names) => {
    expect((await proved(...names)).code).toBe(1);
  },
);

it("a name that no proof has ends with 2 before anything runs", async () => {
  const { code, lines } = await proved("held", "hostil");
  expect(code).toBe(2);
  expect(lines).toEqual(["There is no proof called hostil; npm run prove lists them."]);
});
