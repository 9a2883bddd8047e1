import { describe, expect, it } from "vitest";
import { isWithinBound } from "../../proofs/proof";
import { refusals, refusalsOf } from "../../proofs/refusals/refusals";
import { signatureHeader } from "../../src/contract/signature-header";
import { heldInShortForm, shortFormMaxMs } from "./short-form";

describe("the proof that all are refused alike", () => {
  it(
    "holds: thirteen kinds of bad requests, one answer",
    async () => {
      expect(await heldInShortForm(refusals)).toEqual([]);
    },
    shortFormMaxMs,
  );

  it("sees a header that a known key alone is answered with", async () => {
    const said: string[] = [];
    const figures = await refusalsOf(
      "short",
      (line) => said.push(line),
      (fetch, { appKey }) =>
        async (request) => {
          const isKnown = request.headers.get(signatureHeader.appKey) === appKey;
          const answer = await fetch(request);
          const headers = new Headers(answer.headers);
          if (isKnown) headers.set("x-known", "1");
          return new Response(await answer.text(), { status: answer.status, headers });
        },
    );
    expect(figures.filter((figure) => !isWithinBound(figure))).toMatchObject([{ measured: 2 }]);
    expect(said.join()).toContain("Told apart");
  });

  it("sees a request that is accepted though it is wrong", async () => {
    const figures = await refusalsOf(
      "short",
      () => undefined,
      (fetch) => async (request) => {
        const isOld =
          Date.parse(request.headers.get(signatureHeader.timestamp) ?? "") < Date.now() - 1_000_000;
        return isOld ? new Response("{}", { headers: { "content-length": "2" } }) : fetch(request);
      },
    );
    expect(figures.filter((figure) => !isWithinBound(figure))).toHaveLength(1);
  });
});
