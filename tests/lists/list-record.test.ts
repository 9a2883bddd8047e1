import { describe, expect, test } from "vitest";
import { listRecordSchema } from "../../src/lists/list-record";
import { recordInput } from "../decision/fixtures";

const issueOf = (over: object): string => {
  const parsed = listRecordSchema.safeParse({ ...recordInput, ...over });
  return parsed.success ? "none" : (parsed.error.issues[0]?.path.join(".") ?? "");
};

describe("a list record, as it comes from outside", () => {
  test("holds what the schema names, and only that", () => {
    expect(listRecordSchema.parse(recordInput)).toEqual(recordInput);
  });

  test("R26: who informed on the subject is never held, wherever it stands, 三(五)", () => {
    const parsed = listRecordSchema.parse({
      ...recordInput,
      informant: { name: "举报人某某" },
      field: { ...recordInput.field, informant: "举报人某某" },
      bases: [{ title: "举报材料", reportedBy: "举报人某某" }],
      authority: { ...recordInput.authority, contact: "举报人某某" },
      verification: {
        kind: "under-verification",
        grounds: { kind: "complaint", complainant: "举报人某某" },
        informant: "举报人某某",
      },
      status: { kind: "listed", informant: "举报人某某" },
    });
    expect(JSON.stringify(parsed)).not.toContain("举报人某某");
  });

  test.each<[string, object]>([
    ["an unknown list", { list: "grey" }],
    ["an unknown status", { status: { kind: "paused" } }],
    ["an unknown way of exit", { status: { kind: "exited", way: "forgiven", on: "2026-11-01" } }],
    ["an unknown scope", { scope: "street" }],
    ["an unknown severity", { severity: "extreme" }],
    ["an unknown capacity", { listedAs: "accountant" }],
    ["an unknown state of verification", { verification: { kind: "wrong" } }],
    ["unknown grounds", { verification: { kind: "under-verification", grounds: { kind: "rumour" } } }],
    [
      "a doubt of which it is not said whether it was confirmed",
      { verification: { kind: "under-verification", grounds: { kind: "doubt" } } },
    ],
    ["an unknown kind of subject", { subject: { kind: "company", code: "1" } }],
    [
      "a provider told on a day from which no term can run",
      {
        verification: {
          kind: "under-verification",
          grounds: { kind: "objection" },
          providerToldOn: "9999-12-31",
        },
      },
    ],
    ["no legal basis", { bases: [] }],
    ["no field", { field: undefined }],
    ["no term", { term: undefined }],
    ["null for a date", { listedOn: null }],
    ["an id with a space", { recordId: "b 1" }],
    ["a title that turns the direction of writing", { field: { id: "tax", title: "\u202Etxet" } }],
    ["a title with a control character", { field: { id: "tax", title: "a\u0000" } }],
  ])("R21: %s makes it unreadable, never harmless", (_, over) => {
    expect(issueOf(over)).not.toBe("none");
  });

  test.each<[string, string, object]>([
    ["a day that no calendar has", "listedOn", { listedOn: "2026-02-29" }],
    ["an instant for a day", "listedOn", { listedOn: "2026-01-05T00:00:00Z" }],
    ["a term before the listing", "term", { term: { kind: "until", lastOn: "2026-01-04" } }],
    [
      "an exit before the listing",
      "status",
      { status: { kind: "exited", way: "repaired", on: "2026-01-04" } },
    ],
  ])("R21: %s is refused", (_, path, over) => {
    expect(issueOf(over)).toBe(path);
  });

  test("one day long, or left on its first day, it is sound", () => {
    expect(issueOf({ term: { kind: "until", lastOn: "2026-01-05" } })).toBe("none");
    expect(issueOf({ status: { kind: "exited", way: "mis-listed", on: "2026-01-05" } })).toBe("none");
  });

  test("R21: leaves its list only in a way that leads off it, 六(一) 六(二) 四(四)", () => {
    const exit = (list: "red" | "black" | "watch", way: string) =>
      issueOf({ list, status: { kind: "exited", way, on: "2026-11-01" } });
    expect(exit("black", "adverse-listed")).not.toBe("none");
    expect(exit("black", "turned-black")).not.toBe("none");
    expect(exit("red", "repaired")).not.toBe("none");
    expect(exit("watch", "incentive-misused")).not.toBe("none");
    expect([
      exit("red", "incentive-misused"),
      exit("black", "repaired"),
      exit("watch", "turned-black"),
    ]).toEqual(["none", "none", "none"]);
  });

  test("R6: does not leave as expired before its term is over, 六(一)", () => {
    const expired = (on: string, term: object) =>
      issueOf({ term, status: { kind: "exited", way: "expired", on } });
    const until = { kind: "until", lastOn: "2026-10-31" };
    expect(expired("2026-10-30", until)).not.toBe("none");
    expect(expired("2026-10-31", until)).toBe("none");
    expect(expired("2026-11-01", { kind: "indefinite" })).not.toBe("none");
  });

  test("R7: only a watch record follows from another, and from none but another, 六(一)", () => {
    const followsFrom = { recordId: "b9", exitWay: "repaired" };
    expect(issueOf({ list: "watch", followsFrom })).toBe("none");
    expect(issueOf({ list: "watch", followsFrom: { ...followsFrom, recordId: "b1" } })).toBe("followsFrom");
    for (const list of ["red", "black"]) expect(issueOf({ list, followsFrom })).toBe("followsFrom");
  });

  test("R7: whoever was listed by mistake is not watched: no watch record follows from that, 六(一)", () => {
    const followsFrom = { recordId: "b9", exitWay: "mis-listed" };
    expect(issueOf({ list: "watch", followsFrom })).toBe("followsFrom.exitWay");
  });
});
