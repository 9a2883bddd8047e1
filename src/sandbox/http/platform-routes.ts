import type { platformPath } from "../../contract/platform-path";
import { createCatalogueShelf } from "../catalogue/catalogue-shelf";
import { answerCatalogue } from "./answer-catalogue";
import { answerCatalogueActivation } from "./answer-catalogue-activation";
import { answerCatalogueDiff } from "./answer-catalogue-diff";
import { answerCataloguePublication } from "./answer-catalogue-publication";
import { answerCatalogues } from "./answer-catalogues";
import { answerChanges } from "./answer-changes";
import { answerDeclaration } from "./answer-declaration";
import { answerEngagements } from "./answer-engagements";
import { answerFeedback } from "./answer-feedback";
import { answerHealth } from "./answer-health";
import { answerInitiations } from "./answer-initiations";
import { answerLookup } from "./answer-lookup";
import { answerResponse } from "./answer-response";
import { answerTransition } from "./answer-transition";
import type { Answering, AnswerParts } from "./message";

/** The name of a path of the platform. */
export type RouteName = keyof typeof platformPath;

interface Route {
  readonly method: "GET" | "POST";
  /** Whether it takes a query; where it takes none, one that is given makes another path. */
  readonly query: "none" | "read";
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
  const { catalogue, service } = given;
  const shelf = service && createCatalogueShelf({ ...service, catalogue, store: service.stores.catalogues });
  const parts = { ...given, shelf };
  return {
    lookups: { method: "POST", query: "none", answer: answerLookup(parts) },
    catalogue: { method: "GET", query: "read", answer: answerCatalogue(parts) },
    catalogues: { method: "GET", query: "none", answer: answerCatalogues(parts) },
    cataloguePublications: { method: "POST", query: "none", answer: answerCataloguePublication(parts) },
    catalogueActivations: { method: "POST", query: "none", answer: answerCatalogueActivation(parts) },
    catalogueDiff: { method: "GET", query: "read", answer: answerCatalogueDiff(parts) },
    transitions: { method: "POST", query: "none", answer: answerTransition(parts) },
    feedback: { method: "POST", query: "none", answer: answerFeedback(parts) },
    engagements: { method: "GET", query: "none", answer: answerEngagements(parts) },
    declarations: { method: "POST", query: "none", answer: answerDeclaration(parts) },
    initiations: { method: "GET", query: "read", answer: answerInitiations(parts) },
    responses: { method: "POST", query: "none", answer: answerResponse(parts) },
    changes: { method: "GET", query: "read", answer: answerChanges(parts) },
    health: { method: "GET", query: "none", answer: answerHealth(parts) },
  };
}
