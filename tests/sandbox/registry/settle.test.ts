import { describe, expect, it } from "vitest";
import { createDrawer } from "../../../src/sandbox/registry/drawer";
import { settle } from "../../../src/sandbox/registry/settle";
import { parseCalendarDate } from "../../../src/time/calendar-date";
import { aDesk, authority, company, otherPerson, person } from "./desk";

const until = (lastOn: string) => ({ term: { kind: "until", lastOn } });

describe("the calendar", () => {
  it("ends a record on the day after its last one, and not on the last, 六(一) (R6)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", ...until("2026-03-31") });
    desk.sleepUntil("2026-03-31");
    expect(desk.status("B-1")).toBe("listed");
    desk.sleepUntil("2026-04-01");
    expect(desk.status("B-1")).toBe("expired 2026-04-01");
  });

  it("puts who leaves the black list on watch from that day, for as long as was said, 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", ...until("2026-03-31"), watchDays: 30 });
    desk.sleepUntil("2026-04-01");
    expect(desk.record("B-1:watch")).toMatchObject({
      list: "watch",
      authority,
      listedOn: "2026-04-01",
      term: { kind: "until", lastOn: "2026-04-30" },
      followsFrom: { recordId: "B-1", exitWay: "expired" },
    });
    desk.sleepUntil("2026-04-30");
    expect(desk.status("B-1:watch")).toBe("listed");
    desk.sleepUntil("2026-05-01");
    expect(desk.status("B-1:watch")).toBe("expired 2026-05-01");
  });

  it("has done all of it after a long sleep, each on its own day, 六(一) 六(二)", () => {
    const desk = aDesk();
    const other = { subject: person };
    desk.must("list-red", { recordId: "R-1", ...other, ...until("2026-03-10") });
    desk.must("list-black", { recordId: "B-1", ...until("2026-03-31"), watchDays: 30 });
    desk.must("list-black", { recordId: "B-2", ...until("2026-06-30"), watchDays: 10 });
    desk.must("list-watch", { recordId: "W-1", ...until("2026-04-15") });
    desk.sleepUntil("2031-01-01");
    expect(
      ["R-1", "B-1", "B-1:watch", "B-2", "B-2:watch", "W-1"].map((recordId) => desk.status(recordId)),
    ).toEqual([
      "expired 2026-03-11",
      "expired 2026-04-01",
      "expired 2026-05-01",
      "expired 2026-07-01",
      "expired 2026-07-11",
      "expired 2026-04-16",
    ]);
  });

  it("comes to the same whether somebody looks every day or once, 六(一) (R6)", () => {
    const persons = [{ subject: person, role: "principal", recordId: "B-1-A" }];
    const [often, once] = [aDesk(), aDesk()];
    for (const desk of [often, once]) {
      desk.must("list-black", { recordId: "B-1", responsiblePersons: persons, ...until("2026-03-10") });
      desk.must("extend", { recordId: "B-1-A", ...until("2026-03-20") });
      desk.must("list-red", { recordId: "R-1", subject: otherPerson, ...until("2026-03-12") });
    }
    for (let day = 3; day <= 31; day += 1) often.sleepUntil(`2026-03-${String(day).padStart(2, "0")}`);
    once.sleepUntil("2026-03-31");
    for (const subject of [company, person, otherPerson])
      expect(often.file(subject).held.map(({ record }) => record)).toEqual(
        once.file(subject).held.map(({ record }) => record),
      );
    expect(often.status("B-1-A")).toBe("expired 2026-03-21");
  });

  it("leaves what runs for ever, and what has ended otherwise, 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", term: { kind: "indefinite" } });
    desk.must("list-black", { recordId: "B-2", ...until("2026-03-31") });
    desk.must("repair", { recordId: "B-2" });
    desk.sleepUntil("2036-01-01");
    expect([desk.status("B-1"), desk.status("B-2")]).toEqual(["listed", "repaired 2026-03-02"]);
  });

  it("speaks in the name of the authority, on the document of the listing, 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", ...until("2026-03-31") });
    const moment = { at: "2026-04-02T09:00:00+08:00", date: parseCalendarDate("2026-04-02") };
    const drawer = createDrawer([desk.file(company)], moment, (recordId) => recordId);
    settle(drawer, desk.file(company));
    expect(drawer.changes.map(({ change }) => change)).toEqual(
      ["exited", "listed"].map((event, place) => ({
        kind: "changed",
        at: moment.at,
        event,
        subject: company,
        recordId: ["B-1", "B-1:watch"][place],
        by: authority,
        documentNumber: "泉环认〔2026〕1号",
        basis: "有效期至2026-03-31届满，六(一)",
      })),
    );
  });
});
