import { isDeepStrictEqual } from "node:util";
import type { ActiveCatalogue } from "../../src/catalogue/active-catalogue";
import type { Facts } from "../../src/decision/facts";
import { errorCodes } from "../../src/errors/error-code";
import { CatalogueError, SourceError } from "../../src/errors/yingcha-error";
import { chinaWorkingDays } from "../../src/time/china-working-days";
import { oracle } from "../../tests/decision/oracle";
import { verdictOf } from "../../tests/decision/verdict";
import { processorMs } from "../processor-ms";
import type { AnswerReader } from "./answer-reader";
import type { AnswerFault } from "./judge-answer";
import type { Mutant } from "./mutant";
import { at, isDay, isHarmless, isOneOf, listAt, plainValue } from "./plain-value";
import { provenOn } from "./valid-bodies";

export interface CatalogueJudgement {
  readonly faults: readonly AnswerFault[];
  /** Whether the document was taken into use. */
  readonly isRead: boolean;
  /** How long reading and deciding took; where that was long, the least processor time of three more runs. */
  readonly workMs: number;
}

const longMs = 10;

/**
 * Makes the judge of a reader of catalogue documents.
 *
 * @param current the catalogue in use, offered every other time
 * @param listed facts about one who has a black record in force
 * @param clean facts about one who has none
 */
export function catalogueJudge(
  reader: AnswerReader,
  current: ActiveCatalogue,
  { listed, clean }: { readonly listed: Facts; readonly clean: Facts },
): (mutant: Mutant) => Promise<CatalogueJudgement> {
  async function work({
    bytes,
    seed,
  }: Mutant): Promise<{ readonly faults: readonly AnswerFault[]; readonly isRead: boolean }> {
    const inUse = seed % 2 === 0 ? current : undefined;
    let catalogue: ActiveCatalogue;
    try {
      catalogue = await reader.readCatalogue(bytes, inUse);
    } catch (error) {
      const isTyped = error instanceof CatalogueError || error instanceof SourceError;
      return { faults: isTyped && Object.hasOwn(errorCodes, error.code) ? [] : ["untyped"], isRead: false };
    }
    if (catalogue === inUse) return { faults: [], isRead: false };
    const faults = new Set<AnswerFault>();
    if (catalogue.version <= (inUse?.version ?? 0) || !isSound(plainValue(bytes))) faults.add("misread");
    const context = { catalogue, date: provenOn, calendar: chinaWorkingDays };
    const rules = [...catalogue.matters.values()];
    for (const facts of [listed, clean]) {
      const matter = rules[seed % rules.length];
      if (matter === undefined) continue;
      const decision = reader.decide(facts, { rules: matter }, context);
      if (facts === listed && decision.outcome === "proceed") faults.add("cleared");
      if (!isDeepStrictEqual(verdictOf(decision), oracle(facts, { rules: matter }, context)))
        faults.add("disagreed");
    }
    return { faults: [...faults], isRead: true };
  }

  async function worked(mutant: Mutant, clockMs: () => number) {
    const startedMs = clockMs();
    const done = await work(mutant).catch(() => ({ faults: ["threw"] as const, isRead: false }));
    return { ...done, workMs: clockMs() - startedMs };
  }

  return async (mutant) => {
    const first = await worked(mutant, () => performance.now());
    let { workMs } = first;
    for (let again = 0; again < 3 && workMs >= longMs; again += 1)
      workMs = Math.min(workMs, (await worked(mutant, processorMs)).workMs);
    return { ...first, workMs };
  };
}

/** By the JSON alone: nothing in it forbids without a law behind it, R14, and it is this pack's, in force and whole. */
function isSound(document: unknown): boolean {
  const [version, effectiveOn] = [at(document, "version"), at(document, "effectiveOn")];
  if (!isHarmless(document) || at(document, "packId") !== "quanzhou-2018-51") return false;
  if (!Number.isSafeInteger(version) || !isDay(effectiveOn) || effectiveOn > provenOn) return false;
  const entries = listAt(document, "entries");
  if (entries === undefined || new Set(entries.map((entry) => at(entry, "entryId"))).size !== entries.length)
    return false;
  return entries.every((entry) => {
    const [binding, effect] = [at(entry, "binding"), at(entry, "effect")];
    const founded = (listAt(entry, "bases") ?? []).some((basis) =>
      isOneOf(["law", "regulation", "central-policy"], at(basis, "rank")),
    );
    const lists = listAt(entry, "lists") ?? [];
    return (
      (binding === "mandatory" ? founded : binding === "recommended" && effect === "review") &&
      (effect === "stop" || effect === "review") &&
      lists.length > 0 &&
      lists.every((list) => list === "black" || list === "watch")
    );
  });
}
