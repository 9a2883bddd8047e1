import type { HostileKind } from "../hostile-kind";
import { type Wire, wireRecord, wireStanding } from "../world";
import { envelopeKinds, recordKinds, standingKinds } from "./spoil";

const about = (standing: Wire, subject: unknown) => ({ ...standing, subject });

/** T5: an answer about somebody else. */
export const subjectKinds: readonly HostileKind[] = [
  ...standingKinds("subjects", [
    ["another subject", ({ standing, foreign }) => about(standing, foreign)],
    [
      "another subject's whole standing",
      ({ world, foreign }) => world.standings.get(`uscc:${foreign.code}`) ?? wireStanding(foreign),
    ],
    ["a clean standing of somebody else", ({ foreign }) => wireStanding(foreign)],
    [
      "the code in lower case with an x behind it",
      ({ standing, target }) => about(standing, { ...target, code: `${target.code.toLowerCase()}x` }),
    ],
    [
      "the code with a blank",
      ({ standing, target }) => about(standing, { ...target, code: `${target.code} ` }),
    ],
    [
      "the code in fullwidth digits",
      ({ standing, target }) => about(standing, { ...target, code: fullwidth(target.code) }),
    ],
    [
      "the code with a NUL behind it",
      ({ standing, target }) => about(standing, { ...target, code: `${target.code}\u0000` }),
    ],
    [
      "the code masked",
      ({ standing, target }) => about(standing, { ...target, code: `${target.code.slice(0, 4)}**********` }),
    ],
    [
      "the code cut",
      ({ standing, target }) => about(standing, { ...target, code: target.code.slice(0, -1) }),
    ],
    [
      "one character of the code changed",
      ({ standing, target, random }) =>
        about(standing, { ...target, code: changed(target.code, random.below(target.code.length)) }),
    ],
    ["the code as a number", ({ standing, target }) => about(standing, { ...target, code: 91_350_500 })],
    ["the code in a list", ({ standing, target }) => about(standing, { ...target, code: [target.code] })],
    [
      "the same code of another kind",
      ({ standing, target }) => about(standing, { ...target, kind: "passport" }),
    ],
    [
      "a kind of code nobody knows",
      ({ standing, target }) => about(standing, { ...target, kind: "company" }),
    ],
    ["no subject", ({ standing }) => about(standing, undefined)],
    ["a subject that is null", ({ standing }) => about(standing, null)],
    ["a subject that is its bare code", ({ standing, target }) => about(standing, target.code)],
    ["a list of subjects", ({ standing, target }) => about(standing, [target])],
    [
      "an unknown subject that is another",
      ({ foreign, standing }) => ({ kind: "unknown", subject: foreign, sources: standing["sources"] }),
    ],
    [
      "a subject called unknown that has records",
      ({ standing, target }) => ({ ...standing, kind: "unknown", records: [wireRecord(target)] }),
    ],
    [
      "a subject called unknown whose records are null",
      ({ standing }) => ({ ...standing, kind: "unknown", records: null }),
    ],
    [
      "a subject called unknown with no source",
      ({ target }) => ({ kind: "unknown", subject: target, sources: [] }),
    ],
  ]),
  ...recordKinds("subjects", [
    ["a record of somebody else", ({ foreign }) => wireRecord(foreign, { recordId: "B-9" })],
    [
      "a record of the same code and another kind",
      ({ target }) => wireRecord(target, { subject: { ...target, kind: "passport" } }),
    ],
    ["a record without a subject", { subject: undefined }],
    ["a record whose subject is null", { subject: null }],
    ["a record whose subject is a text", ({ target }) => wireRecord(target, { subject: target.code })],
  ]),
  ...envelopeKinds("subjects", [
    ["nobody", ({ answer }) => ({ ...answer, standings: [] })],
    [
      "one standing more than asked",
      ({ answer, foreign }) => ({ ...answer, standings: [...listOf(answer), wireStanding(foreign)] }),
    ],
    [
      "the same standing twice",
      ({ answer }) => ({ ...answer, standings: [...listOf(answer), ...listOf(answer)] }),
    ],
    [
      "the standings of a thousand others",
      ({ answer, foreign }) => ({
        ...answer,
        standings: Array.from({ length: 1_000 }, () => wireStanding(foreign)),
      }),
    ],
  ]),
  {
    name: "subjects: two subjects of one request in each other's place",
    theme: "subjects",
    on: "lookup",
    checks: "in-one-request",
    answer: ({ answer, send }) =>
      send({ body: JSON.stringify({ ...answer, standings: listOf(answer).toReversed() }) }),
  },
  {
    name: "subjects: one of two subjects left out",
    theme: "subjects",
    on: "lookup",
    checks: "in-one-request",
    answer: ({ answer, random, send }) =>
      send({ body: JSON.stringify({ ...answer, standings: [listOf(answer)[random.below(2)]] }) }),
  },
  {
    name: "subjects: the answers of two checks at once in each other's place, each signed for where it goes",
    theme: "subjects",
    on: "lookup",
    checks: "in-two-requests",
    answer: (exchange) => {
      const { kept, text } = exchange;
      const other = kept.get("waiting");
      if (other === undefined) {
        kept.set("waiting", exchange);
        return;
      }
      exchange.send({ body: other.text });
      other.send({ body: text });
    },
  },
  {
    name: "subjects: the answers of two checks at once in each other's place, each signed for where it came from",
    theme: "subjects",
    on: "lookup",
    checks: "in-two-requests",
    answer: (exchange) => {
      const { kept, text, nonce } = exchange;
      const other = kept.get("waiting");
      if (other === undefined) {
        kept.set("waiting", exchange);
        return;
      }
      exchange.send({ body: other.text, signed: { nonce: other.nonce } });
      other.send({ body: text, signed: { nonce } });
    },
  },
];

const listOf = (answer: Wire) => answer["standings"] as readonly unknown[];

function fullwidth(code: string): string {
  return code.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function changed(code: string, place: number): string {
  return code.slice(0, place) + (code[place] === "0" ? "1" : "0") + code.slice(place + 1);
}
