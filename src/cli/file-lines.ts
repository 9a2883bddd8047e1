import { createReadStream } from "node:fs";

/** One line of a file: its number, the first is 1, and its text; undefined for one that is no UTF-8. */
export interface FileLine {
  readonly number: number;
  readonly text: string | undefined;
}

const lineFeed = 0x0a;

/**
 * Reads a file line by line, however long it is. Each line is decoded by itself, so that one in another encoding is
 * found, and none reads as something that nobody wrote.
 *
 * @param path of the file
 * @returns its lines, without a byte order mark and without the ends of lines
 * @throws Error of the file system
 * @example
 * for await (const { number, text } of fileLines("subjects.ndjson")) console.log(number, text?.length);
 */
export async function* fileLines(path: string): AsyncGenerator<FileLine> {
  let number = 0;
  let begun: Buffer[] = [];
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      number += 1;
      yield { number, text: textOf([...begun, chunk.subarray(from, end)]) };
      begun = [];
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
  if (begun.length > 0) yield { number: number + 1, text: textOf(begun) };
}

function textOf(parts: readonly Uint8Array[]): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts)).trim();
  } catch {
    return undefined;
  }
}
