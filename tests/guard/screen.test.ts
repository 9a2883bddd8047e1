import { setImmediate as tick } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { syntheticUscc } from "../../src/sandbox/synthetic";
import { aRecord, aStanding, company } from "../decision/fixtures";
import { guardBench } from "./guard-bench";

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe("screen", () => {
  it("gives an item per row in order, and a malformed row is an item with its error", async () => {
    const { guard, put } = guardBench();
    put(aStanding({ records: [aRecord()] }));
    const items = await collect(
      guard.screen([company.code, "13*********", syntheticUscc(9)], "administrative-license"),
    );
    expect(
      items.map((item) => [item.index, item.kind === "checked" ? item.check.outcome : item.error.code]),
    ).toEqual([
      [0, "review"],
      [1, "code-masked"],
      [2, "review"],
    ]);
  });

  it("reads no more than 1,000 rows ahead of its reader", async () => {
    const { guard } = guardBench();
    let read = 0;
    function* rows() {
      for (let serial = 1; serial <= 3_000; serial += 1) {
        read = serial;
        yield syntheticUscc(serial);
      }
    }
    const items = guard.screen(rows(), "subsidy");
    await items.next();
    await tick();
    expect(read).toBe(1_000);
    await items.next();
    expect(read).toBe(1_001);
    await items.return();
  });

  it("a row is what it was when it was read, though the stream uses one object for all, T5", async () => {
    const { guard, put, clock } = guardBench();
    put(aStanding({ records: [aRecord()] }));
    const row = { kind: "uscc" as const, code: "" };
    function* rows() {
      for (const code of [syntheticUscc(8), company.code, syntheticUscc(9)]) {
        row.code = code;
        yield row;
      }
    }
    const codes: string[] = [];
    for await (const item of guard.screen(rows(), "administrative-license")) {
      codes.push(item.kind === "checked" ? item.check.subject.code : item.error.code);
      // Whatever waited for its reader is checked anew.
      clock.block(120_000);
    }
    expect(codes).toEqual([syntheticUscc(8), company.code, syntheticUscc(9)]);
  });

  it("takes a stream", async () => {
    const { guard } = guardBench();
    async function* rows() {
      await tick();
      yield syntheticUscc(1);
    }
    expect(await collect(guard.screen(rows(), "subsidy"))).toHaveLength(1);
  });

  it("an unknown matter type concerns every row, and ends the screening", async () => {
    const { guard } = guardBench();
    await expect(collect(guard.screen([syntheticUscc(1)], "no-such-matter"))).rejects.toMatchObject({
      code: "matter-type-unknown",
    });
  });

  it("an option that does not hold concerns every row", async () => {
    const { guard } = guardBench();
    const how = { maxAgeMs: -1 };
    await expect(collect(guard.screen([syntheticUscc(1)], "subsidy", how))).rejects.toMatchObject({
      code: "options-invalid",
    });
  });

  it("hands an item over as soon as it is there, while the stream is still open", async () => {
    const { guard } = guardBench();
    async function* rows() {
      yield syntheticUscc(1);
      await new Promise<never>(() => undefined);
    }
    const items = guard.screen(rows(), "subsidy");
    expect((await items.next()).value).toMatchObject({ kind: "checked", index: 0 });
  });

  it("R1: an item that waited for its reader past the bound is checked anew, 五(三)", async () => {
    const { guard, put, clock } = guardBench();
    const other = { kind: "uscc", code: syntheticUscc(7) } as const;
    put(aStanding());
    put(aStanding({ subject: other }));
    const items = guard.screen([company.code, other.code], "administrative-license");
    await items.next();
    await tick();
    put(aStanding({ subject: other, records: [aRecord({ subject: other })] }));
    clock.advance(61_000);
    const { value } = await items.next();
    expect(value?.kind === "checked" && value.check.outcome).toBe("review");
  });

  it("what the rows' own iterator throws ends the screening, and nothing is left unhandled", async () => {
    const { guard } = guardBench();
    function* rows() {
      yield syntheticUscc(1);
      throw new RangeError("a broken file");
    }
    await expect(collect(guard.screen(rows(), "subsidy"))).rejects.toThrow("a broken file");
  });

  it("R16: responsible persons are one organization's and cannot be passed for many, 三(二)", async () => {
    const { guard } = guardBench();
    const how: object = { responsiblePersons: [] };
    expect(() => guard.screen([company.code], "subsidy", how)).toThrow(
      "how.responsiblePersons belongs to one subject",
    );
    await expect(guard.checkAll([company.code], "subsidy", how)).rejects.toMatchObject({
      code: "options-invalid",
    });
  });

  it("what is no collection is the caller's fault", () => {
    const { guard } = guardBench();
    expect(() => guard.screen(null as unknown as string[], "subsidy")).toThrow("subjects-missing");
  });
});
