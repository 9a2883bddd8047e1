import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText } from "../../../src/sandbox/statistics/csv-text";
import { csvRows } from "./csv-rows";

describe("CSV for a spreadsheet", () => {
  it("begins with a byte order mark and ends each line by CR LF, RFC 4180", () => {
    expect(
      csvText([
        ["a", "b"],
        ["示例,部门", 2],
        [undefined, 'say "no"'],
      ]),
    ).toBe('\uFEFFa,b\r\n"示例,部门",2\r\n,"say ""no"""\r\n');
  });

  it.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "\tx",
    "\rx",
    '=HYPERLINK("http://x")',
  ])("lets no spreadsheet take %j for a formula", (text) => {
    expect(csvRows(csvText([[text]]))).toEqual([[`'${text}`]]);
  });

  it("gives back every text that is no formula, and no cell that begins as one", () => {
    const cell = fc.string({ unit: fc.constantFrom(..."=+-@＝＋－＠\t\r\n\",' a1示𠮷") });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (rows) => {
        const read = csvRows(csvText(rows));
        expect(read).toEqual(
          rows.map((cells) => cells.map((text) => text.replace(/^(?=[=+\-@＝＋－＠\t\r])/, "'"))),
        );
      }),
    );
  });
});
