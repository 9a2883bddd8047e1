import type { LookupAnswer } from "../contract/lookup";
import type { RequestAtPlatform } from "./platform-faults";

/** How an answer fails whoever asks: `title` goes on from "approves nobody". */
export interface EmptyHandedAnswer {
  readonly title: string;
  readonly answer: (arrived: RequestAtPlatform) => Response | Promise<Response>;
}

/**
 * Lists the answers from which nobody can learn anything: `toAny` request, and `toLookups` alone.
 *
 * @source 五(三) (R21): none of them is "no record"
 * @example
 * for (const { title, answer } of emptyHandedAnswers.toAny) platform.answerWith(answer);
 */
export const emptyHandedAnswers = {
  toAny: [
    { title: "when the line breaks", answer: () => Response.error() },
    { title: "on a failure of the platform", answer: () => new Response(null, { status: 503 }) },
    { title: "when it is not let in", answer: () => new Response(null, { status: 401 }) },
    {
      title: "because the platform knows no such path",
      answer: () => new Response(null, { status: 404 }),
    },
    { title: "on an answer without content", answer: () => new Response(null, { status: 204 }) },
    {
      title: "on what is no answer of the platform",
      answer: () =>
        new Response("<html><body>OK</body></html>", { headers: { "content-type": "text/html" } }),
    },
    {
      title: "on an answer that the platform did not sign",
      answer: async ({ answerHonestly }) =>
        new Response(await (await answerHonestly()).text(), {
          headers: { "content-type": "application/json" },
        }),
    },
    {
      title: "on an answer that was changed after it was signed",
      answer: async ({ answerHonestly }) => {
        const honest = await answerHonestly();
        return new Response(`${await honest.text()} `, honest);
      },
    },
    { title: "on an empty answer, rightly signed", answer: ({ sign }) => sign({ body: {} }) },
  ],
  toLookups: [
    {
      title: "on the answer about another company",
      answer: changed((standings) =>
        standings.map((standing) => ({
          ...standing,
          subject: { kind: "uscc" as const, code: "91350500PDY00001XT" },
        })),
      ),
    },
    { title: "on an answer that leaves the company out", answer: changed(() => []) },
    {
      title: "while a list source is missing",
      answer: changed((standings) =>
        standings.map((standing) => ({
          ...standing,
          sources: standing.sources.map((source) => ({ ...source, state: "missing" as const })),
        })),
      ),
    },
  ],
} as const satisfies Record<string, readonly EmptyHandedAnswer[]>;

/** What the platform says of whom it was asked about, changed and rightly signed; a refusal stays one. */
function changed(
  change: (standings: LookupAnswer["standings"]) => LookupAnswer["standings"],
): EmptyHandedAnswer["answer"] {
  return async ({ answerHonestly, sign }) => {
    const honest = await answerHonestly();
    if (honest.status !== 200) return honest;
    const answer = (await honest.json()) as LookupAnswer;
    return sign({ body: { ...answer, standings: change(answer.standings) } });
  };
}
