/** What stays on one line: a word or a character, with the marks that open before it and close after it. */
const unit = /[（“《]*(?:[\w.-]+|.)[，。；：、）”》]*/gu;

/** Breaks a text into lines of at most so many columns; a Chinese character takes two. */
export function wrapped(text: string, columnCount: number): string {
  const lines: string[] = [];
  for (const part of text.split("\n")) {
    let line = "";
    for (const next of part.match(unit) ?? []) {
      if (columnsOf(line + next) > columnCount && line !== "") {
        lines.push(line);
        line = "";
      }
      line += next;
    }
    lines.push(line);
  }
  return lines.join("\n");
}

function columnsOf(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (/[\u1100-\u115F\u2E80-\uFFE6]/.test(character) ? 2 : 1),
    0,
  );
}
