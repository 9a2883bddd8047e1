import { inspect } from "node:util";
import type { Extent, Figure, Proof } from "../proof";
import { controlKinds } from "./control-kinds";
import { heapGrowthOf } from "./heap-growth";
import type { HostileKind } from "./hostile-kind";
import { hostileKinds } from "./hostile-kinds";
import { type Fault, overrunMaxMs } from "./judge";
import { watchMachinePauses } from "./machine-pauses";
import {
  type CaseResult,
  type ControlResult,
  type Ground,
  type Place,
  runControl,
  runHostile,
  type SentBy,
} from "./run-case";
import { startPlatform } from "./started-platform";
import type { FactsName } from "./world";

interface Case {
  readonly kind: HostileKind;
  readonly place: Place;
}

/** Of kinds that mostly wait, and of those that are answered at once. */
const besideCount = { waiting: 16, answered: 4 } as const;
/** Of all cases and controls, besides a handful. */
const retryMaxShare = 0.01;
const seedCountOf = {
  full: { light: 6, heavy: 2, bomb: 2 },
  short: { light: 1, heavy: 1, bomb: 1 },
} as const;
const factsOf: readonly (readonly [FactsName, FactsName])[] = [
  ["black", "clean"],
  ["black-parent", "clean-parent"],
  ["black-person", "clean-person"],
];

/** Every kind about everybody it may be about, as often as the extent says, each time in another world. */
function casesOf(extent: Extent): readonly Case[] {
  let serial = 0;
  return hostileKinds.flatMap((kind, row) => {
    if (kind.moment === "last" && extent === "short" && row % 6 !== 0) return [];
    const { weight = "light", targets } = kind;
    const everybody = targets === "everybody" && extent === "full" && weight === "light";
    return (everybody ? factsOf : factsOf.slice(0, 1)).flatMap(([black, clean]) =>
      Array.from({ length: seedCountOf[extent][weight] }, (_, index): Case => {
        serial += 1;
        // Each half of the worlds with each sender.
        const facts = ((row >> 1) + (index >> 1)) % 2 === 0 ? black : clean;
        return { kind, place: { facts, serial, sentBy: kind.sentBy ?? senderOf(row + index) } };
      }),
    );
  });
}

function senderOf(index: number): SentBy {
  return index % 2 === 0 ? "own-sender" : "fetch";
}

