import { expect, test } from "vitest";
import { disputesAmong } from "../../src/lists/disputes-among";
import type { ListRecord } from "../../src/lists/list-record";
import { aRecord, aRedRecord, aWatchRecord, today, underObjection } from "../decision/fixtures";

const follower = aWatchRecord({ followsFrom: { recordId: "b1", exitWay: "expired" } });
const expired = { term: { kind: "until", lastOn: "2026-11-23" } } as const;
const over = (...others: readonly ListRecord[]) =>
  disputesAmong([follower, ...others], today)(follower)?.recordId;

test("R3: a watch record waits with the black one that it follows, whether that has ended or not, 五(六)", () => {
  expect(over(aRecord({ ...expired, verification: underObjection }))).toBe("b1");
  expect(over(aRecord({ verification: underObjection }))).toBe("b1");
});

test("R3: by no other record, and no longer once that one is verified, 五(六)", () => {
  expect(over()).toBeUndefined();
  expect(over(aRecord(expired))).toBeUndefined();
  expect(over(aRecord({ recordId: "b2", verification: underObjection }))).toBeUndefined();
  expect(over(aRedRecord({ recordId: "b1", verification: underObjection }))).toBeUndefined();
  const verification = { kind: "rejected", closedOn: "2026-11-20" } as const;
  expect(over(aRecord({ ...expired, verification }))).toBeUndefined();
});

test("R5: what was listed by mistake suspends nothing that names it, 六(三)", () => {
  const status = { kind: "exited", way: "mis-listed", on: "2026-11-20" } as const;
  expect(over(aRecord({ status, verification: underObjection }))).toBeUndefined();
});

test("R3: a record under verification itself is its own dispute, and one that follows none has no other, 五(六)", () => {
  const disputed = aWatchRecord({ ...follower, verification: underObjection });
  const black = aRecord({ verification: underObjection });
  const disputeOver = disputesAmong([disputed, black], today);
  expect(disputeOver(disputed)).toBe(disputed);
  expect(disputesAmong([black], today)(aWatchRecord())).toBeUndefined();
});
