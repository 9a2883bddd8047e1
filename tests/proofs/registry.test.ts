import { describe, expect, it } from "vitest";
import { isWithinBound } from "../../proofs/proof";
import { emptyTally, proveRegistry, sequenceOf } from "../../proofs/registry/registry";
import { runSequence } from "../../proofs/registry/run-sequence";
import type { Change } from "../../src/contract/change";
import type { ListRecord } from "../../src/lists/list-record";
import { createMemoryStore } from "../../src/sandbox/storage/memory-store";
import type { RegistryStore } from "../../src/sandbox/storage/registry-store";

type Fault = (store: RegistryStore) => Partial<RegistryStore>;

function faulty(fault: Fault): RegistryStore {
  const store = createMemoryStore();
  return { ...store, ...fault(store) };
}

/** What is said of the first of some sequences in which a fault is seen. */
async function saidOf(fault: Fault): Promise<string> {
  for (let seed = 1; seed <= 60; seed += 1) {
    try {
      await runSequence(sequenceOf(seed), faulty(fault), emptyTally());
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
  return "nothing";
}

/** Shows records otherwise than they are. */
function showing(show: (records: readonly ListRecord[]) => readonly ListRecord[]): Fault {
  return (store) => ({
    async lookUp(...asked) {
      const answer = await store.lookUp(...asked);
      const standings = answer.standings.map((standing) =>
        standing.kind === "known" ? { ...standing, records: show(standing.records) } : standing,
      );
      return { ...answer, standings };
    },
  });
}

const isLeftRed = ({ status }: ListRecord) => status.kind === "exited" && status.way === "adverse-listed";

describe("the proof of the registry", () => {
  it("makes one sequence of a seed for ever", () => {
    const twins = () => JSON.stringify([1, 2, 3, 5].map(sequenceOf));
    expect(twins()).toBe(twins());
    expect(sequenceOf(1)).not.toEqual(sequenceOf(2));
  });

  it("sees a red record that an adverse one left standing, 六(二)", async () => {
    const said = await saidOf(
      showing((records) =>
        records.map((one): ListRecord => (isLeftRed(one) ? { ...one, status: { kind: "listed" } } : one)),
      ),
    );
    expect(said).toContain("must be");
  });

  it("sees that nobody is watched after an exit, 六(一)", async () => {
    const isOwn = ({ recordId }: ListRecord) => recordId.startsWith("I-") || !recordId.endsWith(":watch");
    expect(await saidOf(showing((records) => records.filter(isOwn)))).toContain("must be");
  });

  it("sees a record that cannot be read at the other end, 五(三) (R21)", async () => {
    const said = await saidOf(
      showing((records) =>
        records.map(
          (one): ListRecord => ({ ...one, status: { kind: "exited", way: "expired", on: one.listedOn } }),
        ),
      ),
    );
    expect(said).toContain("cannot be read");
  });

  it("sees what is refused though it is lawful, and what is done though it is not, 五(六)", async () => {
    const code = "department-foreign";
    const strict: Fault = (store) => ({
      apply: async (transition, moment) =>
        transition.kind === "repair" ? { kind: "refused", code } : store.apply(transition, moment),
    });
    expect(await saidOf(strict)).toBe(`repair is ${code}; against it is: nothing.`);
    const lenient: Fault = (store) => ({
      async apply(transition, moment) {
        const outcome = await store.apply(transition, moment);
        return outcome.kind === "refused" && outcome.code === "officer-repeated"
          ? { kind: "applied", listVersion: 2, changes: [] }
          : outcome;
      },
    });
    expect(await saidOf(lenient)).toBe("confirm-doubt is applied; against it is: officer-repeated.");
  });

  it("sees a refusal that changes something", async () => {
    const writing: Fault = (store) => ({
      async apply(transition, moment) {
        const outcome = await store.apply(transition, moment);
        if (outcome.kind === "refused" && "subject" in transition)
          await store.register(
            [{ subject: transition.subject, subjectType: "legal-person", name: "另一公司" }],
            moment,
          );
        return outcome;
      },
    });
    expect(await saidOf(writing)).toBe("A refused transition changed something.");
  });

  it("sees another answer to what is sent again, and an id that is used twice", async () => {
    const forgetful: Fault = (store) => {
      const seen = new Set<string>();
      return {
        async apply(transition, moment) {
          if (seen.has(transition.transitionId)) return { kind: "refused", code: "record-duplicate" };
          const outcome = await store.apply(transition, moment);
          if (outcome.kind === "applied") seen.add(transition.transitionId);
          return outcome;
        },
      };
    };
    expect(await saidOf(forgetful)).toMatch(/sent again|under an id that was used/);
  });

  it("sees a gap, and a version that is not the last change's number, 五(三)", async () => {
    const leaping: Fault = (store) => ({
      async changesSince(...asked) {
        const answer = await store.changesSince(...asked);
        return { ...answer, changes: answer.changes.filter(({ sequence }) => sequence % 9 !== 0) };
      },
    });
    expect(await saidOf(leaping)).toMatch(/gap|version/);
  });

  it("sees what is still told of a mis-listing, 六(三)", async () => {
    const telling: Fault = (store) => {
      const told = new Map<number, Change>();
      return {
        async changesSince(...asked) {
          const answer = await store.changesSince(...asked);
          const changes = answer.changes.map((change) => {
            if (change.kind === "changed") told.set(change.sequence, change);
            return told.get(change.sequence) ?? change;
          });
          return { ...answer, changes };
        },
      };
    };
    expect(await saidOf(telling)).toMatch(/still told of/);
  });

  it("counts in its figures what was found, and says the shortest case of it", async () => {
    const said: string[] = [];
    const figures = await proveRegistry(
      () => faulty(showing(() => [])),
      "short",
      (line) => said.push(line),
      { sequenceCount: 2, chunkCount: 1_000 },
    );
    const short = figures.filter((figure) => !isWithinBound(figure)).map(({ what }) => what);
    expect(short).toContain("sequences in which something was not as the naive registry has it");
    expect(said.some((line) => line.startsWith("In short: "))).toBe(true);
  });
});
