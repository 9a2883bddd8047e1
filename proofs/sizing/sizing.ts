import type { Feedback } from "../../src/contract/feedback";
import type { Transition } from "../../src/contract/transition";
import { momentAt } from "../../src/sandbox/moment-at";
import type { RegisteredSubject } from "../../src/sandbox/registered-subject";
import { startStoredSandbox } from "../../src/sandbox/start-sandbox";
import { syntheticResidentId, syntheticUscc } from "../../src/sandbox/synthetic";
import { figuresOnPostgres } from "../postgres";
import type { Extent, Figure, Proof } from "../proof";
import { lookupsPerSecond } from "./lookups-per-second";
import { plannedBytes, plannedRates, type Sizes, sizes } from "./sizes";
import { takeSnapshot } from "./take-snapshot";
import { onPostgres, onSqlite, type WeighedStore } from "./weighed-store";

const chunkCount = 5_000;
const department = { name: "示例审批部门（虚构）", code: "350500-ZJ" };

/** What the lists take on the disk and what a process does in a second, by which docs/operations.md reckons. */
export const sizing: Proof = {
  name: "sizing",
  what: "What operations.md reckons with: bytes on the disk for each subject, act and feedback, and what one process does.",
  async run(extent, say) {
    const { subjectCount } = sizes[extent];
    say(`${subjectCount.toLocaleString("en-US")} subjects each.`);
    const sqlite = await onSqlite((weighed) => figuresOf("SQLite", weighed, extent));
    const postgres = await figuresOnPostgres({ extent, say }, (url) =>
      onPostgres(url, (weighed) => figuresOf("PostgreSQL", weighed, extent)),
    );
    return [...sqlite, ...postgres];
  },
};

async function figuresOf(where: string, weighed: WeighedStore, extent: Extent): Promise<readonly Figure[]> {
  const wanted = sizes[extent];
  const { store, bytes } = weighed;
  const moment = momentAt(Date.now());
  const emptyBytes = await bytes();

  for (let from = 0; from < wanted.subjectCount; from += chunkCount)
    await store.register(subjectsFrom(from, Math.min(chunkCount, wanted.subjectCount - from)), moment);
  const registeredBytes = await bytes();

  const startMs = performance.now();
  for (const transition of actsOf(wanted)) {
    const outcome = await store.apply(transition, moment);
    if (outcome.kind === "refused") throw new Error(`An act was refused: ${outcome.code}.`);
  }
  const actsPerSecond = wanted.actCount / ((performance.now() - startMs) / 1_000);
  const actedBytes = await bytes();

  for (let place = 0; place < wanted.feedbackCount; place += 1)
    await store.accept(feedbackAt(place, wanted), moment);
  const fedBackBytes = await bytes();

  const { organization, act, feedback } = plannedBytes;
  const weights = [
    bytesEach(
      `an organization with the person who answers for it, on ${where}`,
      wanted.slack * organization,
      {
        bytes: registeredBytes - emptyBytes,
        count: wanted.subjectCount,
      },
    ),
    bytesEach(`a listing or what follows one, with all that is told of it, on ${where}`, wanted.slack * act, {
      bytes: actedBytes - registeredBytes,
      count: wanted.actCount,
    }),
    bytesEach(`a feedback that says what was done by one record, on ${where}`, wanted.slack * feedback, {
      bytes: fedBackBytes - actedBytes,
      count: wanted.feedbackCount,
    }),
  ];
  if (wanted.lookupCount === 0) return weights;
  const platform = await startStoredSandbox(store, { seed: "empty" });
  try {
    const codes = (place: number) => syntheticUscc(1 + ((place * 7_919) % wanted.subjectCount));
    const rate = await lookupsPerSecond(platform, wanted.lookupCount, codes);
    const { byteCount, lineCount, seconds } = await takeSnapshot(platform);
    return [
      ...weights,
      atLeast(`lookups of one subject in a second by one process, on ${where}`, plannedRates.lookups, rate),
      atLeast(`lines of a snapshot in a second, on ${where}`, plannedRates.lines, lineCount / seconds),
      bytesEach(`a line of a snapshot, on ${where}`, plannedBytes.line, {
        bytes: byteCount,
        count: lineCount,
      }),
      atLeast(`lines of the snapshot, on ${where}`, 2 * wanted.subjectCount, lineCount),
      atLeast(`acts in a second, one after the other, on ${where}`, plannedRates.acts, actsPerSecond),
    ];
  } finally {
    await platform.close();
  }
}

function bytesEach(
  what: string,
  atMost: number,
  { bytes, count }: { readonly bytes: number; readonly count: number },
): Figure {
  return { what: `bytes for ${what}`, measured: Math.round(bytes / count), unit: "bytes", bound: { atMost } };
}

function atLeast(what: string, bound: number, measured: number): Figure {
  return { what, measured: Math.round(measured), bound: { atLeast: bound } };
}

function subjectsFrom(from: number, count: number): readonly RegisteredSubject[] {
  return Array.from({ length: count }, (_, offset): readonly RegisteredSubject[] => {
    const index = from + offset;
    const person = { subject: personAt(index), name: `虚构人${index}` };
    return [
      {
        subject: companyAt(index),
        subjectType: "legal-person",
        name: `示例第${index}有限责任公司（虚构）`,
        links: [{ kind: "responsible-person", role: "principal", ...person }],
      },
      { ...person, subjectType: "natural-person" },
    ];
  }).flat();
}

/** Listings in the black list with a person who answers for it, and of each its repair, half and half. */
function* actsOf({ actCount, subjectCount }: Sizes): Generator<Transition> {
  const act = { by: department, documentNumber: "示例〔2026〕1号", basis: "三(二)" };
  for (let place = 0; place < actCount / 2; place += 1) {
    const index = (place * 7_919) % subjectCount;
    const recordId = `B-${place}`;
    yield {
      kind: "list-black",
      transitionId: `L-${place}`,
      ...act,
      recordId,
      subject: companyAt(index),
      field: { id: "environment", title: "生态环境" },
      scope: "city",
      bases: [{ title: "示例行政处罚决定书", documentNumber: `示例罚〔2026〕${place}号` }],
      term: { kind: "indefinite" },
      watchDays: 90,
      responsiblePersons: [{ subject: personAt(index), role: "principal", recordId: `P-${place}` }],
    };
    yield { kind: "repair", transitionId: `R-${place}`, ...act, recordId };
  }
}

function feedbackAt(place: number, { actCount, subjectCount }: Sizes): Feedback {
  const act = place % (actCount / 2);
  return {
    feedbackId: `F-${place}`,
    department,
    caseId: `示例受理〔2026〕${place}号`,
    matterType: "administrative-license",
    subject: companyAt((act * 7_919) % subjectCount),
    conclusion: "approved",
    recordIds: [`B-${act}`],
    executions: [{ kind: "executed", measureId: "strict-review" }],
    concludedAt: new Date().toISOString(),
  };
}

function companyAt(index: number) {
  return { kind: "uscc", code: syntheticUscc(index + 1) } as const;
}

function personAt(index: number) {
  return { kind: "resident-id", code: syntheticResidentId(index + 1) } as const;
}
