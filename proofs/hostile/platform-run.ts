import type { IncomingMessage, ServerResponse } from "node:http";
import { type SubjectRef, subjectKey } from "../../src/subject/subject";
import { seededRandom } from "../seeded-random";
import { answeringOf } from "./answering-of";
import { controlKinds } from "./control-kinds";
import type { EarlierAnswer, Exchange, HostileKind, Prepared } from "./hostile-kind";
import { hostileKinds } from "./hostile-kinds";
import type { Phase, PlatformOrder } from "./platform-order";
import {
  honestCatalogue,
  honestCatalogueVersion,
  honestListVersion,
  type Wire,
  type World,
  wireSources,
  wireStanding,
  worldOf,
} from "./world";

/** What the platform does for one guard, at an address of its own. */
export interface PlatformRun {
  phase: Phase;
  readonly counts: { spoilt: number; honest: number; trapped: number };
  readonly meet: HostileKind["meet"];
  /** Makes ready what takes long. */
  prepare(): Promise<void>;
  /** Answers a request to a path below the run's address. */
  answer(path: string, body: string, request: IncomingMessage, response: ServerResponse): void;
}

interface Spoiling {
  readonly lookup: ((exchange: Exchange) => void) | undefined;
  readonly catalogue: ((exchange: Exchange) => void) | undefined;
  readonly bothSubjects: boolean;
  readonly namedCatalogueVersion: number;
  readonly prepare: ((honestText: string) => Promise<Prepared>) | undefined;
  readonly meet: HostileKind["meet"];
}

/** Finds what is to be done under a name. */
function spoilingOf(name: string): Spoiling {
  const kind = hostileKinds.find((one) => one.name === name);
  const control = controlKinds.find((one) => one.name === name);
  const named = (kind ?? control)?.namedCatalogueVersion ?? honestCatalogueVersion;
  const common = { namedCatalogueVersion: named, prepare: (kind ?? control)?.prepare };
  if (kind !== undefined)
    return {
      ...common,
      lookup: kind.on === "lookup" ? kind.answer : undefined,
      catalogue: kind.on === "catalogue" ? kind.answer : undefined,
      bothSubjects: (kind.checks ?? "alone") !== "alone",
      meet: kind.meet,
    };
  if (control === undefined) throw new TypeError(`There is no kind called ${name}.`);
  return {
    ...common,
    lookup: control.answer,
    catalogue: control.answerCatalogue,
    bothSubjects: false,
    meet: undefined,
  };
}

/** Opens a run: its world, and how to answer in it. */
export function openRun(
  { name, facts, serial, phase }: Extract<PlatformOrder, { kind: "open" }>,
  traps: Pick<Exchange, "trapUrl" | "insideTrapPath">,
): PlatformRun {
  const world = worldOf(facts, serial);
  const spoiling = spoilingOf(name);
  const random = seededRandom(serial);
  const counts = { spoilt: 0, honest: 0, trapped: 0 };
  const sentBefore: EarlierAnswer[] = [];
  const kept = new Map<string, Exchange>();
  let prepared: Prepared | undefined;

  function isSpoilt(subjects: readonly SubjectRef[]): boolean {
    if (run.phase === "honest" || spoiling.lookup === undefined) return false;
    const keys = subjects.map(subjectKey);
    return (
      keys.includes(subjectKey(world.target)) ||
      (spoiling.bothSubjects && keys.includes(subjectKey(world.foreign)))
    );
  }

  function exchangeOf(
    answer: Wire,
    text: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Exchange {
    counts.spoilt += 1;
    const standings = answer["standings"] as readonly Wire[];
    const standing = standings.find(
      ({ subject }) => subjectKey(subject as SubjectRef) === subjectKey(world.target),
    );
    return {
      ...answeringOf(request, response, text),
      ...traps,
      count: counts.spoilt,
      world,
      target: world.target,
      foreign: world.foreign,
      answer,
      standing: standing ?? standings[0] ?? wireStanding(world.target),
      catalogue: { ...honestCatalogue },
      text,
      random,
      sentBefore,
      kept,
      prepared,
    };
  }

  function answerHonestly(text: string, request: IncomingMessage, response: ServerResponse): void {
    answeringOf(request, response, text).send();
  }

  const run: PlatformRun = {
    phase,
    counts,
    meet: spoiling.meet,
    async prepare() {
      prepared = await spoiling.prepare?.(
        JSON.stringify(honestAnswer(world, [world.target], honestCatalogueVersion)),
      );
    },
    answer(path, body, request, response) {
      const named = run.phase === "spoilt" ? spoiling.namedCatalogueVersion : honestCatalogueVersion;
      if (path === "v1/lookups") {
        const { subjects } = JSON.parse(body) as { readonly subjects: readonly SubjectRef[] };
        const answer = honestAnswer(world, subjects, named);
        const text = JSON.stringify(answer);
        if (isSpoilt(subjects)) {
          spoiling.lookup?.(exchangeOf(answer, text, request, response));
          return;
        }
        if (subjects.some((subject) => subjectKey(subject) === subjectKey(world.target))) counts.honest += 1;
        response.on("finish", () => {
          const signature = String(response.getHeader("yingcha-answer-signature"));
          sentBefore.push({ body: text, signature });
        });
        answerHonestly(text, request, response);
        return;
      }
      if (path === "v1/catalogue") {
        const text = JSON.stringify(honestCatalogue);
        const answer = honestAnswer(world, [world.subject], named);
        if (run.phase === "spoilt" && spoiling.catalogue !== undefined)
          spoiling.catalogue(exchangeOf(answer, text, request, response));
        else answerHonestly(text, request, response);
        return;
      }
      counts.trapped += 1;
      response.writeHead(404).end();
    },
  };
  return run;
}

function honestAnswer({ standings }: World, subjects: readonly SubjectRef[], catalogueVersion: number): Wire {
  return {
    listVersion: honestListVersion,
    asOf: new Date().toISOString(),
    catalogueVersion,
    standings: subjects.map((subject) => {
      const known = standings.get(subjectKey(subject));
      return known === undefined
        ? { kind: "unknown", subject, sources: wireSources() }
        : structuredClone(known);
    }),
  };
}
