/** Reads CSV as RFC 4180 has it: a byte order mark, lines ended by CR LF, quoted cells with doubled quotes. */
export function csvRows(text: string): readonly (readonly string[])[] {
  if (!text.startsWith("\uFEFF")) throw new Error("It has no byte order mark.");
  const rows: string[][] = [];
  let [row, cell]: [string[], string] = [[], ""];
  let at = 1;
  const endCell = () => {
    row.push(cell);
    cell = "";
  };
  while (at < text.length) {
    if (text[at] === '"' && cell === "") {
      for (at += 1; ; at += 1) {
        if (at >= text.length) throw new Error("A quoted cell does not end.");
        if (text[at] === '"' && text[at + 1] === '"') at += 1;
        else if (text[at] === '"') break;
        cell += text[at];
      }
      at += 1;
      if (text[at] !== "," && !text.startsWith("\r\n", at)) throw new Error("Text after a quoted cell.");
    } else if (text[at] === ",") {
      endCell();
      at += 1;
    } else if (text.startsWith("\r\n", at)) {
      endCell();
      rows.push(row);
      row = [];
      at += 2;
    } else if (/["\r\n]/.test(text[at] ?? "")) {
      throw new Error("A quote or an end of line in a cell without quotes.");
    } else {
      cell += text[at];
      at += 1;
    }
  }
  if (row.length > 0 || cell !== "") throw new Error("The last line does not end.");
  return rows;
}