/** G2, G7: no hostile answer ends as established, in the time and the memory that were promised. */
export const hostile: Proof = {
  name: "hostile",
  what: "no answer of a hostile platform is read as a finding, and every honest one is served",
  async run(extent, say) {
    const platform = await startPlatform();
    const pauses = watchMachinePauses();
    const ground: Ground = { platform, pauses };
    let strayCount = 0;
    const onStray = (error: unknown) => {
      strayCount += 1;
      say(`unhandled: ${inspect(error)}`);
    };
    process.on("unhandledRejection", onStray);
    process.on("uncaughtException", onStray);
    const results: CaseResult[] = [];
    const controls: ControlResult[] = [];
    let bombGrowthMiB = 0;
    const runOne = async ({ kind, place }: Case) => {
      const result = await runHostile(ground, kind, place);
      results.push(result);
      if (result.faults.length > 0)
        say(
          `${kind.name} (${place.facts}, ${place.serial}, ${place.sentBy}): ${result.faults.join(", ")}; ${JSON.stringify(result.endings)}, then ${result.after}`,
        );
    };
    try {
      const cases = casesOf(extent);
      const ofWeight = (weight: string) => cases.filter(({ kind }) => (kind.weight ?? "light") === weight);
      // What the first calls of a process cost would be laid to the first kinds.
      for (let serial = 1; serial <= 10; serial += 1)
        await runControl(ground, controlKinds[0] ?? none(), { serial, sentBy: senderOf(serial) });
      const light = ofWeight("light");
      const isWaiting = ({ kind }: Case) => kind.theme === "transport";
      await inParallel(light.filter(isWaiting), besideCount.waiting, runOne);
      await inParallel(
        light.filter((one) => !isWaiting(one)),
        besideCount.answered,
        runOne,
      );
      await inParallel(ofWeight("heavy"), 1, runOne);
      await inParallel(ofWeight("bomb"), 1, async (one) => {
        const { growthMiB } = await heapGrowthOf(() => runOne(one));
        bombGrowthMiB = Math.max(bombGrowthMiB, growthMiB);
      });
      const planned = controlKinds.flatMap((kind) =>
        Array.from({ length: extent === "full" ? 3 : 1 }, () => kind),
      );
      await inParallel([...planned.entries()], 2, async ([index, kind]) => {
        const result = await runControl(ground, kind, { serial: index + 1, sentBy: senderOf(index) });
        controls.push(result);
        if (result.faults.length > 0) say(`control ${kind.name}: ${result.faults.join(", ")}`);
      });
      // A rejection is told of once the turn is over in which nobody took it.
      await new Promise((resolve) => setTimeout(resolve, 20));
    } finally {
      process.off("unhandledRejection", onStray);
      process.off("uncaughtException", onStray);
      pauses.stop();
      platform.stop();
    }
    // One that comes at the last moment is no kind of its own.
    const kindCount = hostileKinds.filter(({ moment }) => moment === undefined).length;
    const faults = [...results, ...controls].flatMap((result) => result.faults);
    const count = (...wanted: readonly Fault[]) => faults.filter((fault) => wanted.includes(fault)).length;
    const nothing = { atMost: 0 } as const;
    return [
      { what: "kinds of hostile answer", measured: kindCount, bound: { atLeast: 100 } },
      {
        what: "checks that met one",
        measured: results.reduce((sum, { checkCount }) => sum + checkCount, 0),
        bound: { atLeast: extent === "full" ? 2_000 : kindCount },
      },
      {
        what: "ended in proceed or stop on what was not established",
        measured: count("decided"),
        bound: nothing,
      },
      { what: "ended in review of it", measured: count("reviewed"), bound: nothing },
      { what: "hostile answers never sent", measured: count("not-sent"), bound: nothing },
      {
        what: "untyped errors and unhandled rejections",
        measured: count("untyped") + strayCount,
        bound: nothing,
      },
      ...(extent === "full" ? timesOf(results, controls) : []),
      {
        what: "heap growth under a bomb of 256 MiB",
        measured: bombGrowthMiB,
        unit: "MiB",
        bound: { atMost: 64 },
      },
      { what: "requests to the trap", measured: count("trapped"), bound: nothing },
      { what: "polluted prototypes", measured: count("polluted"), bound: nothing },
      { what: "hostile answers remembered", measured: count("remembered"), bound: nothing },
      { what: "kinds of honest control", measured: controlKinds.length, bound: { atLeast: 20 } },
      { what: "controls not served", measured: count("control-not-served"), bound: nothing },
    ] satisfies readonly Figure[];
  },
};

/** What took its time; the short form runs beside other tests, where no time says anything. */
function timesOf(results: readonly CaseResult[], controls: readonly ControlResult[]): readonly Figure[] {
  const all = [...results, ...controls];
  return [
    {
      what: `past their deadline and ${overrunMaxMs} ms, pauses of the machine apart`,
      measured: results.flatMap(({ faults }) => faults).filter((fault) => fault === "late").length,
      bound: { atMost: 0 },
    },
    {
      what: "worst overrun",
      measured: Math.max(0, ...results.map(({ overrunMs }) => overrunMs)),
      unit: "ms",
      bound: { atMost: overrunMaxMs },
    },
    {
      what: "tried again, since the machine let a deadline pass",
      measured: all.reduce((sum, { retryCount }) => sum + retryCount, 0),
      bound: { atMost: 5 + Math.floor(all.length * retryMaxShare) },
    },
  ];
}

/** Runs so many at once, each as soon as another is done. */
async function inParallel<T>(
  items: readonly T[],
  atOnceCount: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: atOnceCount }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}

function none(): never {
  throw new TypeError("There is no control.");
}
