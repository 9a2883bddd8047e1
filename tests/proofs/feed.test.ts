import { describe, expect, it } from "vitest";
import { feed } from "../../proofs/feed/feed";
import { isWithinBound } from "../../proofs/proof";
import { isPostgresThere } from "../sandbox/storage/postgres-schema";

describe.skipIf(!isPostgresThere)("the proof of the change feed", () => {
  it("holds: nothing is missed, doubled or forged over two processes, and nothing erased is served again, 六(三)", async () => {
    const figures = await feed.run("short", () => undefined);
    expect(figures.filter((figure) => !isWithinBound(figure))).toEqual([]);
  });
});
