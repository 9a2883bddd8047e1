import type { HostileKind } from "../hostile-kind";
import { wireRecord } from "../world";
import { recordKinds, standingKinds } from "./spoil";

/** T4, R21: records that cannot be read are none that may be left out. */
export const unreadableRecordKinds: readonly HostileKind[] = [
  ...standingKinds("records", [
    ["records that are null", ({ standing }) => ({ ...standing, records: null })],
    ["no records at all", ({ standing }) => ({ ...standing, records: undefined })],
    ["records as a text", ({ standing }) => ({ ...standing, records: "[]" })],
    ["records as an empty text", ({ standing }) => ({ ...standing, records: "" })],
    ["records as a number", ({ standing }) => ({ ...standing, records: 0 })],
    ["records as false", ({ standing }) => ({ ...standing, records: false })],
    ["records as an object with a length", ({ standing }) => ({ ...standing, records: { length: 0 } })],
    ["records by number", ({ standing, target }) => ({ ...standing, records: { 0: wireRecord(target) } })],
    [
      "records in pages",
      ({ standing, target }) => ({ ...standing, records: { items: [wireRecord(target)], next: "p2" } }),
    ],
    [
      "records in a list of lists",
      ({ standing, target }) => ({ ...standing, records: [[wireRecord(target)]] }),
    ],
    ["an empty list in the list of records", ({ standing }) => ({ ...standing, records: [[]] })],
    [
      "records under a key in capitals",
      ({ standing, target }) => ({ ...standing, records: undefined, Records: [wireRecord(target)] }),
    ],
    [
      "records one level too deep",
      ({ standing, target }) => ({
        ...standing,
        records: undefined,
        data: { records: [wireRecord(target)] },
      }),
    ],
    [
      "two records under one id",
      ({ standing, target }) => ({
        ...standing,
        records: [wireRecord(target), wireRecord(target, { list: "red" })],
      }),
    ],
    [
      "1,001 records",
      ({ standing, target }) => ({
        ...standing,
        records: Array.from({ length: 1_001 }, (_, index) => wireRecord(target, { recordId: `B-${index}` })),
      }),
    ],
    ["former names that are null", ({ standing }) => ({ ...standing, formerNames: null })],
    ["recognitions that are a text", ({ standing }) => ({ ...standing, recognitions: "诚信道德模范单位" })],
    ["no name", ({ standing }) => ({ ...standing, name: undefined })],
    ["an empty name", ({ standing }) => ({ ...standing, name: "" })],
    ["a name that is a list", ({ standing }) => ({ ...standing, name: ["泉州示例建筑有限公司"] })],
    [
      "a name that turns the direction of writing",
      ({ standing }) => ({ ...standing, name: "示例\u202e司公" }),
    ],
    [
      "a name with a line break for the log",
      ({ standing }) => ({ ...standing, name: "示例\n2026-11-24 approved" }),
    ],
    ["a type of subject nobody knows", ({ standing }) => ({ ...standing, subjectType: "ministry" })],
    ["no type of subject", ({ standing }) => ({ ...standing, subjectType: undefined })],
    ["a kind of standing nobody knows", ({ standing }) => ({ ...standing, kind: "clean" })],
    ["no kind of standing", ({ standing }) => ({ ...standing, kind: undefined })],
    ["a kind of standing in capitals", ({ standing }) => ({ ...standing, kind: "KNOWN" })],
  ]),
  ...recordKinds("records", [
    ["a record that is null", () => null],
    ["a record that is a text", () => "B-1"],
    ["a record that is empty", () => ({})],
    ["a record that is true", () => true],
    ["a record inside a record", ({ target }) => ({ record: wireRecord(target) })],
    ["a list nobody knows", { list: "grey" }],
    ["a list in capitals", { list: "BLACK" }],
    ["a list by its Chinese name", { list: "失信黑名单" }],
    ["two lists in one record", { list: ["red", "black"] }],
    ["no list", { list: undefined }],
    ["a status nobody knows", { status: { kind: "paused" } }],
    ["a status that is a text", { status: "listed" }],
    ["no status", { status: undefined }],
    ["an exit without its way", { status: { kind: "exited", on: "2019-01-01" } }],
    ["an exit by a way nobody knows", { status: { kind: "exited", way: "forgiven", on: "2019-01-01" } }],
    [
      "an exit from the black list by a way off the red one",
      { status: { kind: "exited", way: "incentive-misused", on: "2019-01-01" } },
    ],
    ["no id", { recordId: undefined }],
    ["an id of blanks", { recordId: "   " }],
    ["a severity nobody knows", { severity: "grave" }],
    ["a severity that is null", { severity: null }],
    ["a scope nobody knows", { scope: "world" }],
    ["a capacity nobody knows", { listedAs: "cousin" }],
    ["traits that are a text", { traits: "market-ban-decision" }],
    ["a trait that is an object", { traits: [{ id: "able-but-refusing" }] }],
    ["no field of conduct", { field: undefined }],
    ["a field of conduct that is a text", { field: "tax" }],
    ["no authority", { authority: undefined }],
    ["no basis", { bases: [] }],
    ["bases that are null", { bases: null }],
    ["a verification nobody knows", { verification: { kind: "maybe" } }],
    [
      "a verification on grounds nobody knows",
      { verification: { kind: "under-verification", grounds: { kind: "rumour" } } },
    ],
    [
      "a doubt confirmed by a word nobody knows",
      { verification: { kind: "under-verification", grounds: { kind: "doubt", confirmation: "yes" } } },
    ],
    ["a verification that is true", { verification: true }],
    ["a black record that follows from another", { followsFrom: { recordId: "B-0", exitWay: "repaired" } }],
    [
      "a watch record that follows from itself",
      { list: "watch", followsFrom: { recordId: "B-1", exitWay: "repaired" } },
    ],
  ]),
];
