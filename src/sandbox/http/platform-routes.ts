import type { AccessScope } from "../../contract/access-scope";
import type { platformPath } from "../../contract/platform-path";
import { transitionScopes } from "../../contract/transition-scopes";
import { answerCatalogue } from "./answer-catalogue";
import { answerCatalogueActivation } from "./answer-catalogue-activation";
import { answerCatalogueDiff } from "./answer-catalogue-diff";
import { answerCataloguePublication } from "./answer-catalogue-publication";
import { answerCatalogues } from "./answer-catalogues";
import { answerChanges } from "./answer-changes";
import { answerDeclaration } from "./answer-declaration";
import { answerEngagements } from "./answer-engagements";
import { answerEvents } from "./answer-events";
import { answerFeedback } from "./answer-feedback";
import { answerHealth } from "./answer-health";
import { answerInitiationAnswers } from "./answer-initiation-answers";
import { answerInitiations } from "./answer-initiations";
import { answerKeys } from "./answer-keys";
import { answerLookup } from "./answer-lookup";
import { answerMatterCount } from "./answer-matter-count";
import { answerResponse } from "./answer-response";
import { answerSnapshot } from "./answer-snapshot";
import { answerStatistics } from "./answer-statistics";
import { answerTouchedCases } from "./answer-touched-cases";
import { answerTransition } from "./answer-transition";
import type { Answering, AnswerParts } from "./message";

/** The name of a path of the platform. */
export type RouteName = keyof typeof platformPath;

interface Route {
  readonly method: "GET" | "POST";
  /** Whether it takes a query; where it takes none, one that is given makes another path. */
  readonly query: "none" | "read";
  /** Whether it changes something. What does is accepted once under its nonce by all processes, and after a restart;
   * what only reads, by each process, since the answer to a reading that is played again helps nobody without TLS's key. */
  readonly act: "reads" | "changes";
  /** Of which one is demanded, beside all those that the path demands. Default: none more. */
  readonly anyScope?: readonly AccessScope[];
  readonly answer: Answering;
}

/**
 * Says what answers on each path of the platform.
 *
 * @param given what answers need
 * @returns a route for every path, no other
 * @example
 * platformRoutes(parts).lookups.answer(message)
 */
export function platformRoutes(given: AnswerParts): Readonly<Record<RouteName, Route>> {
  const parts = { ...given, shelf: given.service?.shelf };
  return {
    lookups: { method: "POST", query: "none", act: "reads", answer: answerLookup(parts) },
    catalogue: { method: "GET", query: "read", act: "reads", answer: answerCatalogue(parts) },
    catalogues: { method: "GET", query: "none", act: "reads", answer: answerCatalogues(parts) },
    cataloguePublications: {
      method: "POST",
      query: "none",
      act: "changes",
      answer: answerCataloguePublication(parts),
    },
    catalogueActivations: {
      method: "POST",
      query: "none",
      act: "changes",
      answer: answerCatalogueActivation(parts),
    },
    catalogueDiff: { method: "GET", query: "read", act: "reads", answer: answerCatalogueDiff(parts) },
    transitions: {
      method: "POST",
      query: "none",
      act: "changes",
      anyScope: transitionScopes("object"),
      answer: answerTransition(parts),
    },
    feedback: { method: "POST", query: "none", act: "changes", answer: answerFeedback(parts) },
    engagements: { method: "GET", query: "none", act: "reads", answer: answerEngagements(parts) },
    declarations: { method: "POST", query: "none", act: "changes", answer: answerDeclaration(parts) },
    initiations: { method: "GET", query: "read", act: "reads", answer: answerInitiations(parts) },
    initiationAnswers: {
      method: "GET",
      query: "read",
      act: "reads",
      answer: answerInitiationAnswers(parts),
    },
    responses: { method: "POST", query: "none", act: "changes", answer: answerResponse(parts) },
    touchedCases: { method: "GET", query: "read", act: "reads", answer: answerTouchedCases(parts) },
    changes: { method: "GET", query: "read", act: "reads", answer: answerChanges(parts) },
    events: { method: "GET", query: "read", act: "reads", answer: answerEvents(parts) },
    snapshot: { method: "GET", query: "none", act: "reads", answer: answerSnapshot(parts) },
    keys: { method: "GET", query: "none", act: "reads", answer: answerKeys(parts) },
    health: { method: "GET", query: "none", act: "reads", answer: answerHealth(parts) },
    matterCounts: { method: "POST", query: "none", act: "changes", answer: answerMatterCount(parts) },
    statistics: { method: "GET", query: "read", act: "reads", answer: answerStatistics(parts) },
  };
}
