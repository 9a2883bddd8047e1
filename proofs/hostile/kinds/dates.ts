import type { HostileKind } from "../hostile-kind";
import { envelopeKinds, recordKinds, standingKinds } from "./spoil";

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const hourMs = 3_600_000;

/** R21: days that do not exist or contradict each other; T1, T21: lists of another time. */
export const dateKinds: readonly HostileKind[] = [
  ...recordKinds("dates", [
    ["30 February", { listedOn: "2018-02-30" }],
    ["29 February of no leap year", { listedOn: "2023-02-29" }],
    ["the month 13", { listedOn: "2018-13-01" }],
    ["the day 0", { listedOn: "2018-01-00" }],
    ["the year, month and day 0", { listedOn: "0000-00-00" }],
    ["a date without its zeros", { listedOn: "2018-1-1" }],
    ["a date in Chinese", { listedOn: "2018年1月1日" }],
    ["a date with slashes", { listedOn: "2018/01/01" }],
    ["an instant in the place of a date", { listedOn: "2018-01-01T00:00:00Z" }],
    ["a date as a number", { listedOn: 1_514_764_800_000 }],
    ["a year of five digits", { listedOn: "12018-01-01" }],
    ["a date that is null", { listedOn: null }],
    ["no date of listing", { listedOn: undefined }],
    ["a term that ends before the listing", { term: { kind: "until", lastOn: "2017-12-31" } }],
    ["a term until a day that does not exist", { term: { kind: "until", lastOn: "2027-04-31" } }],
    ["a term until no day", { term: { kind: "until" } }],
    ["a term of a kind nobody knows", { term: { kind: "forever" } }],
    ["a term that is null", { term: null }],
    ["an exit before the listing", { status: { kind: "exited", way: "repaired", on: "2017-12-31" } }],
    ["an exit on no day", { status: { kind: "exited", way: "repaired" } }],
    [
      "an exit as expired before the term is over",
      {
        term: { kind: "until", lastOn: "2030-01-01" },
        status: { kind: "exited", way: "expired", on: "2020-01-01" },
      },
    ],
    [
      "an exit as expired of what never expires",
      { status: { kind: "exited", way: "expired", on: "2020-01-01" } },
    ],
    ["a verification closed on no day", { verification: { kind: "rejected" } }],
  ]),
  ...standingKinds("dates", [
    [
      "clean since a day that does not exist",
      ({ standing }) => ({ ...standing, cleanSinceOn: "2019-02-30" }),
    ],
    ["clean since a number", ({ standing }) => ({ ...standing, cleanSinceOn: 2019 })],
    [
      "a recognition without its day",
      ({ standing }) => ({
        ...standing,
        recognitions: [
          { recognitionId: "H-1", title: "典型", authority: { name: "示例" }, term: { kind: "indefinite" } },
        ],
      }),
    ],
  ]),
  ...envelopeKinds("dates", [
    [
      "lists more than a day old",
      ({ answer, random }) => ({ ...answer, asOf: ago((25 + random.below(10_000)) * hourMs) }),
    ],
    ["lists of the year 1970", ({ answer }) => ({ ...answer, asOf: "1970-01-01T00:00:00Z" })],
    [
      "lists from the future",
      ({ answer, random }) => ({ ...answer, asOf: ago(-(1 + random.below(10_000)) * hourMs) }),
    ],
    ["lists of the year 9999", ({ answer }) => ({ ...answer, asOf: "9999-12-31T23:59:59Z" })],
    ["a time without its offset", ({ answer }) => ({ ...answer, asOf: ago(0).slice(0, -1) })],
    ["a time that is a day", ({ answer }) => ({ ...answer, asOf: ago(0).slice(0, 10) })],
    ["a time that is a number", ({ answer }) => ({ ...answer, asOf: Date.now() })],
    ["a time that is a word", ({ answer }) => ({ ...answer, asOf: "now" })],
    ["a time that is null", ({ answer }) => ({ ...answer, asOf: null })],
    ["no time", ({ answer }) => ({ ...answer, asOf: undefined })],
    ["an hour that does not exist", ({ answer }) => ({ ...answer, asOf: "2026-11-24T25:00:00Z" })],
    ["a day of the lists that does not exist", ({ answer }) => ({ ...answer, asOf: "2026-02-30T00:00:00Z" })],
  ]),
];
