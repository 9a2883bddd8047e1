import { describe, expect, it } from "vitest";
import { isWithinBound } from "../../proofs/proof";
import { runFixedLife } from "../../proofs/registry/fixed-life";
import { fixedLives } from "../../proofs/registry/fixed-lives";
import { proveRegistry } from "../../proofs/registry/registry";
import { emptyTally, runSequence } from "../../proofs/registry/run-sequence";
import { sequenceOf } from "../../proofs/registry/sequence-of";
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
    expect(await saidOf(strict)).toMatch(/^repair is department-foreign; against it is: (?!.*department)/);
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

  it("sees a person's record that does not say what the organization's says anew, 三(六)", async () => {
    const said = await saidOf(
      showing((records) =>
        records.map((one): ListRecord => (one.listedAs === "self" ? one : { ...one, severity: "serious" })),
      ),
    );
    expect(said).toContain("must be");
  });

  it("sees what is not told, and what is told as another thing, 五(三)", async () => {
    const retelling =
      (retold: (change: Change) => Change): Fault =>
      (store) => ({
        async changesSince(...asked) {
          const answer = await store.changesSince(...asked);
          return { ...answer, changes: answer.changes.map(retold) };
        },
      });
    const silent = retelling((change) =>
      change.kind === "changed" && change.event === "exited"
        ? { kind: "redacted", sequence: change.sequence, at: change.at }
        : change,
    );
    expect(await saidOf(silent)).toMatch(/^What became of \S+ is not told/);
    const confused = retelling((change) =>
      change.kind === "changed" && change.event === "amended" ? { ...change, event: "objected" } : change,
    );
    expect(await saidOf(confused)).toContain("is not told to be amended");
  });

  it("sees the words of an erasure in what is told afterwards, 六(三)", async () => {
    const wordy: Fault = (store) => {
      let words: string | undefined;
      return {
        async apply(transition, moment) {
          const outcome = await store.apply(transition, moment);
          if (transition.kind === "uphold" && outcome.kind === "applied") words = transition.basis;
          return outcome;
        },
        async changesSince(...asked) {
          const answer = await store.changesSince(...asked);
          const changes = answer.changes.map((change) =>
            change.kind === "changed" && words !== undefined ? { ...change, basis: words } : change,
          );
          return { ...answer, changes };
        },
      };
    };
    expect(await saidOf(wordy)).toContain("is still told of");
  });

  it.each(fixedLives.filter(({ steps }) => steps.some(({ refused }) => refused !== undefined)))(
    "sees in a fixed life what is done though it is not lawful: $name",
    async (life) => {
      const lenient: Fault = (store) => ({
        async apply(transition, moment) {
          const outcome = await store.apply(transition, moment);
          return outcome.kind === "refused" ? { kind: "applied", listVersion: 2, changes: [] } : outcome;
        },
      });
      await expect(runFixedLife(life, faulty(lenient))).rejects.toThrow(/ is applied; against it is: /);
    },
  );

  it("sees a follower that is taken in without what it follows, 六(一)", async () => {
    const life = fixedLives.find(({ refusedImports }) => refusedImports !== undefined);
    if (life === undefined) throw new Error("No fixed life has an import that is refused.");
    const greedy: Fault = (store) => ({
      register: (...asked) => store.register(...asked).catch(() => undefined),
    });
    await expect(runFixedLife(life, faulty(greedy))).rejects.toThrow(
      "The import of B-1:watch is not refused.",
    );
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
    expect(short).toContain("fixed lives that came out otherwise than by hand");
    expect(said.some((line) => line.startsWith("In short: "))).toBe(true);
  });
});
