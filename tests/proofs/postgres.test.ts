import { describe, expect, it } from "vitest";
import { figuresOnPostgres, postgresSkipped } from "../../proofs/postgres";
import { isWithinBound } from "../../proofs/proof";

const nowhere = "postgres://postgres@127.0.0.1:1/postgres";

async function provedNowhere(how: { readonly extent: "full" | "short"; readonly isRequired: boolean }) {
  const said: string[] = [];
  const figures = await figuresOnPostgres({ ...how, url: nowhere, say: (line) => said.push(line) }, () => {
    throw new Error("It was proved though no server is there.");
  });
  return { said, verdicts: figures.map(isWithinBound) };
}

describe("a proof on PostgreSQL where no server is within reach", () => {
  it("says in the short form that it skipped this part, and has no figure of it", async () => {
    const { said, verdicts } = await provedNowhere({ extent: "short", isRequired: false });
    expect([said, verdicts]).toEqual([[postgresSkipped], []]);
  });

  it.each([
    { extent: "short", isRequired: true },
    { extent: "full", isRequired: false },
  ] as const)("falls short where it is required, and in full always: %j", async (how) => {
    expect((await provedNowhere(how)).verdicts).toEqual([false]);
  });
});
