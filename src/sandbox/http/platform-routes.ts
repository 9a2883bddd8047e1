import type { platformPath } from "../../contract/platform-path";
import { answerCatalogue } from "./answer-catalogue";
import { answerChanges } from "./answer-changes";
import { answerFeedback } from "./answer-feedback";
import { answerHealth } from "./answer-health";
import { answerLookup } from "./answer-lookup";
import { answerMatterCount } from "./answer-matter-count";
import { answerStatistics } from "./answer-statistics";
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
  readonly answer: Answering;
}

/**
 * Says what answers on each path of the platform.
 *
 * @param parts what answers need
 * @returns a route for every path, no other
 * @example
 * platformRoutes(parts).lookups.answer(message)
 */
export function platformRoutes(parts: AnswerParts): Readonly<Record<RouteName, Route>> {
  return {
    lookups: { method: "POST", query: "none", act: "reads", answer: answerLookup(parts) },
    catalogue: { method: "GET", query: "none", act: "reads", answer: answerCatalogue(parts) },
    transitions: { method: "POST", query: "none", act: "changes", answer: answerTransition(parts) },
    feedback: { method: "POST", query: "none", act: "changes", answer: answerFeedback(parts) },
    changes: { method: "GET", query: "read", act: "reads", answer: answerChanges(parts) },
    health: { method: "GET", query: "none", act: "reads", answer: answerHealth(parts) },
    matterCounts: { method: "POST", query: "none", act: "changes", answer: answerMatterCount(parts) },
    statistics: { method: "GET", query: "read", act: "reads", answer: answerStatistics(parts) },
  };
}
